#include <QTest>

#include "core/types/error.h"
#include "model/timesformer.h"
#include "tests/model/support/small_network.h"

using core::AttentionScheme;
using core::ModelConfig;
using model::TimeSformer;

/// What no network can be built from is refused by name.
class ImpossibleConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesImpossibleConfigurations_data() {
        QTest::addColumn<ModelConfig>("config");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const char* part, auto change) {
            ModelConfig config = smallConfig();
            change(config);
            QTest::newRow(name) << config << part;
        };
        row("no width", "embed is 0", [](ModelConfig& c) { c.embed = 0; });
        row("odd heads", "5 heads", [](ModelConfig& c) { c.heads = 5; });
        row("odd size", "size 50", [](ModelConfig& c) { c.size = 50; });
        row("no depth", "depth is -1", [](ModelConfig& c) { c.depth = -1; });
        row("too many frames", "frames is 100000", [](ModelConfig& c) { c.frames = 100'000; });
        row("no labels", "labels is 0", [](ModelConfig& c) { c.labels = {}; });
        row("mirror missing", "mirror entries", [](ModelConfig& c) { c.labels.mirror.pop_back(); });
        row("mirror outside", "mirror entry 99", [](ModelConfig& c) { c.labels.mirror[0] = 99; });
        row("mirror below", "mirror entry -2", [](ModelConfig& c) { c.labels.mirror[0] = -2; });
        row("mirror one way", "mirroring twice", [](ModelConfig& c) { c.labels.mirror[0] = 1; });
        row("reverse missing", "reverse entries", [](ModelConfig& c) { c.labels.reverse.assign(1, -1); });
        row("reverse outside", "reverse entry 99", [](ModelConfig& c) {
            c.labels.reverse.assign(c.labels.names.size(), -1);
            c.labels.reverse[0] = 99;
        });
        row("reverse one way", "reverse entry 1", [](ModelConfig& c) {
            c.labels.reverse.assign(c.labels.names.size(), -1);
            c.labels.reverse[0] = 1;
        });
        row("drop everything", "dropPath", [](ModelConfig& c) { c.dropPath = 1; });
        row("cold", "temperature", [](ModelConfig& c) { c.temperature = 0; });
        row("flat pixels", "deviation", [](ModelConfig& c) { c.preprocessing.deviation[1] = 0; });
        row("odd grid in halves", "3 x 3 patches", [](ModelConfig& c) {
            c.attention = AttentionScheme::LocalGlobal;
            c.size = 48;
        });
        row("stem of other patches", "patch 8", [](ModelConfig& c) { c.patch = 8; });
    }

    void refusesImpossibleConfigurations() {
        QFETCH(ModelConfig, config);
        QFETCH(QString, part);
        try {
            const TimeSformer network(config);
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(part), error.what());
            QCOMPARE(error.kind(), core::Error::Kind::BadUsage);
        }
    }
};

QTEST_GUILESS_MAIN(ImpossibleConfigTest)
#include "impossible_config_test.moc"
