#include "app/studio/files_screenshots.h"

#include <QApplication>
#include <QTemporaryDir>
#include <fstream>
#include <functional>

#include "app/studio/files_controller.h"
#include "app/studio/wait_for.h"
#include "core/capture/video_writer.h"
#include "core/dataset/simulated_dataset.h"
#include "core/simulator/simulator_source.h"
#include "core/types/error.h"
#include "ui/main_window.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr QSize kLarge(1920, 1080);
constexpr QSize kSmall(1024, 640);
constexpr double kWalkS = 24;

struct Shot {
    QString name;
    ui::Appearance appearance;
    QSize size;
    std::function<void(FilesController&)> prepare;
};

void writeWalk(const fs::path& path) {
    core::CaptureConfig config;
    config.width = 320;
    config.height = 240;
    config.realTime = false;
    core::SimulatorSource source(config, kWalkS);
    core::VideoWriter writer(path.string(), {});
    while (const auto frame = source.next({}))
        writer.write(*frame->image, core::Seconds(frame->captureTime.time_since_epoch()).count());
    writer.finish();
}

/// What a person's folder looks like: clips, a long recording, and files that are none.
void makeFolder(const fs::path& folder) {
    core::SimulatedDatasetOptions options;
    options.folder = folder / "made";
    options.subjects = 2;
    options.scenes = 2;
    core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
    for (const auto& entry : fs::recursive_directory_iterator(options.folder)) {
        if (entry.path().extension() != ".mkv") continue;
        const std::string subject = entry.path().parent_path().parent_path().filename().string();
        const std::string person = subject.ends_with('1') ? "anna" : "ben";
        fs::rename(entry.path(), folder / (person + "-gesture-" + entry.path().stem().string() + ".mkv"));
    }
    fs::remove_all(options.folder);
    writeWalk(folder / "corridor.mkv");
    std::ofstream(folder / "notes.mp4") << "These are notes, not a video.\n";
}

QString fileOf(FilesController& files, const QString& name) {
    const ui::FileModel& model = files.page().model();
    for (int row = 0; row < model.rowCount(); ++row)
        if (QFileInfo(model.entry(row).path).fileName() == name) return model.entry(row).path;
    return {};
}

void finish(FilesController& files) {
    waitFor([&] { return files.page().model().rowCount() > 0 && !files.busy(); });
}

/// Shows a file and waits for its pictures.
void choose(FilesController& files, const QString& name, double atS) {
    finish(files);
    ui::FilesPage& page = files.page();
    page.setCurrent(fileOf(files, name));
    ui::ClipPlayer& player = page.view().player();
    const auto shown = [&] {
        const bool frames = page.view().strip().spanS() > 0 || page.view().chart().isVisible();
        return frames && player.footage() && player.footage()->path == name.toStdString();
    };
    waitFor(shown);
    player.playhead().seek(atS);
    player.pause();
    page.view().chart().setPosition(atS);
}

void running(FilesController& files) {
    waitFor([&] { return files.page().model().counts().done >= 9; });
}

/// The clip that the model is least sure of.
void doubtful(FilesController& files) {
    finish(files);
    const ui::FileModel& model = files.page().model();
    const ui::FileEntry* least = nullptr;
    const auto sure = [](const ui::FileEntry& entry) { return entry.verdict->ranking.front().probability; };
    for (int row = 0; row < model.rowCount(); ++row) {
        const ui::FileEntry& entry = model.entry(row);
        if (entry.verdict && !entry.verdict->isLong && (!least || sure(entry) < sure(*least))) least = &entry;
    }
    if (least) choose(files, QFileInfo(least->path).fileName(), 0.5);
}

std::vector<Shot> emptyShots() {
    return {{"files-empty-small-dark", ui::Appearance::Dark, kSmall, {}},
            {"files-empty-light", ui::Appearance::Light, kLarge, {}}};
}

/// One after the other in one window, while it works on the recordings and afterwards.
std::vector<Shot> shots() {
    using ui::Appearance;
    const auto clip = [](FilesController& f) {
        f.page().actions().attention->setChecked(true);
        choose(f, QStringLiteral("anna-gesture-05.mkv"), 0.7);
    };
    const auto plain = [](FilesController& f) {
        f.page().actions().attention->setChecked(false);
        choose(f, QStringLiteral("ben-gesture-03.mkv"), 0.7);
    };
    const auto walk = [](FilesController& f) { choose(f, QStringLiteral("corridor.mkv"), 5.2); };
    const auto broken = [](FilesController& f) {
        finish(f);
        f.page().setCurrent(fileOf(f, QStringLiteral("notes.mp4")));
    };
    return {
        {"files-running-dark", Appearance::Dark, kLarge, running},
        {"files-running-small-light", Appearance::Light, kSmall, running},
        {"files-finished-dark", Appearance::Dark, kLarge, clip},
        {"files-finished-light", Appearance::Light, kLarge, plain},
        {"files-finished-small-dark", Appearance::Dark, kSmall, clip},
        {"files-doubtful-small-light", Appearance::Light, kSmall, doubtful},
        {"files-failed-small-dark", Appearance::Dark, kSmall, broken},
        {"files-long-dark", Appearance::Dark, kLarge, walk},
        {"files-long-small-light", Appearance::Light, kSmall, walk},
    };
}

void take(const Shot& shot, ui::MainWindow& window, FilesController& files, const QDir& folder) {
    ui::applyAppearance(shot.appearance);
    window.resize(shot.size);
    if (shot.prepare) shot.prepare(files);
    for (int i = 0; i < 4; ++i) QApplication::processEvents();
    const QString path = folder.filePath(shot.name + ".png");
    if (!window.grab().save(path))
        throw core::Error("cannot write '" + path.toStdString() + "'; check that the folder is writable and not full");
}

}  // namespace

void takeFilesScreenshots(const StudioOptions& options, const QDir& folder) {
    const QTemporaryDir temporary;
    makeFolder(temporary.path().toStdString());
    ui::MainWindow window;
    const EngineRequest& engine = options.engine;
    FilesController files(window, fileTools(engine), engine.live.decision.fireThreshold);
    window.show();
    window.showPage(&files.page());
    for (const Shot& shot : emptyShots()) take(shot, window, files, folder);
    files.add({temporary.path()});
    for (const Shot& shot : shots()) take(shot, window, files, folder);
}

}  // namespace app
