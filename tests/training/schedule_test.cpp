#include "training/schedule.h"

#include <QTest>

class ScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRateRisesThenFallsToTheFloor() {
        core::OptimizerConfig config;
        config.lr = 1;
        config.warmupSteps = 10;
        config.finalLr = 0.1;
        QCOMPARE(training::learningRate(config, 0, 110), 0.1);
        QCOMPARE(training::learningRate(config, 9, 110), 1.0);
        QCOMPARE(training::learningRate(config, 10, 110), 1.0);
        QCOMPARE(training::learningRate(config, 60, 110), 0.55);
        QCOMPARE(training::learningRate(config, 110, 110), 0.1);
        for (int step = 11; step < 110; ++step) {
            QVERIFY(training::learningRate(config, step, 110) < training::learningRate(config, step - 1, 110));
        }
    }

    void aRunShorterThanItsWarmUpStillHasARate() {
        core::OptimizerConfig config;
        config.warmupSteps = 100;
        QVERIFY(training::learningRate(config, 4, 5) > 0);
    }

    void stagesFollowEachOther() {
        core::TrainingConfig config;
        config.stages = {{64, 3}, {80, 2}, {112, 5}};
        QCOMPARE(training::totalSteps(config), 10);
        QCOMPARE(training::clipSize(config, 0), 64);
        QCOMPARE(training::clipSize(config, 2), 64);
        QCOMPARE(training::clipSize(config, 3), 80);
        QCOMPARE(training::clipSize(config, 5), 112);
        QCOMPARE(training::clipSize(config, 10), 112);
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "schedule_test.moc"
