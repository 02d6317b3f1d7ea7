#include "ui/replay_reel.h"

#include <QtTest>

namespace {

core::Frame frame(int number, int side = 4) {
    return {std::uint64_t(number), core::TimePoint(std::chrono::milliseconds(1000 + number * 100)),
            std::make_shared<const core::Image>(side, side)};
}

}  // namespace

class ReplayReelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingWasRecordedYet() {
        const ui::ReplayReel reel;
        QVERIFY(reel.empty());
        QVERIFY(!reel.at(1));
    }

    void picturesComeInTheirTempoAndAgain() {
        ui::ReplayReel reel;
        core::ImagePtr images[5];
        for (int i = 0; i < 5; ++i) {
            const core::Frame one = frame(i);
            images[i] = one.image;
            reel.add(one);
        }
        QCOMPARE(reel.at(0), images[0]);
        QCOMPARE(reel.at(0.25), images[2]);
        QCOMPARE(reel.at(0.65), images[4]);  // stands for a moment at the end
        QCOMPARE(reel.at(0.75), images[0]);
        reel.clear();
        QVERIFY(reel.empty());
    }

    void aLongTakeKeepsItsEndWithinTheBoundOfMemory() {
        ui::ReplayReel reel;
        core::ImagePtr last;
        const core::Frame first = frame(0, 2048);
        reel.add(first);
        for (int i = 1; i < 40; ++i) {
            core::Frame again = first;  // the same pixels, so that the test stays small
            again.captureTime = frame(i).captureTime;
            reel.add(again);
        }
        // 40 pictures of 12 MB do not fit: the first ones are gone, so the reel is shorter than 3.9 s.
        reel.add(frame(40));
        last = reel.at(1.55);
        QCOMPARE(last->width, 4);
    }
};

QTEST_APPLESS_MAIN(ReplayReelTest)
#include "replay_reel_test.moc"
