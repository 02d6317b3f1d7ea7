#include "app/studio/record_screenshots.h"

#include <QApplication>
#include <QTemporaryDir>
#include <functional>

#include "app/studio/record_controller.h"
#include "app/studio/wait_for.h"
#include "core/dataset/simulated_dataset.h"
#include "core/recording/prompt_script.h"
#include "core/simulator/simulator_source.h"
#include "core/types/error.h"
#include "core/types/gesture.h"
#include "ui/main_window.h"
#include "ui/overview_view.h"
#include "ui/prompt_stage.h"
#include "ui/recording_view.h"
#include "ui/review_view.h"
#include "ui/session_form.h"

namespace app {
namespace {

constexpr QSize kLarge(1920, 1080);
constexpr QSize kSmall(1024, 640);

struct Shot {
    QString name;
    ui::Appearance appearance;
    QSize size;
    std::function<void(RecordController&)> prepare;
};

/// Two people with all gestures; some clips are flagged or still without a label, as in real work.
void makeDataset(const std::filesystem::path& folder) {
    core::SimulatedDatasetOptions options;
    options.folder = folder;
    options.subjects = 3;
    options.scenes = 2;
    options.framesPerSecond = 15;
    options.leadS = 0.5;
    options.tailS = 0.4;
    core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
    core::ClipStore store = core::ClipStore::open(folder);
    const auto clips = store.clips();
    core::ClipEdit unlabelled;
    unlabelled.label = std::string();
    core::ClipEdit flagged;
    flagged.flagged = true;
    for (const std::size_t i : {2u, 5u, 6u}) store.editClips({&clips.at(i).id, 1}, unlabelled);
    store.editClips({&clips.at(3).id, 1}, flagged);
}

void review(RecordController& controller, int row) {
    ui::ReviewView& view = controller.page().review();
    controller.page().showReview();
    view.list().view().setCurrentIndex(view.list().model().index(row));
    const std::string path = view.list().current()->path;
    ui::ClipModel& model = view.list().model();
    const auto seen = [&] {
        bool thumbnails = true;
        for (int i = 0; i < 5; ++i)
            thumbnails &= !model.data(model.index(i), Qt::DecorationRole).value<QPixmap>().isNull();
        return thumbnails && view.player().footage() && view.player().footage()->path == path;
    };
    waitFor(seen);
    view.player().playhead().seek(view.player().bounds().value_or(ui::TimeRange{0, 1}).first + 0.45);
    view.player().pause();
}

/// A session in the middle, over a picture of the simulator.
void prompt(RecordController& controller, core::PromptPhase phase, double ageS) {
    ui::RecordingSetup setup;
    setup.subject.id = "Anna";
    for (int i = 0; i < core::kGestureCount; ++i) setup.prompt.labels.emplace_back(core::gestureId(i));
    setup.prompt.seed = 6;
    core::PromptScript script(setup.prompt);
    core::TimePoint now = core::Clock::now();
    script.start(now);
    const auto go = [&](double seconds) {
        now += std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
        script.advance(now);
    };
    while (script.state(now).kept < 27) go(0.1);
    while (script.state(now).phase != phase) go(0.05);
    go(ageS);
    core::CaptureConfig capture;
    const core::SimulatorSource source(capture, 10);
    ui::RecordingView& view = controller.page().recording();
    controller.page().showRecording();
    view.setCameraText(QStringLiteral("Simulator · 640 × 480 · 30.0/s"));
    view.setFrame({0, now, std::make_shared<const core::Image>(source.footage().frameAt(3.2))});
    ui::RecordingNews news;
    news.prompt = script.state(now);
    news.freeGB = 182;
    view.stage().holdAnimation(0.62);
    view.setNews(news, setup);
}

void form(RecordController& controller) {
    ui::RecordingSetup setup;
    setup.subject = {"Anna", core::Handedness::Left, "Agreed on 24 November, on paper", {}};
    setup.scene = "kitchen";
    core::CaptureConfig capture;
    const core::SimulatorSource source(capture, 10);
    controller.page().showRecording();
    controller.page().recording().form().setSetup(setup);
    controller.page().recording().setFrame({0, {}, std::make_shared<const core::Image>(source.footage().frameAt(3.2))});
}

std::vector<Shot> shots() {
    using ui::Appearance;
    const auto reviewed = [](RecordController& c) { review(c, 4); };
    const auto unlabelled = [](RecordController& c) { review(c, 2); };
    const auto counting = [](RecordController& c) { prompt(c, core::PromptPhase::Countdown, 0.8); };
    const auto recording = [](RecordController& c) { prompt(c, core::PromptPhase::Recording, 1.0); };
    const auto overview = [](RecordController& c) { c.page().showOverview(); };
    return {
        {"record-review-dark", Appearance::Dark, kLarge, reviewed},
        {"record-review-light", Appearance::Light, kLarge, reviewed},
        {"record-review-small-dark", Appearance::Dark, kSmall, unlabelled},
        {"record-review-small-light", Appearance::Light, kSmall, unlabelled},
        {"record-prompt-dark", Appearance::Dark, kLarge, recording},
        {"record-prompt-light", Appearance::Light, kLarge, counting},
        {"record-prompt-small-dark", Appearance::Dark, kSmall, counting},
        {"record-form-small-light", Appearance::Light, kSmall, form},
        {"record-overview-dark", Appearance::Dark, kLarge, overview},
        {"record-overview-small-light", Appearance::Light, kSmall, overview},
    };
}

void save(QWidget& window, const QDir& folder, const QString& name) {
    for (int i = 0; i < 4; ++i) QApplication::processEvents();
    const QString path = folder.filePath(name + ".png");
    if (!window.grab().save(path))
        throw core::Error("cannot write '" + path.toStdString() + "'; check that the folder is writable and not full");
}

void take(const Shot& shot, const QString& dataset, const EngineRequest& engine, const QDir& folder) {
    ui::applyAppearance(shot.appearance);
    ui::MainWindow window;
    RecordController controller(window, engine);
    window.resize(shot.size);
    window.show();
    window.showPage(&controller.page());
    if (!dataset.isEmpty()) {
        controller.open(dataset, false);
        waitFor([&] { return controller.page().snapshot() != nullptr; });
    }
    if (shot.prepare) shot.prepare(controller);
    controller.page().tell({});
    save(window, folder, shot.name);
}

}  // namespace

void takeRecordScreenshots(const StudioOptions& options, const QDir& folder) {
    const QTemporaryDir temporary;
    const QString dataset = temporary.filePath(QStringLiteral("my gestures"));
    makeDataset(dataset.toStdString());
    take({"record-welcome-small-dark", ui::Appearance::Dark, kSmall, {}}, {}, options.engine, folder);
    for (const Shot& shot : shots()) take(shot, dataset, options.engine, folder);
}

}  // namespace app
