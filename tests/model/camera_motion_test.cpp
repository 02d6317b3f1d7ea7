#include "model/camera_motion.h"

#include <torch/torch.h>

#include <QTest>
#include <cmath>

#include "model/architecture.h"

namespace {

/// A random smooth room wider than the picture, seen through a window that moves by (x, y) parts of the picture at each
/// of 4 frames; the lower half shows the same still hand in all of them.
torch::Tensor takeMoving(double x, double y, int size) {
    torch::manual_seed(3);
    const auto room = torch::upsample_bilinear2d(torch::randn({1, 3, 40, 40}), {size * 3, size * 3}, false);
    const auto hand = torch::upsample_bilinear2d(torch::randn({1, 3, 8, 8}), {size, size}, false)[0];
    std::vector<torch::Tensor> frames;
    for (int t = 0; t < 4; ++t) {
        const int left = size + int(std::lround(t * x * size)), top = size + int(std::lround(t * y * size));
        auto frame = room[0].narrow(1, top, size).narrow(2, left, size).clone();
        frame.narrow(1, size * 3 / 5, size - size * 3 / 5).copy_(hand.narrow(1, 0, size - size * 3 / 5));
        frames.push_back(frame);
    }
    return torch::stack(frames);
}

torch::Tensor motionOf(const torch::Tensor& pictures, int64_t frames) {
    return model::cameraMotion(model::motionStructure(pictures), frames);
}

}  // namespace

class CameraMotionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStepsAreThoseOfTheRoomInThePicture_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<int>("size");
        QTest::newRow("still") << 0.0 << 0.0 << 96;
        QTest::newRow("right") << 0.125 << 0.0 << 96;
        QTest::newRow("left, small pictures") << -0.125 << 0.0 << 64;
        QTest::newRow("down") << 0.0 << 0.125 << 96;
        QTest::newRow("left and up") << -0.1875 << -0.0625 << 96;
    }
    void theStepsAreThoseOfTheRoomInThePicture() {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(int, size);
        constexpr double kFullPicture = 8;
        const auto motion = motionOf(takeMoving(x, y, size), 4);
        QVERIFY(motion.sizes() == torch::IntArrayRef({1, 4, model::motionValues(1)}));
        for (int t = 1; t < 4; ++t) {
            QVERIFY(std::abs(motion[0][t][0].item<double>() + kFullPicture * x) < 0.25);
            QVERIFY(std::abs(motion[0][t][1].item<double>() + kFullPicture * y) < 0.25);
            QVERIFY(motion[0][t][4].item<double>() > 0.7);
        }
        QCOMPARE(motion[0][0][0].item<double>(), 0.0);
        QVERIFY(std::abs(motion.select(2, 2).mean().item<double>()) < 1e-4);
    }

    void aTrackSaysTheSameAsThePictures() {
        const auto pictures = takeMoving(0.125, -0.0625, 96);
        const auto seen = motionOf(pictures, 4);
        const auto step = torch::arange(4, torch::kFloat).unsqueeze(1);
        const auto places = torch::cat({step * -0.125, step * 0.0625}, 1) + 3;  // wherever it begins
        const auto told = model::trackMotion(places.unsqueeze(1), 4, 1);
        QVERIFY(told.sizes() == seen.sizes());
        QVERIFY(torch::allclose(told.narrow(2, 0, 4), seen.narrow(2, 0, 4), 0, 0.3));
        QVERIFY(torch::allclose(told.select(2, 4), torch::ones({1, 4})));
        QVERIFY((model::trackMotion(torch::randn({2, 1, 2}), 1, 1).narrow(2, 0, 4) == 0).all().item<bool>());
    }

    void aTrackTellsTheWayBetweenTheFrames() {
        const auto way =
            torch::tensor({0.F, 0.F, 1.F, 4.F, 5.F, 5.F}).reshape({3, 2, 1}) / 8;  // of 3 frames, in widths
        const auto told = model::trackMotion(torch::cat({way, way * 2}, 2), 3, 2);
        QVERIFY(told.sizes() == torch::IntArrayRef({1, 3, model::motionValues(2)}));
        QVERIFY(torch::allclose(told[0].select(1, 0), torch::tensor({0.F, 1.F, 1.F})));
        QVERIFY(torch::allclose(told[0].select(1, 2), torch::tensor({0.F, 3.F, 0.F})));
        QVERIFY(torch::allclose(told[0].select(1, 3), torch::tensor({0.F, 6.F, 0.F})));
        QVERIFY(torch::allclose(told[0].select(1, 4), torch::tensor({0.F, 1.F, 5.F}) - 3));
        QVERIFY(torch::allclose(told[0].select(1, 6), torch::tensor({0.F, 4.F, 5.F}) - 3));
    }

    void wayIsStraightWhereOnlyTheFramesAreKnown() {
        const auto places = torch::randn({8, 1, 2});
        const auto told = model::trackMotion(places, 4, 4);
        QVERIFY(torch::allclose(told, model::inSteps(model::trackMotion(places, 4, 1), 4), 1e-4, 1e-5));
        const auto steps = told.narrow(2, 0, 8).reshape({2, 4, 4, 2});
        QVERIFY(torch::allclose(steps, steps.mean(2, true).expand({2, 4, 4, 2}), 1e-4, 1e-5));
        const auto fine = model::trackMotion(torch::randn({8, 4, 2}), 4, 1);  // more than are wanted
        QVERIFY(fine.sizes() == torch::IntArrayRef({2, 4, model::motionValues(1)}));
    }

    void mirroredPicturesMoveTheOtherWay() {
        const auto pictures = takeMoving(0.125, 0.0625, 96);
        const auto plain = motionOf(pictures, 4);
        const auto mirrored = motionOf(pictures.flip(3), 4);
        QVERIFY(torch::allclose(mirrored.select(2, 0), -plain.select(2, 0), 0, 0.02));
        QVERIFY(torch::allclose(mirrored.select(2, 1), plain.select(2, 1), 0, 0.02));
    }

    void clipsOfABatchDoNotMix() {
        const auto one = takeMoving(0.125, 0, 96);
        const auto two = takeMoving(-0.125, 0.125, 96);
        const auto both = motionOf(torch::cat({one, two}), 4);
        QVERIFY(torch::allclose(both[0], motionOf(one, 4)[0], 0, 1e-3));
        QVERIFY(torch::allclose(both[1], motionOf(two, 4)[0], 0, 1e-3));
    }

    void aSingleFrameOrAFlatPictureHasNoMotion() {
        QVERIFY((motionOf(torch::randn({2, 3, 64, 64}), 1) == 0).all().item<bool>());
        const auto flat = motionOf(torch::ones({4, 3, 64, 64}), 4);
        QVERIFY(flat.isfinite().all().item<bool>());
        QVERIFY(flat.narrow(2, 0, 4).abs().max().item<double>() < 0.05);
    }
};

QTEST_GUILESS_MAIN(CameraMotionTest)
#include "camera_motion_test.moc"
