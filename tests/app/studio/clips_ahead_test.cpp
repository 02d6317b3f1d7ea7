#include <csignal>

#include <QtTest>

#include "app/studio/train_controller.h"
#include "app/studio/training_plan.h"
#include "ui/preflight_panel.h"
#include "ui/setting_table.h"
#include "ui/train_setup_view.h"

namespace {

constexpr int kPatienceMs = 60'000;

}  // namespace

/// The clips that are made while somebody reads the report, by a stand-in for the program that tells what it was asked
/// for and never ends by itself.
class ClipsAheadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME"}) qputenv(variable, m_home->path().toUtf8());
        write("report", R"({"type":"preflight","can_start":true,"prepare_s":20,"parts":[],"notes":[]})");
        write("program", QStringLiteral("#!/bin/sh\n"
                                        "cd '%1'\n"
                                        "case \"$*\" in\n"
                                        "*--preflight*) cat report; exit ;;\n"
                                        "*--prepare*) echo \"$$ $*\" >prepared.new; mv prepared.new prepared ;;\n"
                                        "*) echo $$ >trained ;;\n"
                                        "esac\n"
                                        "exec tail -f /dev/null\n")
                             .arg(m_home->path()));
        QFile::setPermissions(path("program"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_window = std::make_unique<ui::MainWindow>();
        m_controller = std::make_unique<app::TrainController>(*m_window, std::string(), path("program"));
        m_controller->setDatasets({path("my gestures")});
        m_window->show();
    }
    void cleanup() {
        m_controller.reset();
        m_window.reset();
        for (const QString& folder : app::runFolders()) {
            const app::TrainingRun run(folder, path("program"));
            if (run.alive()) ::kill(pid_t(run.record().process.pid), SIGKILL);
        }
    }

    void theSameClipsAsTheTrainings() {
        lookAt();
        QTRY_VERIFY_WITH_TIMEOUT(asked().contains("--prepare"), kPatienceMs);
        QVERIFY(asked().contains("data.source " + path("my gestures")));
        QVERIFY(m_controller->page().setup().trainButton().isEnabled());
    }

    void anotherSetupEndsIt() {
        lookAt();
        QTRY_VERIFY_WITH_TIMEOUT(works(), kPatienceMs);
        const qint64 before = process();
        m_controller->page().setup().settings().change("batch", "8");
        QTRY_VERIFY_WITH_TIMEOUT(app::identityOf(before).pid == 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(asked().contains("batch 8"), kPatienceMs);
    }

    void theTrainingEndsItAndGoesOnFromThere() {
        lookAt();
        QTRY_VERIFY_WITH_TIMEOUT(works(), kPatienceMs);
        QTest::mouseClick(&m_controller->page().setup().trainButton(), Qt::LeftButton);
        QVERIFY(!works());
        QTRY_VERIFY_WITH_TIMEOUT(!read("trained").isEmpty(), kPatienceMs);
    }

    void theEndOfTheStudioEndsIt() {
        lookAt();
        QTRY_VERIFY_WITH_TIMEOUT(works(), kPatienceMs);
        m_controller.reset();
        QVERIFY(!works());
    }

    void longWorkWaitsUntilSomebodyWantsIt() {
        write("report", R"({"type":"preflight","can_start":true,"prepare_s":4000,"parts":[],"notes":[]})");
        lookAt();
        QTRY_VERIFY_WITH_TIMEOUT(m_controller->page().setup().trainButton().isEnabled(), kPatienceMs);
        QVERIFY(!m_controller->preparing());
    }

    void nothingIsMadeForATrainingThatCannotStart() {
        write("report",
              R"({"type":"preflight","prepare_s":20,"parts":[],"notes":[{"level":"problem","text":"no clips"}]})");
        lookAt();
        const ui::PreflightPanel& panel = m_controller->page().setup().preflight();
        QTRY_VERIFY_WITH_TIMEOUT(!panel.notes().isEmpty(), kPatienceMs);
        QVERIFY(!m_controller->preparing());
    }

private:
    void lookAt() { m_window->showPage(&m_controller->page()); }
    QString path(const QString& name) const { return m_home->filePath(name); }
    void write(const QString& name, const QString& text) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    QString read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    QString asked() const { return read("prepared"); }
    qint64 process() const { return asked().section(' ', 0, 0).toLongLong(); }
    bool works() const { return process() > 0 && app::identityOf(process()).pid != 0; }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::TrainController> m_controller;
};

QTEST_MAIN(ClipsAheadTest)
#include "clips_ahead_test.moc"
