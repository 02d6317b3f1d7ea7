#include "training/parameter_groups.h"

#include <QTest>

#include "core/types/error.h"
#include "model/timesformer.h"
#include "tests/training/support/toy_clips.h"

class ParameterGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyParameterHasItsLayer_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("layer");
        QTest::newRow("stem") << "network.patch_embed.conv0.weight" << 0;
        QTest::newRow("motion") << "network.motion.value.weight" << 0;
        QTest::newRow("positions") << "network.pos_embed" << 0;
        QTest::newRow("class token") << "network.cls_token" << 0;
        QTest::newRow("first block") << "network.blocks.0.norm1.weight" << 1;
        QTest::newRow("last block") << "network.blocks.11.mlp.fc1.weight" << 12;
        QTest::newRow("last norm") << "network.norm.weight" << 13;
        QTest::newRow("head") << "network.head.bias" << 13;
        QTest::newRow("trajectory") << "trajectory.regress.weight" << 13;
    }
    void everyParameterHasItsLayer() {
        QFETCH(QString, name);
        QTEST(training::layerOf(name.toStdString(), 12), "layer");
    }

    void lowerLayersLearnSlower() {
        core::OptimizerConfig config;
        config.layerDecay = 0.5;
        const auto weight = torch::zeros({2, 2});
        QCOMPARE(training::groupOf("head.weight", weight, 2, config).rate, 1.0);
        QCOMPARE(training::groupOf("blocks.1.mlp.fc1.weight", weight, 2, config).rate, 0.5);
        QCOMPARE(training::groupOf("blocks.0.mlp.fc1.weight", weight, 2, config).rate, 0.25);
        QCOMPARE(training::groupOf("pos_embed", weight, 2, config).rate, 0.125);
    }

    void onlyMatricesAreDecayedUnlessAllAre() {
        core::OptimizerConfig config;
        const auto matrix = torch::zeros({2, 2});
        QVERIFY(training::groupOf("head.weight", matrix, 2, config).decayed);
        QVERIFY(!training::groupOf("head.bias", torch::zeros({2}), 2, config).decayed);
        QVERIFY(!training::groupOf("time_embed", matrix, 2, config).decayed);
        QVERIFY(!training::groupOf("cls_token", matrix, 2, config).decayed);
        config.decayAll = true;
        QVERIFY(training::groupOf("time_embed", matrix, 2, config).decayed);
    }

    void frozenLayersNeedNoGradientAndKeepTheirStatistics() {
        model::TimeSformer network(toyModel());
        network->train();
        training::freeze(*network, 1, 1);
        for (const auto& item : network->named_parameters()) {
            QCOMPARE(item.value().requires_grad(), training::layerOf(item.key(), 1) >= 1);
        }
        const auto before = network->named_buffers()["patch_embed.norm0.running_mean"].clone();
        network->forward(torch::randn({2, 3, 4, 32, 32}));
        QVERIFY(torch::equal(network->named_buffers()["patch_embed.norm0.running_mean"], before));
        training::freeze(*network, 0, 1);
        for (const auto& parameter : network->parameters()) QVERIFY(parameter.requires_grad());
    }

    void moreLayersThanThereAreCannotBeFrozen() {
        model::TimeSformer network(toyModel());
        training::freeze(*network, 2, 1);
        QVERIFY_THROWS_EXCEPTION(core::Error, training::freeze(*network, 3, 1));
    }
};

QTEST_GUILESS_MAIN(ParameterGroupsTest)
#include "parameter_groups_test.moc"
