#include "app/studio/train_controller.h"

#include <algorithm>
#include <csignal>
#include <cstring>

#include <QtTest>

#include "app/studio/training_json.h"
#include "app/studio/training_plan.h"
#include "tests/app/studio/support/training_home.h"
#include "ui/confusion_matrix.h"
#include "ui/count_chart.h"
#include "ui/curve_chart.h"
#include "ui/evaluation_view.h"
#include "ui/judged_clips.h"
#include "ui/message_panel.h"
#include "ui/preflight_panel.h"
#include "ui/setting_table.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

using ui::TrainingState;

namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kShort = 8;
constexpr int kLong = 4000;  ///< steps; never waited for

/// The window with its Train page, as the program makes it.
struct Studio {
    explicit Studio(const studio::TrainingHome& home) : controller(window, {}, CARPUS_PROGRAM) {
        controller.setDatasets({home.dataset()});
        window.show();
        window.showPage(&controller.page());
    }
    ui::TrainPage& page() { return controller.page(); }
    ui::TrainSetupView& setup() { return page().setup(); }
    TrainingState state() { return page().training().news().state; }

    void choose(const ui::TrainingSetup& wanted) {
        for (const auto& [key, value] : wanted.settings) setup().settings().change(key, value);
    }

    ui::MainWindow window;
    app::TrainController controller;
};

/// Starts a long training and waits to be killed.
int leaveRunning(int argc, char** argv) {
    QApplication application(argc, argv);
    ui::MainWindow window;
    app::TrainController controller(window, {}, CARPUS_PROGRAM);
    ui::TrainingSetup setup;
    setup.recipe = "own-gestures";
    setup.dataset = argv[2];
    for (int i = 3; i + 1 < argc; i += 2) setup.settings << qMakePair(QString(argv[i]), QString(argv[i + 1]));
    Q_EMIT controller.page().setup().trainWanted(setup);
    return application.exec();
}

}  // namespace

/// Goes through the real window with real processes on tiny clips.
class TrainControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<studio::TrainingHome>(); }
    void cleanup() {
        for (const QString& folder : app::runFolders()) {
            const app::TrainingRun run(folder, CARPUS_PROGRAM);
            if (run.alive()) ::kill(pid_t(run.record().process.pid), SIGKILL);
        }
    }

    void fromAnEmptyProfileToAModelInUse() {
        Studio studio(*m_home);
        studio.choose(m_home->setup(kShort));
        QTRY_VERIFY_WITH_TIMEOUT(studio.setup().trainButton().isEnabled(), kPatienceMs);
        QVERIFY(!studio.setup().preflight().classes().isHidden());
        QVERIFY(!studio.setup().preflight().notes().isEmpty());
        QElapsedTimer sinceTrain;
        sinceTrain.start();
        QTest::mouseClick(&studio.setup().trainButton(), Qt::LeftButton);
        QCOMPARE(studio.page().mode(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(studio.page().training().loss().points() > 0, kPatienceMs);
        qInfo("first point of the curve after %.1f s", double(sinceTrain.elapsed()) / 1000);
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Finished, kPatienceMs);
        ui::EvaluationView& result = studio.page().result();
        QTRY_VERIFY_WITH_TIMEOUT(!result.evaluation().labels.empty(), kPatienceMs);
        QCOMPARE(studio.page().mode(), 2);
        QCOMPARE(result.evaluation().part, QStringLiteral("cross-scene-subject"));
        QCOMPARE(result.evaluation().clips, 6);
        QVERIFY(result.evaluation().comparison);
        QSignalSpy use(&studio.controller, &app::TrainController::useModelWanted);
        QTest::mouseClick(&result.useButton(), Qt::LeftButton);
        QCOMPARE(use.count(), 1);
        QVERIFY(QFileInfo::exists(use[0][0].toString()));
        QVERIFY(app::readEvaluation(use[0][1].toString().toUtf8(), m_home->dataset()));
        watchACell(result);
    }

    void pauseAndResumeByTheButtons() {
        Studio studio(*m_home);
        Q_EMIT studio.setup().trainWanted(m_home->setup(kLong));
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Running, kPatienceMs);
        QVERIFY(!studio.setup().trainButton().isEnabled());
        QTest::mouseClick(&studio.page().training().pauseButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Paused, 10'000);
        QVERIFY(studio.page().training().status().contains("Nothing is lost"));
        QTest::mouseClick(&studio.page().training().resumeButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Running, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(studio.page().training().stopButton().isEnabled(), kPatienceMs);
        QTest::mouseClick(&studio.page().training().stopButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.page().result().evaluation().labels.empty(), kPatienceMs);
        QVERIFY(studio.page().result().useButton().isEnabled());
    }

    void aKilledTrainingShowsAMessageWithAWayOn() {
        Studio studio(*m_home);
        Q_EMIT studio.setup().trainWanted(m_home->setup(kLong));
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Running, kPatienceMs);
        ::kill(pid_t(studio.controller.run()->record().process.pid), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(studio.page().training().message().isVisible(), 10'000);
        Q_EMIT studio.page().training().message().retryRequested();
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Running, kPatienceMs);
        QVERIFY(!studio.page().training().message().isVisible());
    }

    void theNextStartFollowsATrainingThatOutlivedAKilledStudio() {
        killStudioInTheMiddle();
        Studio studio(*m_home);
        QVERIFY(studio.page().news().contains("went on while Carpus was closed"));
        QVERIFY(studio.controller.run()->alive());
        const int step = studio.page().training().news().step;
        QTRY_VERIFY_WITH_TIMEOUT(studio.page().training().news().step > step, kPatienceMs);
    }

    void theNextStartOffersToResumeWhatWasCutOff() {
        const qint64 training = killStudioInTheMiddle();
        ::kill(pid_t(training), SIGKILL);
        QTRY_VERIFY(app::identityOf(training).pid == 0);
        Studio studio(*m_home);
        QVERIFY(studio.page().news().contains("cut off"));
        QVERIFY(studio.page().training().message().isVisibleTo(&studio.page()));
        Q_EMIT studio.page().training().message().retryRequested();
        QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Running, kPatienceMs);
    }

    void closingTheWindowPausesTheTraining() {
        {
            Studio studio(*m_home);
            Q_EMIT studio.setup().trainWanted(m_home->setup(kLong));
            QTRY_VERIFY_WITH_TIMEOUT(studio.state() == TrainingState::Running, kPatienceMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!app::TrainingRun(app::runFolders().first(), CARPUS_PROGRAM).alive(), 10'000);
        Studio again(*m_home);
        QVERIFY(again.state() == TrainingState::Paused);
        QVERIFY(again.page().news().contains("paused"));
    }

    void aDataSetThatIsGoneIsAPlainMessage() {
        Studio studio(*m_home);
        studio.setup().chooseDataset(m_home->path("nowhere"));
        QTRY_VERIFY_WITH_TIMEOUT(!studio.setup().preflight().notes().isEmpty(), kPatienceMs);
        QVERIFY(studio.setup().preflight().notes().first().contains("nowhere"));
        QVERIFY(!studio.setup().trainButton().isEnabled());
    }

    void withoutTheProgramThePageSaysSo() {
        ui::MainWindow window;
        app::TrainController controller(window, {}, "/nowhere/carpus");
        controller.setDatasets({m_home->dataset()});
        window.show();
        window.showPage(&controller.page());
        QTRY_VERIFY_WITH_TIMEOUT(controller.page().setup().preflight().notice().contains("/nowhere/carpus"), 10'000);
    }

private:
    /// The process id of the training that goes on.
    qint64 killStudioInTheMiddle() {
        QProcess studio;
        QStringList arguments{"--leave-running", m_home->dataset()};
        for (const auto& [key, value] : m_home->setup(kLong).settings) arguments << key << value;
        studio.start(QCoreApplication::applicationFilePath(), arguments);
        const auto running = [] {
            const QStringList folders = app::runFolders();
            return !folders.isEmpty() && QFileInfo::exists(folders.first() + "/model/last.state");
        };
        const bool isRunning = QTest::qWaitFor(running, kPatienceMs);
        studio.kill();
        studio.waitForFinished();
        if (!isRunning) qFatal("the training did not start");
        return app::loadRunRecord(app::runFolders().first())->process.pid;
    }

    static void watchACell(ui::EvaluationView& result) {
        const ui::JudgedClip clip = result.evaluation().judged.at(0);
        const auto& labels = result.evaluation().labels;
        const auto place = [&](const std::string& label) {
            return int(std::find(labels.begin(), labels.end(), label) - labels.begin());
        };
        const QRectF cell = result.matrix().cellRect(place(clip.label), place(clip.predicted));
        QTest::mouseClick(&result.matrix(), Qt::LeftButton, {}, cell.center().toPoint());
        QVERIFY(!result.judged().clips().empty());
        QTRY_VERIFY_WITH_TIMEOUT(result.judged().video().image() != nullptr, 20'000);
    }

    std::unique_ptr<studio::TrainingHome> m_home;
};

int main(int argc, char** argv) {
    if (argc > 2 && std::strcmp(argv[1], "--leave-running") == 0) return leaveRunning(argc, argv);
    QApplication application(argc, argv);
    TrainControllerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "train_controller_test.moc"
