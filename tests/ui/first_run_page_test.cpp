#include "ui/first_run_page.h"

#include <QtTest>

#include <QPushButton>

#include "ui/main_window.h"
#include "ui/theme.h"

class FirstRunPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        ui::applyAppearance(ui::Appearance::Dark);
        m_window = std::make_unique<ui::MainWindow>();
        m_window->resize(1024, 640);
        m_window->show();
        m_page = new ui::FirstRunPage(m_window->centralWidget());
    }

    void itCoversTheWindowAndFits() {
        QCOMPARE(m_page->size(), m_window->centralWidget()->size());
        QVERIFY2(
            m_page->minimumSizeHint().width() <= 1024 && m_page->minimumSizeHint().height() <= 600,
            qPrintable(
                QString("%1 x %2").arg(m_page->minimumSizeHint().width()).arg(m_page->minimumSizeHint().height())));
        m_window->resize(1200, 700);
        QTRY_COMPARE(m_page->size(), m_window->centralWidget()->size());
    }

    void thereAreThreeWaysToBegin() {
        QSignalSpy source(m_page, &ui::FirstRunPage::sourceChosen);
        QSignalSpy video(m_page, &ui::FirstRunPage::videoWanted);
        QSignalSpy address(m_page, &ui::FirstRunPage::addressWanted);
        m_page->setCameras({{"Wrist camera", "v4l2:usb-a", "v4l2:/dev/video0"}});
        press("Try the simulator");
        press("Wrist camera");
        press("Open a video…");
        press("Network address…");
        QCOMPARE(source.takeFirst(), QVariantList{"sim"});
        QCOMPARE(source.takeFirst(), QVariantList{"v4l2:usb-a"});
        QCOMPARE(video.size(), 1);
        QCOMPARE(address.size(), 1);
    }

    void withoutACameraItSaysSo() {
        const auto says = [&] {
            for (const QLabel* label : m_page->findChildren<QLabel*>())
                if (label->text().contains("No camera found")) return true;
            return false;
        };
        QVERIFY(says());
        m_page->setCameras({{"Wrist camera", "v4l2:usb-a", "v4l2:/dev/video0"}});
        QVERIFY(!says());
    }

private:
    void press(const QString& text) {
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == text) QTest::mouseClick(button, Qt::LeftButton);
    }

    std::unique_ptr<ui::MainWindow> m_window;
    ui::FirstRunPage* m_page = nullptr;
};

QTEST_MAIN(FirstRunPageTest)
#include "first_run_page_test.moc"
