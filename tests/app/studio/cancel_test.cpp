#include <csignal>
#include <functional>

#include <QtTest>

#include "app/common/machine.h"
#include "app/studio/files_controller.h"
#include "app/studio/train_controller.h"
#include "app/studio/training_plan.h"
#include "tests/app/studio/support/small_dataset.h"
#include "tests/app/studio/support/training_home.h"
#include "ui/evaluation_view.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

using ui::TrainingState;

namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kFeltMs = 1000;
constexpr int kEndedMs = 5000;

/// Presses a button and measures until the window shows it, and until the work has ended.
void cancel(const char* what, const std::function<void()>& press, const std::function<bool()>& felt,
            const std::function<bool()>& ended) {
    QElapsedTimer timer;
    timer.start();
    press();
    QVERIFY2(QTest::qWaitFor(felt, kEndedMs), what);
    const auto feltMs = static_cast<long long>(timer.elapsed());
    QVERIFY2(QTest::qWaitFor(ended, 2 * kEndedMs), what);
    const auto endedMs = static_cast<long long>(timer.elapsed());
    qInfo("cancelling %s: felt after %lld ms, ended after %lld ms", what, feltMs, endedMs);
    QVERIFY2(feltMs < kFeltMs, what);
    QVERIFY2(endedMs < kEndedMs, what);
}

}  // namespace

/// A cancel is felt and obeyed in whatever the pages are doing, with the real model and the real program.
class CancelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<studio::TrainingHome>();
        m_window = std::make_unique<ui::MainWindow>();
        m_window->show();
    }
    void cleanup() {
        for (const QString& folder : app::runFolders()) {
            const app::TrainingRun run(folder, CARPUS_PROGRAM);
            if (run.alive()) ::kill(pid_t(run.record().process.pid), SIGKILL);
        }
        m_files.reset();
        m_train.reset();
        m_window.reset();
    }

    void files_data() {
        QTest::addColumn<int>("clips");
        QTest::addColumn<int>("frames");
        QTest::newRow("many short files") << 40 << 18;
        QTest::newRow("one long file") << 1 << 1800;
    }
    void files() {
        QFETCH(int, clips);
        QFETCH(int, frames);
        const QString folder = m_home->path("videos");
        studio::makeSmallDataset(folder.toStdString(), clips, frames);
        openFiles();
        m_files->add({folder});
        const auto begun = [this] {
            const ui::FileModel::Counts counts = m_files->page().model().counts();
            return counts.done > 0 || m_files->page().work().share > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(begun(), kPatienceMs);
        cancel(
            QTest::currentDataTag(), [this] { m_files->page().actions().cancel->trigger(); },
            [this] { return m_files->page().work().stopping || !m_files->busy(); },
            [this] { return !m_files->busy(); });
    }

    void aTrainingThatMakesItsClips() {
        ui::TrainingSetup setup = m_home->setup(8);
        setup.settings << qMakePair(QString("data.mix_simulated"), QString("4000"))
                       << qMakePair(QString("batch"), QString("2000"));  // takes its time before the first step
        train(setup);
        const QDir caches(m_home->path("carpus/clips"));  // those of training and validation
        QTRY_VERIFY_WITH_TIMEOUT((caches.refresh(), caches.entryList({"*.clips"}).size() >= 2), kPatienceMs);
        QVERIFY(news().state == TrainingState::Preparing);
        pause("a training that makes its clips");
    }

    /// As the recipe has it: a step takes its time.
    void aTrainingThatLearns() {
        ui::TrainingSetup setup = m_home->setup(4000);
        setup.settings << qMakePair(QString("stages"), QString("[{size: 112, steps: 4000}]"))
                       << qMakePair(QString("batch"), QString("32")) << qMakePair(QString("data.size"), QString("112"));
        train(setup);
        QTRY_VERIFY_WITH_TIMEOUT(news().state == TrainingState::Running, kPatienceMs);
        pause("a training that learns");
    }

    void aMeasurement() {
        train(m_home->setup(4));
        QTRY_VERIFY_WITH_TIMEOUT(news().state == TrainingState::Finished, kPatienceMs);
        ui::EvaluationView& result = m_train->page().result();
        QTRY_VERIFY_WITH_TIMEOUT(result.cancelButton().isVisible(), kPatienceMs);
        cancel(
            "a measurement", [&] { QTest::mouseClick(&result.cancelButton(), Qt::LeftButton); },
            [&] { return result.notice().contains("cancelled"); }, [&] { return !result.cancelButton().isVisible(); });
        Q_EMIT result.measureWanted();
        QTRY_VERIFY_WITH_TIMEOUT(!result.evaluation().labels.empty(), kPatienceMs);
    }

    /// What is kept of each file is little: a second pass over a folder needs no more than the first.
    void memoryStaysFlatOverManyFiles() {
        const QString folder = m_home->path("hundred");
        studio::makeSmallDataset(folder.toStdString(), 100, 18);
        openFiles();
        double resident[2] = {0, 0};
        for (double& pass : resident) {
            m_files->add({folder});
            QTRY_VERIFY_WITH_TIMEOUT(m_files->busy(), kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(m_files->page().model().counts().done, 100, kPatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(!m_files->busy(), kPatienceMs);
            pass = double(app::residentBytes()) / 1e6;
            m_files->page().actions().clear->trigger();
            QTRY_COMPARE(m_files->page().model().counts().all, 0);
        }
        qInfo("100 files: %.0f MB resident after the first pass, %.0f MB after the second", resident[0], resident[1]);
        QVERIFY2(resident[1] - resident[0] < 20, "a pass over the same files adds to the memory");
    }

private:
    void openFiles() {
        m_files = std::make_unique<app::FilesController>(*m_window, app::fileTools({}), 0.9);
        m_window->showPage(&m_files->page());
    }
    void train(const ui::TrainingSetup& setup) {
        m_train = std::make_unique<app::TrainController>(*m_window, std::string(), CARPUS_PROGRAM);
        m_window->showPage(&m_train->page());
        Q_EMIT m_train->page().setup().trainWanted(setup);
    }
    void pause(const char* what) {
        cancel(
            what, [this] { QTest::mouseClick(&m_train->page().training().pauseButton(), Qt::LeftButton); },
            [this] { return news().state >= TrainingState::Pausing; },
            [this] { return news().state == TrainingState::Paused; });
    }
    const ui::TrainingNews& news() { return m_train->page().training().news(); }

    std::unique_ptr<studio::TrainingHome> m_home;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::FilesController> m_files;
    std::unique_ptr<app::TrainController> m_train;
};

QTEST_MAIN(CancelTest)
#include "cancel_test.moc"
