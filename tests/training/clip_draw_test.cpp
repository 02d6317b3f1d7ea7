#include "training/clip_draw.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "core/types/error.h"
#include "tests/training/support/toy_clips.h"
#include "training/label_choice.h"

namespace {

/// The toy labels with `none`.
core::LabelSet labels() { return {{"right", "left", "none"}, {1, 0, 2}}; }

bool same(const training::ClipDraw& a, const training::ClipDraw& b) {
    return a.clip == b.clip && a.label == b.label && a.frames == b.frames && a.change.mirror == b.change.mirror &&
           a.change.left == b.change.left && a.change.gain == b.change.gain &&
           a.change.noiseSeed == b.change.noiseSeed && a.change.eraseLeft == b.change.eraseLeft;
}

}  // namespace

class ClipDrawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_pool = std::make_unique<training::ClipPool>(toyClips(20), m_folder->path().toStdString());
        m_pool->fill(1, {}, {});
        m_config = core::TrainingConfig{};
        m_labels = labels();
    }

    void aPositionAlwaysYieldsTheSameDrawWhateverCameBefore() {
        training::ClipDrawer straight(*m_pool, m_labels, m_config, 4);
        std::vector<training::ClipDraw> draws;
        for (int p = 0; p < 70; ++p) draws.push_back(straight.draw(p));
        training::ClipDrawer resumed(*m_pool, m_labels, m_config, 4);
        for (const int p : {45, 3, 69, 44, 20}) QVERIFY(same(resumed.draw(p), draws[std::size_t(p)]));
    }

    void anotherSeedDrawsOtherwise() {
        training::ClipDrawer one(*m_pool, m_labels, m_config, 4);
        m_config.seed = 2;
        training::ClipDrawer two(*m_pool, m_labels, m_config, 4);
        int equal = 0;
        for (int p = 0; p < 20; ++p) equal += same(one.draw(p), two.draw(p)) ? 1 : 0;
        QCOMPARE(equal, 0);
    }

    void everyEpochHoldsEveryClipOnceInAnotherOrder() {
        training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
        std::vector<int> first, second;
        for (int p = 0; p < 20; ++p) first.push_back(drawer.draw(p).clip);
        for (int p = 20; p < 40; ++p) second.push_back(drawer.draw(p).clip);
        QVERIFY(first != second);
        QCOMPARE(std::set<int>(first.begin(), first.end()).size(), std::size_t(20));
        QCOMPARE(std::set<int>(second.begin(), second.end()).size(), std::size_t(20));
    }

    void mirroringChangesTheLabelWithThePicture() {
        m_config.augment.beside = 0;
        training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
        int mirrored = 0;
        for (int p = 0; p < 400; ++p) {
            const auto draw = drawer.draw(p);
            const int seen = m_pool->info(draw.clip).label;
            QCOMPARE(draw.label, draw.change.mirror ? 1 - seen : seen);
            mirrored += draw.change.mirror ? 1 : 0;
        }
        QVERIFY(mirrored > 140 && mirrored < 260);
    }

    void thePublishedMirrorLeavesTheLabel() {
        m_config.augment.beside = 0;
        m_config.augment.mirrorRelabel = false;
        training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
        int mirrored = 0;
        for (int p = 0; p < 100; ++p) {
            const auto draw = drawer.draw(p);
            QCOMPARE(draw.label, m_pool->info(draw.clip).label);
            mirrored += draw.change.mirror ? 1 : 0;
        }
        QVERIFY(mirrored > 20);
    }

    /// A hook to the left is none to the right, and what it is then nobody said.
    void aClassWithoutAKnownMirrorImageIsNeverMirrored() {
        const auto pool = poolOf("own gesture", 28, [](training::PoolClipInfo& info) {
            info.startFrame = 10;
            info.endFrame = 18;
        });
        m_labels = training::labelsNamed({"G13", "wave", "none"});
        training::ClipDrawer drawer(*pool, m_labels, m_config, 4);
        int mirroredNone = 0;
        for (int p = 0; p < 400; ++p) {
            const auto draw = drawer.draw(p);
            QVERIFY(draw.label == 2 || !draw.change.mirror);
            QVERIFY(draw.label == 2 || draw.label == pool->info(draw.clip).label);
            mirroredNone += draw.change.mirror ? 1 : 0;
        }
        QVERIFY(mirroredNone > 2);
    }

    void runningBackwardsChangesTheLabelWhereThatIsAClass() {
        m_config.augment.beside = m_config.augment.mirror = 0;
        m_config.augment.reverse = 1;
        m_labels.reverse = {1, -1, 2};
        training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
        for (int p = 0; p < 100; ++p) {
            const auto draw = drawer.draw(p);
            const bool isReversed = m_pool->info(draw.clip).label == 0;
            QCOMPARE(draw.label, 1);
            QCOMPARE(std::is_sorted(draw.frames.begin(), draw.frames.end()), !isReversed);
        }
    }

    void labelsThatDoNotKnowTheirReverseAreRefused() {
        m_config.augment.reverse = 0.5;
        try {
            const training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY2(QString(error.what()).contains("augment.reverse"), error.what());
        }
    }

    void whatIsSwitchedOnLaterLeavesTheOtherDrawsAsTheyWere() {
        training::ClipDrawer plain(*m_pool, m_labels, m_config, 4);
        m_config.augment.mixup = 0.8;
        training::ClipDrawer mixing(*m_pool, m_labels, m_config, 4);
        for (int p = 0; p < 30; ++p) QVERIFY(same(plain.draw(p), mixing.draw(p)));
        QCOMPARE(plain.draw(3).mixture.share, 1.0);
        QVERIFY(mixing.draw(3).mixture.share < 1);
    }

    void aWindowBesideTheGestureHoldsAtMostPartOfItAndIsNone() {
        const auto pool = poolOf("idling around", 28, [](training::PoolClipInfo& info) {
            info.startFrame = 10;
            info.endFrame = 18;
        });
        m_config.augment.beside = 1;
        training::ClipDrawer drawer(*pool, m_labels, m_config, 4);
        int begins = 0, ends = 0;
        for (int p = 0; p < 200; ++p) {
            const auto draw = drawer.draw(p);
            QCOMPARE(draw.label, 2);
            QVERIFY(draw.frames.front() >= 0 && draw.frames.back() < pool->frames());
            const double kept = std::min(18, draw.frames.back() + 1) - std::max(10, draw.frames.front());
            QVERIFY(kept <= 0.6 * 8 + 2);
            begins += draw.frames.front() < 10 && draw.frames.back() >= 10 && draw.frames.back() < 16 ? 1 : 0;
            ends += draw.frames.front() > 12 && draw.frames.front() < 18 && draw.frames.back() >= 18 ? 1 : 0;
        }
        QVERIFY(begins > 20);
        QVERIFY(ends > 20);
    }

    void withoutRoomBesideTheGestureItsBeginIsTaken() {
        m_config.augment.beside = 1;
        const auto pool = poolOf("no room", 6, [](training::PoolClipInfo& info) {
            info = {};
            info.endFrame = 6;
            info.framesPerSecond = 20;
        });
        training::ClipDrawer drawer(*pool, m_labels, m_config, 4);
        for (int p = 0; p < 50; ++p) {
            const auto draw = drawer.draw(p);
            QCOMPARE(draw.label, 2);
            QVERIFY(draw.frames.back() <= 3);
        }
    }

    void theBoundsOfANoneClipHardlyMove() {
        const auto pool = poolOf("none", 12, [](training::PoolClipInfo& info) { info.label = 2; });
        m_config.augment.startEarlyS = m_config.augment.endLateS = 2;
        training::ClipDrawer drawer(*pool, m_labels, m_config, 4);
        for (int p = 0; p < 50; ++p) {
            const auto draw = drawer.draw(p);
            QCOMPARE(draw.label, 2);
            QVERIFY(draw.frames.front() >= 1 && draw.frames.back() <= 10);
        }
    }

    void aNoneClipIsSeenAnywhereInItsQuietFootage() {
        const auto pool = poolOf("quiet", 100, [](training::PoolClipInfo& info) {
            info.label = 2;
            info.startFrame = 60;
            info.endFrame = 80;
            info.quietStart = 20;
            info.quietEnd = 90;
            info.framesPerSecond = 20;
        });
        training::ClipDrawer drawer(*pool, m_labels, m_config, 4);
        int outside = 0, first = 99, last = 0;
        for (int p = 0; p < 200; ++p) {
            const auto draw = drawer.draw(p);
            QCOMPARE(draw.label, 2);
            QVERIFY(draw.frames.front() >= 20 && draw.frames.back() < 90);
            outside += draw.frames.back() < 60 ? 1 : 0;
            first = std::min(first, draw.frames.front());
            last = std::max(last, draw.frames.back());
        }
        QVERIFY(outside > 20 && first < 25 && last > 84);
    }

    void withoutANoneClassEveryWindowIsTheGesture() {
        m_config.augment.beside = 1;
        m_labels = toyLabels();
        training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
        for (int p = 0; p < 50; ++p) QVERIFY(drawer.draw(p).label < 2);
    }

    void jitteredBoundsStayNearTheGesture() {
        m_config.augment = core::AugmentConfig{};
        m_config.augment.beside = 0;
        training::ClipDrawer drawer(*m_pool, m_labels, m_config, 4);
        for (int p = 0; p < 200; ++p) {
            const auto draw = drawer.draw(p);
            QVERIFY(std::is_sorted(draw.frames.begin(), draw.frames.end()));
            QVERIFY(draw.frames.front() >= 0 && draw.frames.back() < m_pool->frames());
        }
    }

    void evaluationSeesTheMiddlesOfTheExactGesture() {
        const auto draw = training::plainDraw(*m_pool, 3, 4);
        QCOMPARE(draw.frames, (std::vector<int>{3, 5, 7, 9}));
        QCOMPARE(draw.label, 1);
        QVERIFY(!draw.change.mirror && draw.change.noise == 0 && !draw.change.erase);
    }

private:
    std::unique_ptr<training::ClipPool> poolOf(const char* key, int frames,
                                               const std::function<void(training::PoolClipInfo&)>& change) {
        training::ClipMaker maker = toyClips(6, frames);
        maker.key = key;
        maker.make = [frames, change](int index) {
            training::PoolClip clip = toyClip(index, frames, 32);
            change(clip.info);
            return clip;
        };
        auto pool = std::make_unique<training::ClipPool>(std::move(maker), m_folder->path().toStdString());
        pool->fill(1, {}, {});
        return pool;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<training::ClipPool> m_pool;
    core::TrainingConfig m_config;
    core::LabelSet m_labels;
};

QTEST_GUILESS_MAIN(ClipDrawTest)
#include "clip_draw_test.moc"
