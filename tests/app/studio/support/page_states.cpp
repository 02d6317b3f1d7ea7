#include "tests/app/studio/support/page_states.h"

#include "core/types/gesture.h"
#include "core/types/label_set.h"
#include "tests/ui/sample/files.h"
#include "tests/ui/sample/sample.h"
#include "ui/confusion_matrix.h"
#include "ui/evaluation_view.h"
#include "ui/recording_view.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

namespace studio {
namespace {

ui::SnapshotPtr dataset() {
    auto snapshot = std::make_shared<ui::DatasetSnapshot>();
    snapshot->folder = "/media/anna/gestures of the whole family";
    snapshot->undoText = "Label G5";
    for (int i = 0; i < 60; ++i) {
        core::ClipRecord clip;
        clip.id = i + 1;
        clip.path = "anna/01/" + std::to_string(i) + ".mkv";
        clip.subject = "Anna";
        clip.label = core::gestureId(i % core::kGestureCount);
        clip.split = core::Split::Train;
        clip.frameCount = 60;
        clip.framesPerSecond = 30;
        snapshot->clips.push_back(clip);
    }
    return snapshot;
}

core::PreflightReport report() {
    core::PreflightReport report;
    for (const char* part : {"training", "validation", "cross-subject", "cross-scene-subject"})
        report.parts.push_back({part, 60, {{"G1", 30}, {"G2", 30}}, {"Anna", "Ben", "Clara"}});
    for (int i = 0; i < 4; ++i)
        report.notes.push_back({false,
                                "All training clips are of Anna. A model that saw one person recognises others "
                                "badly; record more people."});
    report.device = "CPU";
    report.steps = 168;
    report.trainSeconds = 1200;
    report.memoryBytes = 1'500'000'000;
    report.method = "Measured: steps of 1 and 8 clips of noise with this network, extended to the batch and all steps.";
    return report;
}

ui::TrainingNews trainingNews(ui::TrainingState state) {
    ui::TrainingNews news;
    news.name = "gestures of the whole family, 24 Nov 18:30";
    news.state = state;
    news.step = 40;
    news.steps = 168;
    news.secondsLeft = 900;
    news.clipsPerSecond = 3.2;
    news.model = "best.safetensors";
    for (int i = 1; i <= 40; ++i) news.points << ui::CurvePoint{i, 2.0 / i, 0.5, 1e-4, 0.1};
    news.message.what = "The training was ended from outside";
    news.message.why =
        "The system ended its process in the middle of the work, most often because memory ran out or "
        "the computer was switched off.";
    news.message.advice =
        "Resume, and it goes on from its last saved state. Where memory is short, close other "
        "programs or train anew with a smaller batch.";
    news.message.offerSimulator = false;
    return news;
}

ui::Evaluation evaluation() {
    ui::Evaluation evaluation;
    evaluation.part = "validation";
    evaluation.clips = 240;
    for (int i = 0; i < 13; ++i) {
        evaluation.labels.emplace_back(i < core::kGestureCount ? core::gestureId(i) : core::kNoneLabel);
        evaluation.perClass.push_back(i == 3 ? -1 : 1 - i / 20.0);
        evaluation.confusion.emplace_back(13, i == 3 ? 0 : 2);
    }
    for (int i = 0; i < 9; ++i) evaluation.judged.push_back({"a.mkv", "Anna", "G1", "G2", 0.8});
    evaluation.top1 = {0.91, 0.88, 0.93, true};
    evaluation.macroF1 = 0.9;
    for (int i = 0; i < 10; ++i) evaluation.reliability.push_back({i / 10.0 + 0.05, i / 10.0 + 0.02, 20});
    evaluation.comparison = ui::ModelComparison{"old", 0.86, 0.85, {0.05, -0.01, 0.11, true}, evaluation.perClass};
    return evaluation;
}

ui::FileEntry file(ui::FileState state) {
    ui::FileEntry entry;
    entry.path = "/media/anna/Videos/holiday/evening in the kitchen.mp4";
    entry.state = state;
    return entry;
}

ui::FileEntry judged(bool isLong) {
    ui::FileEntry entry = file(ui::FileState::Done);
    auto verdict =
        std::make_shared<ui::FileVerdict>(isLong ? *sample::longVerdict() : *sample::shortVerdict("G9", 0.4));
    verdict->doubtful = true;
    verdict->warning =
        "The model is unsure: this recording may show something else than a gesture, or be unlike "
        "those that the model learnt from.";
    entry.verdict = verdict;
    return entry;
}

ui::FileEntry failed() {
    ui::FileEntry entry = file(ui::FileState::Failed);
    entry.problem =
        "the file '/media/anna/Videos/holiday/evening in the kitchen.mp4' holds no pictures: its index is "
        "damaged or it was cut off while it was written; play it in another program, or copy it again from "
        "the camera that made it";
    return entry;
}

void show(PagesWindow& window, const ui::FileEntry& entry) {
    window.files->model().add({entry.path});
    if (entry.verdict) window.files->model().setVerdict(entry.path, entry.verdict);
    if (!entry.problem.isEmpty()) window.files->model().setProblem(entry.path, entry.problem);
    window.showPage(window.files);
    window.files->setWork({true, false, 180, 0.4, {}});
    window.files->setCurrent(entry.path);
}

void openRun(PagesWindow& window, ui::TrainingState state) {
    window.train->setRuns({{"/runs/1", trainingNews(state).name, state}});
    window.train->setRun("/runs/1");
    window.train->training().setNews(trainingNews(state));
    window.showPage(window.train);
}

void showResult(PagesWindow& window) {
    openRun(window, ui::TrainingState::Finished);
    window.train->result().setUsable(true);
    window.train->result().setEvaluation(evaluation());
    window.train->showResult();
}

void showTraining(PagesWindow& window, ui::TrainingState state) {
    openRun(window, state);
    window.train->showTraining();
}

void showRecord(PagesWindow& window) {
    window.record->setSnapshot(dataset());
    window.showPage(window.record);
}

void startRecording(PagesWindow& window, bool continuous) {
    showRecord(window);
    window.record->showRecording();
    ui::RecordingNews news;
    news.prompt.phase = core::PromptPhase::Rest;
    news.prompt.label = "G9";
    news.prompt.wanted = 120;
    news.recorder.state = core::RecorderStatus::State::DiskFull;
    news.recorder.framesLost = 3;
    news.recorder.diskLow = true;
    news.freeGB = 0.4;
    ui::RecordingSetup setup;
    setup.continuous = continuous;
    window.record->recording().setCameraText("HD Webcam · 640 × 480 · 30.0/s");
    window.record->recording().setNews(news, setup);
}

}  // namespace

PagesWindow::PagesWindow()
    : record(new ui::RecordPage(this)), train(new ui::TrainPage(this)), files(new ui::FilesPage(this)) {
    addPage(record, ui::RecordPage::tr("Record && label"));
    addPage(train, ui::TrainPage::tr("Train"));
    addPage(files, ui::FilesPage::tr("Files"));
    setModel(sample::model(), 0.6);
    setReading(sample::reading());
}

const std::vector<PageState>& pageStates() {
    static const std::vector<PageState> states{
        {"live", [](PagesWindow&) {}},
        {"record, no data set", [](PagesWindow& w) { w.showPage(w.record); }},
        {"record, review", showRecord},
        {"record, session",
         [](PagesWindow& w) {
             showRecord(w);
             w.record->showRecording();
             w.record->recording().setIdle(
                 "The camera cannot record: choose a source at the top right, then start again.");
         }},
        {"record, prompt", [](PagesWindow& w) { startRecording(w, false); }},
        {"record, long video", [](PagesWindow& w) { startRecording(w, true); }},
        {"record, overview",
         [](PagesWindow& w) {
             showRecord(w);
             w.record->showOverview();
         }},
        {"train, set up",
         [](PagesWindow& w) {
             w.showPage(w.train);
             w.train->setup().setRecipes(
                 {{"own-gestures", "own-gestures", QString("what it is for, ").repeated(20), true}});
             w.train->setup().setReport(report());
         }},
        {"train, running", [](PagesWindow& w) { showTraining(w, ui::TrainingState::Running); }},
        {"train, failed", [](PagesWindow& w) { showTraining(w, ui::TrainingState::Failed); }},
        {"result", showResult},
        {"result, clips",
         [](PagesWindow& w) {
             showResult(w);
             w.train->result().matrix().choose(0, 1);
         }},
        {"result, measuring",
         [](PagesWindow& w) {
             showResult(w);
             w.train->result().setMeasuring("Measuring the model on clips that it was not trained on…");
         }},
        {"files, none", [](PagesWindow& w) { w.showPage(w.files); }},
        {"files, waiting", [](PagesWindow& w) { show(w, file(ui::FileState::Waiting)); }},
        {"files, verdict", [](PagesWindow& w) { show(w, judged(false)); }},
        {"files, long", [](PagesWindow& w) { show(w, judged(true)); }},
        {"files, failed", [](PagesWindow& w) { show(w, failed()); }},
    };
    return states;
}

}  // namespace studio
