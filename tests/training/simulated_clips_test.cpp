#include "training/simulated_clips.h"

#include <QTest>
#include <cmath>
#include <set>

#include "core/types/error.h"

namespace {

using core::DataPart;

core::DataConfig small() {
    core::DataConfig data;
    data.frames = 5;
    data.simulate.train = {3, 2, 40};
    data.simulate.validation = {2, 1, 10};
    data.simulate.test = {2, 2, 12};
    data.simulate.renderSize = data.simulate.testRenderSize = 16;
    return data;
}

training::ClipMaker clips(DataPart part, const core::DataConfig& data = small()) {
    return training::simulatedClips(data, core::LabelSet::gestures(true), part, 16);
}

std::set<int> peopleOf(DataPart part) {
    const auto maker = clips(part);
    std::set<int> people;
    for (int i = 0; i < maker.count; ++i) people.insert(maker.make(i).info.subject);
    return people;
}

std::set<int> scenesOf(DataPart part) {
    const auto maker = clips(part);
    std::set<int> scenes;
    for (int i = 0; i < maker.count; ++i) scenes.insert(maker.make(i).info.scene);
    return scenes;
}

bool disjoint(const std::set<int>& a, const std::set<int>& b) {
    for (const int value : a) {
        if (b.contains(value)) return false;
    }
    return true;
}

}  // namespace

class SimulatedClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIndexAlwaysGivesTheSameClip() {
        const auto one = clips(DataPart::Train).make(7);
        const auto two = clips(DataPart::Train).make(7);
        QCOMPARE(one.rgb, two.rgb);
        QCOMPARE(one.info.label, two.info.label);
        QVERIFY(clips(DataPart::Train).make(8).rgb != one.rgb);
    }

    void theGestureLiesWithinTheFootage() {
        const auto maker = clips(DataPart::Train);
        for (int i = 0; i < 10; ++i) {
            const auto clip = maker.make(i);
            QCOMPARE(clip.rgb.size(), std::size_t(5 * 16 * 16 * 3));
            QCOMPARE(clip.trajectory.size(), std::size_t(5));
            QVERIFY(clip.info.startFrame > 0 && clip.info.startFrame < clip.info.endFrame);
            QVERIFY(clip.info.endFrame < 5 && clip.info.framesPerSecond > 0);
        }
    }

    void whereTheWorldIsFollowsTheWrist() {
        core::DataConfig data = small();
        data.frames = 24;
        data.simulate.renderSize = 64;
        const auto clip = training::simulatedClips(data, core::LabelSet::gestures(true), DataPart::Train, 64).make(9);
        QCOMPARE(clip.places.size(), std::size_t(24 * training::kPoolSteps));
        const auto placeX = [&](std::size_t f) { return clip.places[(f + 1) * training::kPoolSteps - 1].x; };
        double xx = 0, xw = 0, ww = 0, meanX = 0, meanW = 0;
        for (std::size_t f = 0; f < 24; ++f) meanX += placeX(f) / 24, meanW += clip.trajectory[f].x / 24;
        for (std::size_t f = 0; f < 24; ++f) {
            const double x = placeX(f) - meanX, w = clip.trajectory[f].x - meanW;
            xx += x * x, xw += x * w, ww += w * w;
        }
        QVERIFY2(xw / std::sqrt(xx * ww) < -0.9, qPrintable(QString::number(xw / std::sqrt(xx * ww))));
    }

    void allGesturesAndNoneOccur() {
        const auto maker = clips(DataPart::Train);
        std::set<int> labels;
        for (int i = 0; i < maker.count; ++i) labels.insert(maker.make(i).info.label);
        QCOMPARE(labels.size(), std::size_t(13));
    }

    void testAndValidationPeopleAreNeverTrainedOn() {
        const auto train = peopleOf(DataPart::Train);
        const auto validation = peopleOf(DataPart::Validation);
        const auto test = peopleOf(DataPart::CrossSubject);
        QVERIFY(disjoint(train, validation) && disjoint(train, test) && disjoint(validation, test));
        QCOMPARE(peopleOf(DataPart::CrossSceneSubject), test);
    }

    void crossSubjectSharesTheScenesAndCrossSceneDoesNot() {
        const auto train = scenesOf(DataPart::Train);
        QVERIFY(!disjoint(train, scenesOf(DataPart::CrossSubject)));
        QVERIFY(disjoint(train, scenesOf(DataPart::CrossSceneSubject)));
        QVERIFY(disjoint(train, scenesOf(DataPart::Validation)));
    }

    void whatChangesTheClipsChangesTheKey() {
        auto data = small();
        data.simulate.seed = 99;
        QVERIFY(clips(DataPart::Train, data).key != clips(DataPart::Train).key);
        QVERIFY(clips(DataPart::CrossSubject).key != clips(DataPart::CrossSceneSubject).key);
        QCOMPARE(clips(DataPart::Train).key, clips(DataPart::Train).key);
    }

    void aPartWithoutPeopleIsBadUsage() {
        auto data = small();
        data.simulate.train.people = 0;
        QVERIFY_THROWS_EXCEPTION(core::Error, clips(DataPart::Train, data));
    }
};

QTEST_GUILESS_MAIN(SimulatedClipsTest)
#include "simulated_clips_test.moc"
