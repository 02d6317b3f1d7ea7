#include "model/operation_count.h"

#include <QTest>

#include "model/presets.h"

class OperationCountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Against the counts that mmaction2 publishes for 8 x 224 and 400 classes, in units of 1e9.
    void agreesWithPublishedCounts_data() {
        QTest::addColumn<core::AttentionScheme>("scheme");
        QTest::addColumn<double>("published");
        QTest::newRow("divided") << core::AttentionScheme::DividedSpaceTime << 196.0;
        QTest::newRow("joint") << core::AttentionScheme::JointSpaceTime << 180.0;
        QTest::newRow("space only") << core::AttentionScheme::SpaceOnly << 141.0;
    }

    void agreesWithPublishedCounts() {
        QFETCH(core::AttentionScheme, scheme);
        QFETCH(double, published);
        core::ModelConfig config = model::preset("timesformer");
        config.attention = scheme;
        const double counted = double(model::countOperations(config).plain) / 1e9;
        QVERIFY2(std::abs(counted - published) < 1, qPrintable(QString::number(counted)));
    }

    void theEngineNeedsLess() {
        for (const std::string& name : model::presetNames()) {
            const model::OperationCount count = model::countOperations(model::preset(name));
            QVERIFY2(count.needed < count.plain && count.needed > count.plain / 2, name.c_str());
        }
        core::ModelConfig axial = model::preset("timesformer");
        axial.attention = core::AttentionScheme::Axial;
        QCOMPARE(model::countOperations(axial).needed, model::countOperations(axial).plain);
    }
};

QTEST_GUILESS_MAIN(OperationCountTest)
#include "operation_count_test.moc"
