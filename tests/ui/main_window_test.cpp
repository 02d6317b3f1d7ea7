#include <QtTest>

#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenuBar>

#include "tests/ui/sample/sample.h"
#include "ui/gesture_drawing.h"
#include "ui/gesture_legend.h"
#include "ui/latency_popup.h"
#include "ui/main_window.h"
#include "ui/status_strip.h"

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_window = std::make_unique<ui::MainWindow>();
        m_window->resize(1024, 640);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void theWindowFitsASmallScreen() {
        QVERIFY(m_window->minimumSizeHint().width() <= 1024);
        QVERIFY(m_window->minimumSizeHint().height() <= 640);
        m_window->setModel(sample::model(), 0.6);
        m_window->setReading(sample::reading());
        QCOMPARE(m_window->size(), QSize(1024, 640));
        QVERIFY(m_window->status().latencyButton()->mapTo(m_window.get(), QPoint(0, 0)).x() < 1024);
    }

    void spaceHoldsThePicture() {
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QVERIFY(m_window->live().frozen());
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QVERIFY(!m_window->live().frozen());
    }

    void spaceOnAFocusedButtonPressesTheButton() {
        auto* button = m_window->status().latencyButton();
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(!m_window->live().frozen());
        QVERIFY(m_window->latencyPopup().isVisible());
    }

    void shortcutsSwitchTheView() {
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(m_window->live().video().mirrored());
        m_window->live().setTruth("G5");
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(m_window->live().video().overlay().truth.empty());
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(m_window->latencyPopup().isVisible());
    }

    void anotherPageHasATabAndAShortcut() {
        auto* page = new QWidget;
        m_window->addPage(page, "Second");
        QCOMPARE(m_window->currentPage(), &m_window->live());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), page);
        QVERIFY(page->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QVERIFY2(!m_window->live().frozen(), "the commands of the live picture rest while it is hidden");
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), &m_window->live());
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QVERIFY(m_window->live().frozen());
    }

    void fullScreenShowsThePictureAndEscapeLeavesIt() {
        QTest::keyClick(m_window.get(), Qt::Key_F11);
        QVERIFY(m_window->isFullScreen());
        QVERIFY(!m_window->status().isVisible());
        QVERIFY(!m_window->menuBar()->isVisible());
        m_window->setReading(sample::reading());
        QCOMPARE(m_window->live().video().overlay().state, QString("Camera on"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_window->isFullScreen());
        QVERIFY(m_window->status().isVisible());
        QVERIFY(m_window->live().video().overlay().state.isEmpty());
    }

    void theLegendShowsAllTwelveGestures() {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto* legend = m_window->findChild<ui::GestureLegend*>();
        QVERIFY(legend);
        QVERIFY(legend->isVisible());
        QSet<int> drawn;
        for (const auto* drawing : legend->findChildren<ui::GestureDrawing*>()) drawn.insert(*drawing->gesture());
        QCOMPARE(drawn.size(), 12);
    }

    void sourcesAreAskedForBySignal() {
        QSignalSpy chosen(m_window.get(), &ui::MainWindow::sourceChosen);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(chosen.takeFirst().first().toString(), QString("sim"));
        m_window->setCameras({{"HD Webcam", "v4l2:usb-1"}, {"Wrist", "v4l2:usb-2"}});
        for (QAction* action : m_window->actions().sourceMenu->actions())
            if (action->text() == "Wrist") action->trigger();
        QCOMPARE(chosen.takeFirst().first().toString(), QString("v4l2:usb-2"));
        QSignalSpy retry(m_window.get(), &ui::MainWindow::retryRequested);
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(retry.count(), 1);
    }

    void theSourceInUseIsTicked() {
        m_window->setCameras({{"Wrist", "v4l2:usb-2"}});
        m_window->setSource("v4l2:usb-2", "Wrist");
        const auto ticked = [&] {
            QStringList names;
            for (const QAction* action : m_window->actions().sourceMenu->actions())
                if (action->isChecked()) names << action->text().remove('&');
            return names;
        };
        QCOMPARE(ticked(), QStringList{"Wrist"});
        m_window->setCameras({{"Wrist", "v4l2:usb-2", "v4l2:/dev/video0"}});
        m_window->setSource("v4l2:/dev/video0", "Wrist");
        QCOMPARE(ticked(), QStringList{"Wrist"});
        m_window->setSource("sim", "Simulator");
        QCOMPARE(ticked(), QStringList{"Simulator"});
        m_window->setSource("rtsp://camera/wrist", "Network camera");
        QCOMPARE(ticked(), QStringList());
    }

    void aMachineWithoutCamerasSaysSo() {
        m_window->setCameras({});
        bool told = false;
        for (const QAction* action : m_window->actions().sourceMenu->actions())
            told |= action->text() == "No camera found" && !action->isEnabled();
        QVERIFY(told);
    }

    void filesAndAddressesOpenWithoutBlocking() {
        QSignalSpy chosen(m_window.get(), &ui::MainWindow::sourceChosen);
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        auto* files = m_window->findChild<QFileDialog*>();
        QVERIFY(files);
        Q_EMIT files->fileSelected("clips/one.mp4");
        QCOMPARE(chosen.takeFirst().first().toString(), QString("file:clips/one.mp4"));
        files->close();
        m_window->actions().openAddress->trigger();
        auto* address = m_window->findChild<QInputDialog*>();
        QVERIFY(address);
        address->setTextValue(" rtsp://camera/wrist ");
        address->accept();
        QCOMPARE(chosen.takeFirst().first().toString(), QString("rtsp://camera/wrist"));
    }

    void theAppearanceIsChosenInTheMenu() {
        QSignalSpy chosen(m_window.get(), &ui::MainWindow::appearanceChosen);
        for (QAction* action : m_window->findChildren<QAction*>())
            if (action->text() == "&Dark") action->trigger();
        QCOMPARE(chosen.takeFirst().first().value<ui::Appearance>(), ui::Appearance::Dark);
    }

    void noTwoCommandsShareAShortcut() {
        QStringList seen;
        for (const QAction* action : m_window->QWidget::actions()) {
            const QString keys = action->shortcut().toString();
            if (keys.isEmpty()) continue;
            QVERIFY2(!seen.contains(keys), qPrintable(keys));
            seen << keys;
        }
        QVERIFY(seen.contains("Space") && seen.contains("F11") && seen.contains("Ctrl+O"));
    }

    void everyPaintedWidgetHasANameForScreenReaders() {
        for (const char* type : {"ui::VideoView", "ui::FrameStrip", "ui::GestureDrawing", "ui::ConfidenceBar"}) {
            int found = 0;
            for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
                if (QLatin1String(widget->metaObject()->className()) != QLatin1String(type)) continue;
                ++found;
                QVERIFY2(!widget->accessibleName().isEmpty(), type);
            }
            QVERIFY2(found > 0, type);
        }
    }

private:
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
