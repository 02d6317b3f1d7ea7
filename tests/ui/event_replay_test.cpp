#include <QtTest>

#include "tests/ui/sample/pixels.h"
#include "tests/ui/sample/sample.h"
#include "ui/event_replay.h"

class EventReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheNetworkSawAndWhereItLooked() {
        ui::EventReplay replay;
        replay.setEvent({"G5", 0.93, {{"G5", 0.93}, {"G6", 0.04}, {"none", 0.02}}, sample::clip()});
        replay.openOver({600, 400});
        QStringList texts;
        for (const QLabel* label : replay.findChildren<QLabel*>()) texts << label->text();
        QVERIFY(texts.contains("G5 · 93 %") && texts.contains("V, left to right") && texts.contains("No gesture"));
        const QImage before = sample::painted(replay);
        replay.setSeen({"G5", sample::clip(), sample::clip(), {}});
        QVERIFY(replay.attention().isVisible());
        QVERIFY(sample::changedPixels(before, sample::painted(replay), replay.attention().geometry()) > 1000);
    }

    void saysWhyNothingIsKnown() {
        ui::EventReplay replay;
        replay.setEvent({"G5", 0.93, {}, sample::clip()});
        replay.openOver({600, 400});
        replay.setSeen({"G5", nullptr, nullptr, "the model is gone"});
        QVERIFY(!replay.attention().isVisible());
        replay.setEvent({"G6", 0.93, {}, sample::clip()});
        QVERIFY(replay.attention().isVisible());
    }
};

QTEST_MAIN(EventReplayTest)
#include "event_replay_test.moc"
