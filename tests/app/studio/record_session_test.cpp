#include <QAbstractButton>
#include <QtTest>

#include "app/studio/live_controller.h"
#include "app/studio/record_controller.h"
#include "tests/app/driver/carpus_process.h"
#include "ui/main_window.h"
#include "ui/overview_view.h"
#include "ui/prompt_stage.h"
#include "ui/recording_view.h"
#include "ui/review_view.h"
#include "ui/session_form.h"

namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMs = 180'000;

app::EngineRequest smallSimulator() {
    app::EngineRequest request;
    request.capture.width = 160;
    request.capture.height = 120;
    request.inference.threads = 1;
    return request;
}

ui::RecordingSetup quickSetup(const std::string& subject) {
    ui::RecordingSetup setup;
    setup.subject = {subject, core::Handedness::Left, "agreed on paper", {}};
    setup.scene = "desk";
    setup.session = "s1";
    setup.prompt.labels = {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10", "G11", "G12"};
    setup.prompt.repeats = 1;
    setup.prompt.countdownS = 0.2;
    setup.prompt.recordS = 0.5;
    setup.prompt.restS = 0.2;
    setup.sounds = false;
    return setup;
}

}  // namespace

/// A whole session through the real window: records twelve gestures of two people from the simulator, labels, corrects,
/// undoes, splits by subject and hands over to training.
class RecordSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_directory->filePath("Über \"mine\"").toStdString());
        m_window = std::make_unique<ui::MainWindow>();
        app::EngineRequest engine = smallSimulator();
        m_records = std::make_unique<app::RecordController>(*m_window, engine);
        engine.tap = m_records->tap();
        m_live = std::make_unique<app::LiveController>(*m_window, engine);
        m_records->follow(*m_live);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(&page());
        m_live->open("sim");
        m_records->open(QString::fromStdString(m_folder.string()), true);
        QTRY_VERIFY_WITH_TIMEOUT(page().snapshot(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
    }
    void cleanup() {
        m_live.reset();
        m_records.reset();
        m_window.reset();
    }

    void aSessionIsRecordedLabelledCorrectedUndoneSplitAndTrainedOn() {
        record("Anna");
        record("Ben");
        QTRY_COMPARE_WITH_TIMEOUT(int(page().snapshot()->clips.size()), 24, kPatienceMs);
        for (const core::ClipRecord& clip : page().snapshot()->clips) {
            QVERIFY2(clip.frameCount >= 3, qPrintable(QString::number(clip.frameCount)));
            QCOMPARE(clip.scene, std::string("desk"));
            QVERIFY(QFile::exists(QString::fromStdString((m_folder / clip.path).string())));
        }
        QCOMPARE(page().snapshot()->subjects.size(), std::size_t(2));
        QVERIFY(page().snapshot()->subjects[0].hand == core::Handedness::Left);
        QCOMPARE(page().snapshot()->subjects[0].consent, std::string("agreed on paper"));

        page().showReview();
        page().review().list().select(page().snapshot()->clips[0].id);
        const std::string recorded = page().snapshot()->clips[0].label;
        key(Qt::Key_7);
        QTRY_COMPARE_WITH_TIMEOUT(page().snapshot()->clips[0].label, std::string("G7"), kPatienceMs);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(page().snapshot()->clips[0].label, recorded, kPatienceMs);

        page().showOverview();
        page().overview().splits().splitButton().click();
        const auto split = [&](int clip) { return page().snapshot()->clips[std::size_t(clip)].split; };
        QTRY_VERIFY_WITH_TIMEOUT(split(0) != core::Split::None && split(23) != core::Split::None, kPatienceMs);
        QVERIFY(split(0) != split(23));
        QCOMPARE(page().overview().splits().warning(), QString());
        QVERIFY(ui::leakingSubjects(*page().snapshot()).empty());
        trainOnWhatWasRecorded();
    }

    void whatIsDiscardedIsAskedForAgainAndLeavesNothing() {
        ui::RecordingSetup setup = quickSetup("Anna");
        setup.prompt.labels = {"G3"};
        setup.prompt.restS = 20;
        QSignalSpy news(&view(), &ui::RecordingView::discardWanted);
        start(setup);
        waitFor(core::PromptPhase::Rest);
        key(Qt::Key_Delete);
        QCOMPARE(news.count(), 1);
        waitFor(core::PromptPhase::Countdown);
        waitFor(core::PromptPhase::Rest);
        key(Qt::Key_Return);
        waitFor(core::PromptPhase::Done);
        end();
        QTRY_COMPARE_WITH_TIMEOUT(kept(), 1, kPatienceMs);
    }

    void aHeldKeyRecordsAsLongAsItIsHeld() {
        ui::RecordingSetup setup = quickSetup("Anna");
        setup.prompt.labels = {"G2"};
        setup.prompt.handsFree = false;
        start(setup);
        waitFor(core::PromptPhase::Armed);
        QTest::keyPress(&view(), Qt::Key_Space);
        waitFor(core::PromptPhase::Recording);
        const core::TimePoint begin = core::Clock::now();
        QTRY_VERIFY_WITH_TIMEOUT(core::Clock::now() - begin > std::chrono::milliseconds(900), kPatienceMs);
        QTest::keyRelease(&view(), Qt::Key_Space);
        waitFor(core::PromptPhase::Done);
        end();
        QTRY_COMPARE_WITH_TIMEOUT(kept(), 1, kPatienceMs);
        const core::ClipRecord clip = page().snapshot()->clips.front();
        QVERIFY2(ui::clipLengthS(clip) > 0.5 && ui::clipLengthS(clip) < 5, qPrintable(QString::number(clip.endS)));
    }

    void oneLongVideoGetsMarksAndIsCutInReview() {
        ui::RecordingSetup setup = quickSetup("Anna");
        setup.continuous = true;
        start(setup);
        QTRY_VERIFY_WITH_TIMEOUT(m_news.continuousS > 0.6, kPatienceMs);
        key(Qt::Key_4);
        key(Qt::Key_Minus);
        QTRY_COMPARE_WITH_TIMEOUT(m_news.marks, 2, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_news.continuousS > 1.5, kPatienceMs);
        end();
        const auto takes = [&] {
            int count = 0;
            for (const core::MediaRecord& media : page().snapshot()->media)
                count += media.kind == core::MediaKind::Take;
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(takes(), 1, kPatienceMs);
        int pressed = 0;
        for (const core::Mark& mark : page().snapshot()->marks) pressed += mark.kind != core::MarkKind::Prediction;
        QCOMPARE(pressed, 2);
    }

    void oneKeyOnTheLivePageKeepsTheLastSecondsAsAHardExample() {
        m_window->showPage(&m_window->live());
        m_window->live().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(m_records->remembered() >= 10, kPatienceMs);
        key(Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(kept(), 1, kPatienceMs);
        const core::ClipRecord clip = page().snapshot()->clips.front();
        QCOMPARE(clip.label, std::string("none"));
        QVERIFY(clip.flagged);
        QVERIFY(clip.frameCount >= 5);
        QVERIFY(clip.note.starts_with("misfire"));
    }

    void whatStandsInTheWayIsToldAndNothingRuns() {
        QFile blocking(QString::fromStdString((m_folder / "Anna").string()));
        QVERIFY(blocking.open(QIODevice::WriteOnly));
        blocking.close();
        page().showRecording();
        view().form().setSetup(quickSetup("Anna"));
        view().form().startButton().click();
        const auto told = [&] {
            for (const QLabel* label : view().findChildren<QLabel*>())
                if (label->property("tone") == "danger" && label->isVisible() && !label->text().isEmpty()) return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatienceMs);
        QVERIFY(!view().running());
    }

private:
    ui::RecordPage& page() { return m_records->page(); }
    ui::RecordingView& view() { return page().recording(); }

    void key(Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), pressed, modifiers);
    }
    void start(const ui::RecordingSetup& setup) {
        page().showRecording();
        view().form().setSetup(setup);
        view().form().startButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(view().running(), kPatienceMs);
        m_news = {};
        connect(&m_records->recordingFlow(), &app::RecordingFlow::news, this,
                [this](const ui::RecordingNews& news) { m_news = news; });
    }
    void waitFor(core::PromptPhase phase) { QTRY_COMPARE_WITH_TIMEOUT(m_news.prompt.phase, phase, kPatienceMs); }
    void end() {
        key(Qt::Key_E);
        QVERIFY(!view().running());
    }
    void record(const std::string& subject) {
        start(quickSetup(subject));
        waitFor(core::PromptPhase::Done);
        QCOMPARE(m_news.prompt.kept, 12);
        end();
    }
    /// The data set as it lies there, still open in the window, trains at once.
    void trainOnWhatWasRecorded() {
        QFile recipe(m_carpus.path("recipe.yaml"));
        QVERIFY(recipe.open(QIODevice::WriteOnly));
        recipe.write(
            "preset: light-timesformer-tiny\n"
            "output: run\n"
            "batch: 4\n"
            "stages: [{size: 48, steps: 2}]\n"
            "data: {frames: 8, size: 48, cache: cache}\n");
        recipe.close();
        const QString folder = QString::fromStdString(m_folder.string());
        const CarpusRun run =
            m_carpus.run({"train", m_carpus.path("recipe.yaml"), "data.source", folder, "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.ofType("done").size(), std::size_t(1));
        QVERIFY(QFile::exists(m_carpus.path("run/final.safetensors")));
        QCOMPARE(kept(), 24);
    }
    int kept() {
        int count = 0;
        for (const core::ClipRecord& clip : page().snapshot()->clips) count += clip.trashedAt == 0;
        return count;
    }

    CarpusProgram m_carpus;
    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::RecordController> m_records;
    std::unique_ptr<app::LiveController> m_live;
    ui::RecordingNews m_news;
};

QTEST_MAIN(RecordSessionTest)
#include "record_session_test.moc"
