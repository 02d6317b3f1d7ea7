#include <QApplication>
#include <QSettings>
#include <QTimer>
#include <iostream>
#include <stop_token>

#include "app/common/interrupt.h"
#include "app/common/logging.h"
#include "app/studio/language.h"
#include "app/studio/library_controller.h"
#include "app/studio/live_controller.h"
#include "app/studio/screenshots.h"
#include "app/studio/settings_controller.h"
#include "app/studio/settings_table.h"
#include "app/studio/studio_options.h"
#ifdef CARPUS_MEDIA
#include "app/studio/files_controller.h"
#include "app/studio/record_controller.h"
#include "app/studio/replay_controller.h"
#include "app/studio/train_controller.h"
#endif
#include "core/types/error.h"
#include "ui/first_run_page.h"
#include "ui/main_window.h"
#include "ui/system_scheme.h"
#include "ui/theme.h"

namespace {

/// What the window remembers from one start to the next.
class Remembered {
public:
    explicit Remembered(ui::MainWindow& window) : m_window(window) {
        window.restoreGeometry(m_settings.value("geometry").toByteArray());
        window.actions().mirrored->setChecked(m_settings.value("mirrored", false).toBool());
        window.actions().truth->setChecked(m_settings.value("truth", true).toBool());
    }
    ~Remembered() {
        m_settings.setValue("geometry", m_window.saveGeometry());
        m_settings.setValue("mirrored", m_window.actions().mirrored->isChecked());
        m_settings.setValue("truth", m_window.actions().truth->isChecked());
    }
    Remembered(const Remembered&) = delete;
    Remembered& operator=(const Remembered&) = delete;

private:
    ui::MainWindow& m_window;
    QSettings m_settings;
};

#ifdef CARPUS_MEDIA
/// The data sets that were open lately, newest first; the last one is opened again.
class RecentDatasets {
public:
    RecentDatasets(ui::MainWindow& window, app::RecordController& recording, app::TrainController& training,
                   app::LibraryController& library) {
        const auto tell = [&recording, &training, &library](const QStringList& folders) {
            recording.page().setRecent(folders);
            training.setDatasets(folders);
            library.setDatasets(folders);
        };
        const QStringList folders = QSettings().value("datasets").toStringList();
        tell(folders);
        QObject::connect(&recording, &app::RecordController::opened, &window, [tell](const QString& folder) {
            QStringList known = QSettings().value("datasets").toStringList();
            known.removeAll(folder);
            known.prepend(folder);
            QSettings().setValue("datasets", known.mid(0, kKept));
            tell(known.mid(0, kKept));
        });
        if (!folders.isEmpty()) recording.open(folders.first(), false);
    }

private:
    static constexpr int kKept = 8;
};
#endif

/// The very first start: nothing runs before the user has chosen a source, there or in the menus.
void welcome(ui::MainWindow& window, app::LiveController& controller) {
    auto* page = new ui::FirstRunPage(window.centralWidget());
    QObject::connect(page, &ui::FirstRunPage::sourceChosen, &window, &ui::MainWindow::sourceChosen);
    QObject::connect(page, &ui::FirstRunPage::videoWanted, window.actions().openFile, &QAction::trigger);
    QObject::connect(page, &ui::FirstRunPage::addressWanted, window.actions().openAddress, &QAction::trigger);
    QObject::connect(&controller, &app::LiveController::camerasFound, page, &ui::FirstRunPage::setCameras);
    QObject::connect(&window, &ui::MainWindow::sourceChosen, page, [page] {
        QSettings().setValue("welcomed", true);
        page->deleteLater();
    });
}

ui::Appearance rememberedAppearance() {
    return ui::Appearance(std::clamp(QSettings().value("appearance", 0).toInt(), 0, 2));
}

/// What the command line names, else what the settings want; the first start asks.
void openFirst(ui::MainWindow& window, app::LiveController& controller, const app::StudioOptions& options) {
    if (!options.sourceGiven && !QSettings().contains("welcomed")) return welcome(window, controller);
    const QString source =
        options.sourceGiven ? QString::fromStdString(options.engine.capture.source) : app::sourceAtStart(QSettings());
    if (source.isEmpty())
        controller.rest();
    else
        controller.open(source);
}

int runWindow(QApplication& application, const app::StudioOptions& options, std::stop_token interrupted) {
    ui::Appearance appearance = options.appearance.value_or(rememberedAppearance());
    const ui::SystemScheme system(QDBusConnection::sessionBus());
    const auto apply = [&] { ui::applyAppearance(system.resolved(appearance)); };
    const auto followSystem = [&] {
        if (appearance == ui::Appearance::System) apply();
    };
    apply();
    ui::MainWindow window;
    window.actions().setAppearance(appearance);
    QObject::connect(&window, &ui::MainWindow::appearanceChosen, &window, [&](ui::Appearance chosen) {
        appearance = chosen;
        QSettings().setValue("appearance", int(chosen));
        apply();
    });
    QObject::connect(&window, &ui::MainWindow::systemSchemeChanged, &window, followSystem);
    QObject::connect(&system, &ui::SystemScheme::changed, &window, followSystem);
    const Remembered remembered(window);
    app::EngineRequest engine = options.engine;
    app::LibraryController library(window);
#ifdef CARPUS_MEDIA
    app::RecordController recording(window, engine);
    app::TrainController training(window, engine.model);
    const RecentDatasets recent(window, recording, training, library);
    app::FilesController files(window, app::fileTools(engine), engine.live.decision.fireThreshold);
    QObject::connect(&files, &app::FilesController::correctionWanted, &recording, &app::RecordController::addCorrected);
    QObject::connect(&recording, &app::RecordController::corrected, &files, &app::FilesController::showCorrected);
    engine.tap = recording.tap();
#endif
    window.show();
    app::LiveController controller(window, engine);
    QObject::connect(&library, &app::LibraryController::activated, &controller, &app::LiveController::useActiveModel);
#ifdef CARPUS_MEDIA
    recording.follow(controller);
    QObject::connect(&training, &app::TrainController::useModelWanted, &library, &app::LibraryController::offer);
    QObject::connect(&library, &app::LibraryController::activated, &training,
                     [&training] { training.setActiveModel({}); });
    app::ReplayController replay(window, controller, app::fileTools(engine).explainer);
    QObject::connect(&library, &app::LibraryController::activated, &files, [&files, &replay, engine] {
        app::EngineRequest active = engine;
        active.model.clear();
        files.use(app::fileTools(active));
        replay.use(app::fileTools(active).explainer);
    });
#endif
    app::SettingsController settings(window, controller, engine);
    QObject::connect(&library, &app::LibraryController::activated, &settings, &app::SettingsController::useActiveModel);
#ifdef CARPUS_MEDIA
    recording.follow(settings);
#endif
    openFirst(window, controller, options);
    const std::stop_callback closeOnInterrupt(
        interrupted, [&window] { QMetaObject::invokeMethod(&window, &QWidget::close, Qt::QueuedConnection); });
    if (options.seconds > 0) QTimer::singleShot(int(options.seconds * 1000), &window, &QWidget::close);
    return application.exec();
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(app::kStudioName);  // both name the file of the settings
    QCoreApplication::setOrganizationName("carpus");
    app::EngineRequest standard;
    app::applySettings(QSettings(), standard);
    const app::ParsedOptions parsed = app::parseStudioOptions(argc, argv, standard);
    if (parsed.exitCode) return *parsed.exitCode;
    try {
        app::startLogging(app::kStudioName, parsed.options.verbose);
        const app::Interrupt interrupt;
        QApplication application(argc, argv);
        QApplication::setApplicationDisplayName("Carpus Studio");
        QApplication::setApplicationVersion(CARPUS_VERSION);
        QApplication::setDesktopFileName("org.carpus.Studio");
        const app::Language language(app::settingValue(QSettings(), "language").toString());
        if (!parsed.options.screenshots.empty()) {
            app::takeScreenshots(parsed.options);
            return 0;
        }
        return runWindow(application, parsed.options, interrupt.token());
    } catch (const core::Error& error) {
        std::cerr << "carpus-studio: " << error.what() << '\n';
        return error.kind() == core::Error::Kind::BadUsage ? 2 : 1;
    }
}
