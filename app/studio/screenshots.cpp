#include "app/studio/screenshots.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QScreen>
#include <functional>

#include "app/studio/dialog_screenshots.h"
#include "app/studio/reading.h"
#include "app/studio/screenshot_story.h"
#ifdef CARPUS_MEDIA
#include "app/studio/files_screenshots.h"
#include "app/studio/record_screenshots.h"
#include "app/studio/train_screenshots.h"
#endif
#include "core/types/error.h"
#include "ui/event_replay.h"
#include "ui/gesture_legend.h"
#include "ui/latency_popup.h"

namespace app {
namespace {

constexpr QSize kLarge(1440, 900);
constexpr QSize kSmall(1024, 640);
constexpr QSize kFullHd(1920, 1080);
const QString kCamera = QStringLiteral("v4l2:/dev/video9");
const QString kNetworkCamera = QStringLiteral("rtsp://192.168.1.7:8554/wrist");
constexpr double kFlashAgeS = 0.25;
constexpr double kNoFlash = 10;

struct Shot {
    QString name;
    ui::Appearance appearance = ui::Appearance::Dark;
    QSize size = kLarge;
    double flashAgeS = kNoFlash;
    std::function<void(ui::MainWindow&, const ScreenshotStory&)> prepare;
};

void settle() {
    for (int i = 0; i < 4; ++i) QApplication::processEvents();
}

void setSourceState(ui::MainWindow& window, const ScreenshotStory& story, core::SourceState state) {
    ui::LiveReading reading = story.reading();
    reading.simulated = false;
    reading.source.name.clear();
    reading.worker.source = state;
    reading.cameraRate = 0;
    window.setReading(reading);
}

ui::Message goneMessage() {
    return messageFor("/dev/video9 does not exist; plug the camera in, or choose another one in the Source menu",
                      kCamera, sourceTitle(kCamera));
}

void showSource(ui::MainWindow& window, const QString& source) {
    window.setSource(source, sourceTitle(source));
    window.live().setTruth({});
}

void openSources(ui::MainWindow& window) {
    window.setCameras({{"HD Webcam", "v4l2:webcam"}, {"Wrist camera", "v4l2:wrist"}});
    window.openSources();
}

std::vector<Shot> shots() {
    using ui::Appearance;
    using ui::MainWindow;
    using Story = const ScreenshotStory&;
    return {
        {"live-dark", Appearance::Dark, kLarge, kNoFlash, {}},
        {"live-light", Appearance::Light, kLarge, kNoFlash, {}},
        {"event-dark", Appearance::Dark, kLarge, kFlashAgeS, {}},
        {"event-light", Appearance::Light, kLarge, kFlashAgeS, {}},
        {"small-dark", Appearance::Dark, kSmall, kNoFlash, {}},
        {"small-light", Appearance::Light, kSmall, kNoFlash, {}},
        {"wide-dark", Appearance::Dark, kFullHd, kNoFlash, {}},
        {"wide-light", Appearance::Light, kFullHd, kNoFlash, {}},
        {"full-screen", Appearance::Dark, kFullHd, kNoFlash,
         [](MainWindow& w, Story) { w.actions().fullScreen->trigger(); }},
        {"sources-dark", Appearance::Dark, kSmall, kNoFlash, [](MainWindow& w, Story) { openSources(w); }},
        {"sources-light", Appearance::Light, kSmall, kNoFlash, [](MainWindow& w, Story) { openSources(w); }},
        {"mirrored", Appearance::Dark, kSmall, kNoFlash, [](MainWindow& w, Story) { w.actions().mirrored->trigger(); }},
        {"held", Appearance::Dark, kSmall, kNoFlash, [](MainWindow& w, Story) { w.actions().freeze->trigger(); }},
        {"camera-frozen", Appearance::Dark, kSmall, kNoFlash,
         [](MainWindow& w, Story s) {
             showSource(w, kNetworkCamera);
             setSourceState(w, s, core::SourceState::Frozen);
         }},
        {"camera-reconnecting", Appearance::Dark, kSmall, kNoFlash,
         [](MainWindow& w, Story s) {
             showSource(w, kNetworkCamera);
             setSourceState(w, s, core::SourceState::Reconnecting);
             w.live().showMessage(lostMessage(kNetworkCamera, sourceTitle(kNetworkCamera), {}));
         }},
        {"error", Appearance::Dark, kSmall, kNoFlash,
         [](MainWindow& w, Story) {
             ui::LiveReading reading;
             reading.worker.source = core::SourceState::Failed;
             w.live().reset();
             w.setReading(reading);
             showSource(w, kCamera);
             w.live().showMessage(goneMessage());
         }},
        {"latency-dark", Appearance::Dark, kLarge, kNoFlash, [](MainWindow& w, Story) { w.openLatency(); }},
#ifdef CARPUS_MEDIA
        {"replay-dark", Appearance::Dark, kLarge, kNoFlash, [](MainWindow& w, Story s) { s.openReplay(w); }},
        {"replay-small-light", Appearance::Light, kSmall, kNoFlash, [](MainWindow& w, Story s) { s.openReplay(w); }},
#endif
    };
}

/// A window is grabbed without its pop-ups; an open one is painted where it stands.
QPixmap picture(ui::MainWindow& window) {
    QPixmap pixmap = window.grab();
    QPainter painter(&pixmap);
    QWidget* const popups[] = {&window.latencyPopup(), window.actions().sourceMenu, &window.live().replay()};
    for (QWidget* popup : popups)
        if (popup->isVisible()) painter.drawPixmap(window.mapFromGlobal(popup->pos()), popup->grab());
    return pixmap;
}

void save(const QPixmap& pixmap, const QDir& folder, const QString& name) {
    const QString path = folder.filePath(name + ".png");
    if (!pixmap.save(path))
        throw core::Error("cannot write '" + path.toStdString() + "'; check that the folder is writable and not full");
}

void take(const Shot& shot, const ScreenshotStory& story, const QDir& folder) {
    ui::applyAppearance(shot.appearance);
    ui::MainWindow window;
    window.resize(shot.size);
    // Pop-ups hang at the right end of the window, and must find room there on a screen smaller than the picture.
    window.move(QGuiApplication::primaryScreen()->geometry().right() + 1 - shot.size.width(), 0);
    window.show();
    settle();
    story.showAt(window, story.eventTimeS());
    window.live().video().holdFlash(shot.flashAgeS);
    if (shot.prepare) shot.prepare(window, story);
    settle();
    window.resize(shot.size);  // full screen means this size too, whatever the screen
    settle();
    save(picture(window), folder, shot.name);
}

void takeLegend(ui::Appearance appearance, const QDir& folder, const QString& name) {
    ui::applyAppearance(appearance);
    ui::GestureLegend legend;
    legend.show();
    settle();
    save(legend.grab(), folder, name);
}

}  // namespace

void takeScreenshots(const StudioOptions& options) {
    QDir folder(QString::fromStdString(options.screenshots));
    if (!folder.mkpath("."))
        throw core::Error("cannot make the folder '" + options.screenshots + "'; choose one that can be written");
    const ScreenshotStory story(options.engine);
    for (const Shot& shot : shots()) take(shot, story, folder);
    takeLegend(ui::Appearance::Dark, folder, "gestures-dark");
    takeLegend(ui::Appearance::Light, folder, "gestures-light");
    takeDialogScreenshots(folder);
#ifdef CARPUS_MEDIA
    takeRecordScreenshots(options, folder);
    takeTrainScreenshots(options, folder);
    takeFilesScreenshots(options, folder);
#endif
}

}  // namespace app
