#include "ui/playhead.h"

#include <QtTest>

namespace {

std::vector<double> tenFrames() {
    std::vector<double> times;
    for (int i = 0; i < 10; ++i) times.push_back(1 + i * 0.1);
    return times;
}

}  // namespace

class PlayheadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutFramesNothingMoves() {
        ui::Playhead playhead;
        playhead.toggle();
        playhead.shuttle(1);
        playhead.advance(1);
        QVERIFY(!playhead.playing());
        QCOMPARE(playhead.frame(), -1);
        QVERIFY(!playhead.step(1));
    }

    void stepsGoFromFrameToFrameAndEndAtTheLast() {
        ui::Playhead playhead;
        playhead.setTimes(tenFrames());
        QCOMPARE(playhead.frame(), 0);
        for (int i = 1; i < 10; ++i) {
            QVERIFY(playhead.step(1));
            QCOMPARE(playhead.frame(), i);
            QCOMPARE(playhead.frameTime(), 1 + i * 0.1);
        }
        QVERIFY(!playhead.step(1));
        QCOMPARE(playhead.frame(), 9);
        QVERIFY(playhead.step(-9));
        QVERIFY(!playhead.step(-1));
    }

    void playingTakesAsLongAsTheFootage() {
        ui::Playhead playhead;
        playhead.setTimes(tenFrames());
        playhead.toggle();
        playhead.advance(0.45);
        QCOMPARE(playhead.frame(), 4);
        playhead.setSpeed(0.25);
        playhead.advance(0.4);
        QCOMPARE(playhead.frame(), 5);
        playhead.setSpeed(2);
        playhead.advance(0.3);
        QVERIFY(!playhead.playing());
        QCOMPARE(playhead.frame(), 9);
    }

    void playingAgainAtTheEndBeginsAnew() {
        ui::Playhead playhead;
        playhead.setTimes(tenFrames());
        playhead.seek(99);
        playhead.toggle();
        QCOMPARE(playhead.frame(), 0);
        QVERIFY(playhead.playing());
    }

    void aRangeIsRepeatedInBothDirections() {
        ui::Playhead playhead;
        playhead.setTimes(tenFrames());
        playhead.setLoop(std::pair{1.2, 1.5});
        playhead.seek(1.2);
        playhead.toggle();
        playhead.advance(0.35);
        QVERIFY(playhead.playing());
        QVERIFY(std::abs(playhead.position() - 1.25) < 1e-9);
        playhead.shuttle(-1);
        playhead.advance(0.1);
        QVERIFY(std::abs(playhead.position() - 1.45) < 1e-9);
    }

    void shuttlingAgainIsFasterAndTurnsRound() {
        ui::Playhead playhead;
        playhead.setTimes(tenFrames());
        for (const double rate : {1.0, 2.0, 4.0, 4.0}) {
            playhead.shuttle(1);
            QCOMPARE(playhead.rate(), rate);
        }
        playhead.shuttle(-1);
        QCOMPARE(playhead.rate(), -1.0);
        playhead.stop();
        QVERIFY(!playhead.playing());
    }
};

QTEST_APPLESS_MAIN(PlayheadTest)
#include "playhead_test.moc"
