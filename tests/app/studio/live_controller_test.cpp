#include <QtTest>

#include <QPushButton>

#include "app/studio/live_controller.h"
#include "app/studio/reading.h"
#include "ui/event_list.h"
#include "ui/message_panel.h"
#include "ui/status_strip.h"

namespace {

constexpr int kPatienceMs = 30'000;

app::EngineRequest smallSimulator() {
    app::EngineRequest request;
    request.capture.width = 160;
    request.capture.height = 120;
    request.inference.threads = 1;
    return request;
}

}  // namespace

class LiveControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_window = std::make_unique<ui::MainWindow>();
        m_window->show();
    }
    void cleanup() {
        m_controller.reset();
        m_window.reset();
    }

    void theSimulatorIsShownAndJudgedBesideItsTruth() {
        start(smallSimulator(), "sim");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
        QCOMPARE(m_window->live().video().image()->width, 160);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->live().video().overlay().label.empty(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->status().text().contains("160 × 120"), kPatienceMs);
        QVERIFY(m_window->status().text().startsWith("Simulator on"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->live().video().overlay().truth.empty(), kPatienceMs);
    }

    void aBadSourceBecomesAMessageAndTheSimulatorTakesOver() {
        start(smallSimulator(), "file:/nowhere/clip.mp4");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().hasMessage(), kPatienceMs);
        auto* panel = m_window->findChild<ui::MessagePanel*>();
        QVERIFY(panel->message().details.contains("/nowhere/clip.mp4"));
        QVERIFY(m_window->status().text().startsWith("Failed"));
        for (QPushButton* button : panel->findChildren<QPushButton*>())
            if (button->text() == "Use the simulator") button->click();
        QVERIFY(!m_window->live().hasMessage());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
    }

    void aMissingModelBecomesAMessage() {
        app::EngineRequest request = smallSimulator();
        request.model = "no-such-model";
        start(request, "sim");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().hasMessage(), kPatienceMs);
        const ui::Message message = m_window->findChild<ui::MessagePanel*>()->message();
        QVERIFY(message.details.contains("no-such-model"));
        QCOMPARE(message.what, QString("The model cannot be used"));
        QVERIFY2(!message.offerSimulator, "the simulator needs the model as well");
    }

    void changingTheSourceNeverBlocksTheWindow() {
        start(smallSimulator(), "sim");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
        QElapsedTimer timer;
        timer.start();
        m_window->actions().freeze->setChecked(true);  // must not hold the next source's pictures back
        for (int i = 0; i < 5; ++i) m_controller->open("sim");
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString("%1 ms").arg(timer.elapsed())));
        QVERIFY(!m_window->live().video().image());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
    }

    void closingWhileAnEngineIsBuiltIsClean() {
        start(smallSimulator(), "sim");
        m_controller.reset();
        QVERIFY(!m_window->live().video().image());
    }

    void errorsAreSplitIntoWhyAndAdvice() {
        const ui::Message message = app::messageFor("camera '/dev/video9' does not exist; plug it in and try again",
                                                    "v4l2:/dev/video9", "Wrist Camera");
        QCOMPARE(message.what, QString("Wrist Camera cannot be used"));
        QCOMPARE(message.why, QString("Camera '/dev/video9' does not exist."));
        QCOMPARE(message.advice, QString("Plug it in and try again."));
        QVERIFY(message.offerSimulator);
        QVERIFY(!app::messageFor("broken", "sim", "Simulator").offerSimulator);
        QCOMPARE(app::messageFor("broken", "sim", "Simulator").why, QString("Broken."));
    }

    void camerasOfTheSameNameAreToldApart() {
        const auto entries = app::cameraEntries({{"HD Webcam", "/dev/video0", "usb-a"},
                                                 {"Wrist", "/dev/video2", "usb-b"},
                                                 {"HD Webcam", "/dev/video4", "pci-c"}});
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].name, QString("HD Webcam (/dev/video0)"));
        QCOMPARE(entries[1].name, QString("Wrist"));
        QCOMPARE(entries[2].name, QString("HD Webcam (/dev/video4)"));
        QVERIFY(entries[1].isNamed("v4l2:usb-b") && entries[1].isNamed("v4l2:/dev/video2"));
        QVERIFY(!entries[1].isNamed("v4l2:usb-a"));
    }

    void sourcesHaveReadableNames_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("title");
        QTest::newRow("simulator") << "sim"
                                   << "Simulator";
        QTest::newRow("file") << "file:clips/a walk.mp4"
                              << "a walk.mp4";
        QTest::newRow("camera") << "v4l2:/dev/video0"
                                << "Camera /dev/video0";
        QTest::newRow("network") << "rtsp://user:secret@192.168.1.7:8554/wrist"
                                 << "Network camera 192.168.1.7";
        QTest::newRow("plain path") << "clips/one.mp4"
                                    << "clips/one.mp4";
    }
    void sourcesHaveReadableNames() {
        QFETCH(QString, source);
        QFETCH(QString, title);
        QCOMPARE(app::sourceTitle(source), title);
    }

private:
    void start(const app::EngineRequest& request, const QString& source) {
        m_controller = std::make_unique<app::LiveController>(*m_window, request);
        m_controller->open(source);
    }

    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::LiveController> m_controller;
};

QTEST_MAIN(LiveControllerTest)
#include "live_controller_test.moc"
