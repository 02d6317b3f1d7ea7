#include "training/frame_draw.h"

#include <QTest>
#include <algorithm>

namespace {

/// A recording of 60 frames at 15 a second of which every one is kept, and of which 16 are kept.
training::PoolClipInfo recording(int pooled) {
    training::PoolClipInfo info;
    info.sourceFrames = 60;
    info.sourceRate = 15;
    info.startFrame = 0;
    info.endFrame = float(pooled);
    info.framesPerSecond = float(15.0 * pooled / 60);
    return info;
}

std::vector<int> drawn(core::SamplingRule rule, int rate, int pooled, int count) {
    training::SamplingRandom random(7);
    return training::drawByRule(recording(pooled), pooled, {rule, rate}, count, random);
}

}  // namespace

class FrameDrawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClipOfThePublishedStrideRepeatsItsLastFrame() {
        core::Preprocessing rule;
        rule.span = core::ClipSpan::FixedStride;
        rule.samplingRate = 32;
        QCOMPARE(training::plainFrames(recording(60), 60, rule, 8), (std::vector<int>{0, 18, 36, 54, 59, 59, 59, 59}));
        QCOMPARE(training::plainFrames(recording(16), 16, rule, 8), (std::vector<int>{0, 4, 9, 14, 15, 15, 15, 15}));
    }

    void allRulesStayWithinTheLabelledStretch_data() {
        QTest::addColumn<int>("rule");
        for (int rule = int(core::SamplingRule::Segments); rule <= int(core::SamplingRule::Dense); ++rule)
            QTest::addRow("rule %d", rule) << rule;
    }
    void allRulesStayWithinTheLabelledStretch() {
        QFETCH(int, rule);
        auto info = recording(60);
        info.startFrame = 20;
        info.endFrame = 40;
        info.sourceFrames = 20;
        training::SamplingRandom random(3);
        for (int i = 0; i < 50; ++i) {
            const auto frames = training::drawByRule(info, 60, {core::SamplingRule(rule), 2}, 8, random);
            QCOMPARE(frames.size(), std::size_t(8));
            QVERIFY(*std::min_element(frames.begin(), frames.end()) >= 20);
            QVERIFY(*std::max_element(frames.begin(), frames.end()) <= 39);
        }
    }

    void fixedRulesAreThoseOfTheStudies() {
        QCOMPARE(drawn(core::SamplingRule::Linspace, 0, 60, 5), (std::vector<int>{0, 14, 29, 44, 59}));
        QCOMPARE(drawn(core::SamplingRule::Equidistant, 0, 60, 5), training::sampleEquidistant(60, 5));
    }

    void whatIsNotKnownOfARecordingIsTakenFromThePool() {
        auto info = recording(16);
        info.sourceFrames = 0;
        core::Preprocessing rule;
        rule.span = core::ClipSpan::RoundedSegments;
        QCOMPARE(training::plainFrames(info, 16, rule, 4), training::sampleRoundedSegmentsCentre(16, 4));
    }

    void withoutARuleTheModelsOwnIsTaken() {
        core::Preprocessing model;
        model.span = core::ClipSpan::FixedStride;
        model.samplingRate = 16;
        const auto own = training::settledSampling({}, model);
        QVERIFY(own.rule == core::SamplingRule::Stride);
        QCOMPARE(own.rate, 16);
        const auto wanted = training::settledSampling({core::SamplingRule::Dense, 3}, model);
        QVERIFY(wanted.rule == core::SamplingRule::Dense);
        QCOMPARE(wanted.rate, 3);
        QVERIFY(training::settledSampling({}, {}).rule == core::SamplingRule::Segments);
    }
};

QTEST_GUILESS_MAIN(FrameDrawTest)
#include "frame_draw_test.moc"
