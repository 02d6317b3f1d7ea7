#include <QtTest>

#include "tests/ui/sample/pixels.h"
#include "tests/ui/sample/sample.h"
#include "ui/latency_popup.h"
#include "ui/status_strip.h"

using core::SourceState;

class StatusStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatRunsIsNamed() {
        ui::StatusStrip strip;
        strip.setModel(sample::model());
        strip.setReading(sample::reading());
        QCOMPARE(strip.text(), QString("Camera on · HD Webcam | 640 × 480 · 30.0 frames/s | CPU · fp32 | "
                                       "light-timesformer-tiny | 18.1 predictions/s | p50 41 · p95 63 ms"));
    }

    void theSimulatorIsNoCamera() {
        ui::StatusStrip strip;
        ui::LiveReading reading = sample::reading();
        reading.simulated = true;
        strip.setReading(reading);
        QVERIFY(strip.text().startsWith("Simulator on |"));
    }

    void everyStateHasItsOwnWordAndShape_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("connecting") << int(SourceState::Connecting) << "Connecting";
        QTest::newRow("frozen") << int(SourceState::Frozen) << "No new pictures";
        QTest::newRow("unplugged") << int(SourceState::Unplugged) << "Unplugged";
        QTest::newRow("reconnecting") << int(SourceState::Reconnecting) << "Reconnecting";
        QTest::newRow("finished") << int(SourceState::Finished) << "Finished";
        QTest::newRow("failed") << int(SourceState::Failed) << "Failed";
        QTest::newRow("none") << int(SourceState::None) << "No source";
    }
    void everyStateHasItsOwnWordAndShape() {
        QFETCH(int, state);
        QFETCH(QString, word);
        QCOMPARE(ui::sourceStateText(SourceState(state), false), word);
        ui::SourceMark mark;
        mark.setState(SourceState::Running);
        const QImage running = sample::painted(mark);
        mark.setState(SourceState(state));
        QVERIFY(sample::changedPixels(running, sample::painted(mark), mark.rect()) > 3);
    }

    void aClickOnTheLatencyAsksForDetails() {
        ui::StatusStrip strip;
        QSignalSpy clicked(&strip, &ui::StatusStrip::latencyClicked);
        QTest::mouseClick(strip.latencyButton(), Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
    }

    void theTableShowsEveryStageAndCounter() {
        ui::LatencyPopup popup;
        popup.setReading(sample::reading());
        popup.setReading(sample::reading());
        QStringList shown;
        for (const QLabel* label : popup.findChildren<QLabel*>()) shown << label->text();
        for (const char* text : {"capture", "queue", "preprocess", "infer", "decide", "paint", "capture to result"})
            QVERIFY2(shown.count(text) == 1, text);
        for (const char* text : {"30.5", "40.5", "44.0", "41.0", "63.0", "77.0", "3600", "4", "1430", "2166", "0"})
            QVERIFY2(shown.contains(text), text);
    }
};

QTEST_MAIN(StatusStripTest)
#include "status_strip_test.moc"
