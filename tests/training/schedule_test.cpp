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
        QCOMPARE(training::ratesAt(config, 0, 110).lr, 0.1);
        QCOMPARE(training::ratesAt(config, 9, 110).lr, 1.0);
        QCOMPARE(training::ratesAt(config, 10, 110).lr, 1.0);
        QCOMPARE(training::ratesAt(config, 60, 110).lr, 0.55);
        QCOMPARE(training::ratesAt(config, 110, 110).lr, 0.1);
        for (int step = 11; step < 110; ++step) {
            QVERIFY(training::ratesAt(config, step, 110).lr < training::ratesAt(config, step - 1, 110).lr);
        }
    }

    void aRunShorterThanItsWarmUpStillHasARate() {
        core::OptimizerConfig config;
        config.warmupSteps = 100;
        QVERIFY(training::ratesAt(config, 4, 5).lr > 0);
    }

    void stepsFollowThePublishedRecipe() {
        core::OptimizerConfig config;  // the steps of 0, 11 and 14 epochs of 15
        config.schedule = core::ScheduleKind::Steps;
        config.lr = 0.005;
        config.warmupSteps = 0;
        constexpr int stepsPerEpoch = 7;
        const auto rate = [&](int epoch, int step) {
            return training::ratesAt(config, epoch * stepsPerEpoch + step, 15 * stepsPerEpoch).lr;
        };
        QCOMPARE(rate(0, 0), 0.005);
        QCOMPARE(rate(10, 6), 0.005);
        QCOMPARE(rate(11, 0), 0.0005);
        QCOMPARE(rate(13, 6), 0.0005);
        QCOMPARE(rate(14, 0), 0.00005);
        QCOMPARE(rate(14, 6), 0.00005);
    }

    void theWarmUpStartsWhereTheRecipeSays() {
        core::OptimizerConfig config;
        config.lr = 2;
        config.warmupSteps = 4;
        config.warmupStart = 0.2;
        QCOMPARE(training::ratesAt(config, 0, 100).lr, 0.8);
        QCOMPARE(training::ratesAt(config, 3, 100).lr, 2.0);
    }

    void oneCycleRisesAndFallsWithTheMomentumOpposed() {
        core::OptimizerConfig config;
        config.schedule = core::ScheduleKind::OneCycle;
        config.lr = 1;
        config.warmupSteps = 0;
        config.warmupStart = 0.04;
        config.finalLr = 0.001;
        config.beta1 = 0.95;
        const auto at = [&](int step) { return training::ratesAt(config, step, 101); };
        QCOMPARE(at(0).lr, 0.04);
        QCOMPARE(at(0).momentum, 0.95);
        QCOMPARE(at(15).lr, 0.52);
        QCOMPARE(at(30).lr, 1.0);
        QCOMPARE(at(30).momentum, 0.85);
        QCOMPARE(at(100).lr, 0.001);
        QCOMPARE(at(100).momentum, 0.95);
        for (int step = 1; step <= 100; ++step) QCOMPARE(at(step).lr > at(step - 1).lr, step <= 30);
    }

    void theMomentumIsThatOfTheOptimizer() {
        core::OptimizerConfig config;
        config.beta1 = 0.8;
        config.momentum = 0.7;
        QCOMPARE(training::ratesAt(config, 5, 10).momentum, 0.8);
        config.kind = core::OptimizerKind::Sgd;
        QCOMPARE(training::ratesAt(config, 5, 10).momentum, 0.7);
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
