#include "training/step_meter.h"

#include <QTest>
#include <chrono>
#include <thread>

namespace {

using namespace std::chrono_literals;

training::StepResult learnt(double loss) {
    training::StepResult result;
    result.loss = loss;
    return result;
}

core::TrainingConfig fourSteps() {
    core::TrainingConfig config;
    config.stages = {{64, 4}};
    config.batch = 10;
    return config;
}

}  // namespace

class StepMeterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstStepIsReportedAndThenMeans() {
        training::StepMeter meter(fourSteps());
        training::TrainingProgress now;
        meter.add(learnt(3), 0);
        QVERIFY(meter.due());
        meter.fill(now, 1);
        QCOMPARE(now.loss, 3.0);
        QVERIFY(!meter.due());
        meter.add(learnt(2), 0);
        meter.add(learnt(1), 0);
        meter.fill(now, 3);
        QCOMPARE(now.loss, 1.5);
    }

    /// A validation after every step once kept the reports back for ever.
    void validationsInBetweenDelayNoReport() {
        training::StepMeter meter(fourSteps());
        training::TrainingProgress now;
        meter.add(learnt(3), 0);
        meter.fill(now, 1);
        for (int step = 0; step < 30 && !meter.due(); ++step) {
            std::this_thread::sleep_for(40ms);  // sleeps on purpose: a step
            meter.add(learnt(1), 0);
            meter.pause();
            meter.resume();
        }
        QVERIFY(meter.due());
    }

    void theTimeOfAValidationIsNotOfTheSteps() {
        training::StepMeter meter(fourSteps());
        training::TrainingProgress now;
        meter.add(learnt(3), 0);
        meter.fill(now, 1);
        meter.add(learnt(2), 0);
        meter.pause();
        std::this_thread::sleep_for(700ms);  // sleeps on purpose: a validation
        meter.resume();
        QVERIFY(!meter.due());
        meter.fill(now, 2);
        QVERIFY(now.clipsPerSecond > 10 / 0.7);
        QVERIFY(now.secondsLeft < 0.7);
    }
};

QTEST_GUILESS_MAIN(StepMeterTest)
#include "step_meter_test.moc"
