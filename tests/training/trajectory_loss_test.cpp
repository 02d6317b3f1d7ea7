#include "training/trajectory_loss.h"

#include <QTest>
#include <cmath>

class TrajectoryLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTargetIsThePlaceRelativeToTheMeanAndTheStep() {
        const auto wrist = torch::tensor({0.0F, 1.0F, 2.0F, 1.0F, 4.0F, 4.0F}).view({1, 3, 2});
        const auto target = training::trajectoryTarget(wrist);
        const auto expected =
            torch::tensor({-2.0F, -1.0F, 0.0F, 0.0F, 0.0F, -1.0F, 2.0F, 0.0F, 2.0F, 2.0F, 2.0F, 3.0F});
        QVERIFY(torch::allclose(target, expected.view({1, 3, 4})));
    }

    void aRightAnswerCostsNothingAndKnowingNothingCostsAboutOne() {
        torch::manual_seed(1);
        const auto wrist = torch::randn({32, 8, 2});
        const auto known = torch::ones({32});
        QVERIFY(training::trajectoryLoss(training::trajectoryTarget(wrist), wrist, known).item<float>() < 1e-6);
        const auto nothing = torch::zeros({32, 8, 4});
        QVERIFY(std::abs(training::trajectoryLoss(nothing, wrist, known).item<float>() - 1) < 0.01);
    }

    void clipsWithUnknownPathDoNotCount() {
        const auto wrist = torch::randn({2, 8, 2});
        auto predicted = training::trajectoryTarget(wrist);
        predicted[1] += 100;
        QVERIFY(training::trajectoryLoss(predicted, wrist, torch::tensor({1.0F, 0.0F})).item<float>() < 1e-6);
        QCOMPARE(training::trajectoryLoss(predicted, wrist, torch::zeros({2})).item<float>(), 0.0F);
    }

    void theHeadAnswersForEachFrame() {
        training::TrajectoryHead head(24);
        QVERIFY((head(torch::randn({2, 8, 9, 24})).sizes() == torch::IntArrayRef{2, 8, 4}));
    }
};

QTEST_GUILESS_MAIN(TrajectoryLossTest)
#include "trajectory_loss_test.moc"
