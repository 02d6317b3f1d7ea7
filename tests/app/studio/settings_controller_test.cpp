#include "app/studio/settings_controller.h"

#include <QtTest>

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QPushButton>

#include "app/common/logging.h"
#include "app/studio/record_controller.h"
#include "ui/message_panel.h"
#include "ui/recording_view.h"
#include "ui/session_form.h"

namespace {

constexpr int kPatienceMs = 30'000;
const QVector<ui::CameraEntry> kCameras{{"Wrist cam", "v4l2:usb-wrist", "v4l2:/dev/video3"}};

}  // namespace

/// The real dialog over the real controllers, with settings and logs in a home of their own.
class SettingsControllerTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void noteUrl(const QUrl& url) { m_opened = url; }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("carpus");
        QCoreApplication::setApplicationName("settings test");
    }
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        for (const char* variable : {"XDG_STATE_HOME", "XDG_DATA_HOME"}) qputenv(variable, m_home->path().toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->path());
        m_window = std::make_unique<ui::MainWindow>();
        m_window->show();
        app::EngineRequest request;
        request.capture.width = 160;
        request.capture.height = 120;
        m_live = std::make_unique<app::LiveController>(*m_window, request);
        m_settings = std::make_unique<app::SettingsController>(*m_window, *m_live, request);
    }
    void cleanup() {
        m_settings.reset();
        m_live.reset();
        m_window.reset();
    }

    void aCameraThatIsPluggedInLaterCanBeChosenForTheStart() {
        m_settings->open();
        QCOMPARE(start()->count(), 3);
        Q_EMIT m_live->camerasFound(kCameras);
        QCOMPARE(start()->itemText(3), QString("Wrist cam"));
        start()->setCurrentIndex(3);
        QCOMPARE(app::sourceAtStart(QSettings()), QString("v4l2:usb-wrist"));
        Q_EMIT m_live->camerasFound({});
        QCOMPARE(start()->currentText(), QString("Camera usb-wrist (not connected)"));
        m_settings->dialog()->resetAll();
        QCOMPARE(app::sourceAtStart(QSettings()), QString("sim"));
    }

    void theSourceThatIsChosenIsTheOneOfTheNextStart() {
        Q_EMIT m_window->sourceChosen("v4l2:usb-desk");
        Q_EMIT m_window->sourceChosen("file:/nowhere.mp4");
        QCOMPARE(app::sourceAtStart(QSettings()), QString("v4l2:usb-desk"));
    }

    void withoutASourceThePageSaysWhatToDo() {
        m_live->rest();
        QVERIFY(m_window->live().hasMessage());
        auto* panel = m_window->findChild<ui::MessagePanel*>();
        QCOMPARE(panel->message().what, QString("No source is open"));
        m_window->actions().restart->trigger();
        m_live->useActiveModel();
        QVERIFY2(m_window->live().hasMessage(), "there is nothing to start again");
        m_window->actions().simulator->trigger();
        QVERIFY(!m_window->live().hasMessage());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
    }

    void theModelInUseLeadsToTheLibrary() {
        m_settings->open();
        QVERIFY(row("model/library")->setting().help.startsWith("light-timesformer-tiny;"));
        QSignalSpy library(m_window->actions().models, &QAction::triggered);
        row("model/library")->findChild<QPushButton*>()->click();
        QCOMPARE(library.size(), 1);
    }

    void theLogsAreShownWhereThereAreSome() {
        m_settings->open();
        QVERIFY(!row("storage/logs"));
        m_settings->dialog()->close();
        QTRY_VERIFY(!m_settings->dialog());
        const QFileInfo log(QString::fromStdString(app::logFile(app::kStudioName).string()));
        QDir().mkpath(log.absolutePath());
        QFile file(log.filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_settings->open();
        m_settings->dialog()->search("logs");
        QVERIFY(row("storage/logs")->isVisible());
        QDesktopServices::setUrlHandler("file", this, "noteUrl");
        row("storage/logs")->findChild<QPushButton*>()->click();
        QDesktopServices::unsetUrlHandler("file");
        QCOMPARE(m_opened, QUrl::fromLocalFile(log.absolutePath()));
    }

    void soundsAreTheSameInTheSettingsAndOnTheRecordPage() {
        app::RecordController record(*m_window, app::EngineRequest());
        record.follow(*m_settings);
        ui::SessionForm& form = record.page().recording().form();
        m_settings->open();
        QVERIFY(form.setup().sounds);
        row("sounds/prompts")->findChild<QCheckBox*>()->click();
        QVERIFY(!form.setup().sounds);
        for (QCheckBox* box : form.findChildren<QCheckBox*>())
            if (box->text() == "Sounds") box->click();
        QCOMPARE(row("sounds/prompts")->value(), QVariant(true));
        QVERIFY(m_settings->value("sounds/prompts").toBool());
    }

private:
    ui::SettingRow* row(const QString& key) { return m_settings->dialog()->row(key); }
    QComboBox* start() { return row("start/source")->findChild<QComboBox*>(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::LiveController> m_live;
    std::unique_ptr<app::SettingsController> m_settings;
    QUrl m_opened;
};

QTEST_MAIN(SettingsControllerTest)
#include "settings_controller_test.moc"
