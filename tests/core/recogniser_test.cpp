#include "core/pipeline/recogniser.h"

#include <QtTest>

#include "core/types/error.h"
#include "tests/core/support/fake_classifier.h"
#include "tests/core/support/moving_camera.h"

namespace {

core::LiveConfig ungated(std::vector<double> windowsS) {
    core::LiveConfig config;
    config.activityGate = false;
    config.windowsS = std::move(windowsS);
    return config;
}

void pushStill(core::FrameRing& ring, double fromS, double toS) {
    const auto image = std::make_shared<const core::Image>(28, 28);
    for (int i = 0; fromS + i / 30.0 < toS; ++i) {
        core::Frame frame = MovingCamera::frame(fromS + i / 30.0, image);
        frame.place = core::Shift{};
        ring.push(std::move(frame));
    }
}

double lengthOf(const core::Clip& clip) { return core::Seconds(clip.times.back() - clip.times.front()).count(); }

}  // namespace

class RecogniserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWithoutNewFrames() {
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        core::Recogniser recogniser(classifier, {});
        core::FrameRing ring(4);
        QVERIFY(!recogniser.tick(ring));
        pushStill(ring, 0, 1);
        QVERIFY(recogniser.tick(ring));
        QVERIFY(!recogniser.tick(ring));
    }

    void theSurestGestureOfSeveralWindowsCounts() {
        FakeClassifier classifier([](const core::Clip& clip) { return lengthOf(clip) > 1.2 ? 3 : kFakeNone; });
        core::Recogniser recogniser(classifier, ungated({1, 2}));
        core::FrameRing ring(4);
        pushStill(ring, 0, 3);
        const auto step = recogniser.tick(ring);
        QVERIFY(step);
        QCOMPARE(step->result.prediction.probabilities[3], 1.0F);
        QVERIFY(lengthOf(*step->result.seen) > 1.2);
        QCOMPARE(step->result.prediction.clipStart, step->result.seen->times.front());
        QCOMPARE(step->result.prediction.newestFrame, *ring.newest());
    }

    void goesOnWhenTheFootageJumpsBack() {
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        core::Recogniser recogniser(classifier, {});
        core::FrameRing ring(4);
        pushStill(ring, 100, 101);
        QVERIFY(recogniser.tick(ring));
        pushStill(ring, 0, 1);
        const auto step = recogniser.tick(ring);
        QVERIFY(step);
        QCOMPARE(step->result.prediction.newestFrame, *ring.newest());
    }

    void aClassifierThatLosesPredictionsIsAnError() {
        class Forgetful : public FakeClassifier {
        public:
            using FakeClassifier::FakeClassifier;
            std::vector<core::Prediction> classify(std::span<const core::Clip>) override { return {}; }
        };
        Forgetful classifier([](const core::Clip&) { return 0; });
        core::Recogniser recogniser(classifier, {});
        core::FrameRing ring(4);
        pushStill(ring, 0, 1);
        QVERIFY_EXCEPTION_THROWN(recogniser.tick(ring), core::Error);
    }
};

QTEST_GUILESS_MAIN(RecogniserTest)
#include "recogniser_test.moc"
