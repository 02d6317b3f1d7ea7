#include "app/studio/train_screenshots.h"

#include <csignal>

#include <QApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <functional>

#include "app/studio/train_controller.h"
#include "app/studio/wait_for.h"
#include "core/dataset/simulated_dataset.h"
#include "core/types/error.h"
#include "ui/confusion_matrix.h"
#include "ui/evaluation_view.h"
#include "ui/judged_clips.h"
#include "ui/setting_table.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

namespace app {
namespace {

constexpr QSize kLarge(1920, 1080);
constexpr QSize kSmall(1024, 640);
constexpr int kSteps = 60;

using ui::TrainingState;

/// Everything of this user's stays as it is, and nothing of it gets into the pictures.
class BorrowedHome {
public:
    explicit BorrowedHome(const QString& folder) {
        for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
            m_before.emplace_back(variable, qEnvironmentVariable(variable));
            qputenv(variable, folder.toUtf8());
        }
    }
    ~BorrowedHome() {
        for (const auto& [variable, value] : m_before)
            value.isNull() ? qunsetenv(variable) : qputenv(variable, value.toUtf8());
    }
    BorrowedHome(const BorrowedHome&) = delete;
    BorrowedHome& operator=(const BorrowedHome&) = delete;

private:
    std::vector<std::pair<const char*, QString>> m_before;
};

class Photographer {
public:
    Photographer(ui::MainWindow& window, const QDir& folder) : m_window(window), m_folder(folder) {}

    void take(const QString& name, ui::Appearance appearance, QSize size) {
        ui::applyAppearance(appearance);
        m_window.resize(size);
        for (int i = 0; i < 6; ++i) QApplication::processEvents();
        const QString path = m_folder.filePath(name + ".png");
        if (!m_window.grab().save(path))
            throw core::Error("cannot write '" + path.toStdString() +
                              "'; check that the folder is writable and not full");
    }
    void both(const QString& name) {
        take(name + "-dark", ui::Appearance::Dark, kLarge);
        take(name + "-small-light", ui::Appearance::Light, kSmall);
    }

private:
    ui::MainWindow& m_window;
    QDir m_folder;
};

void makeDataset(const QString& folder) {
    core::SimulatedDatasetOptions options;
    options.folder = folder.toStdString();
    options.subjects = 4;
    options.scenes = 2;
    options.width = 160;
    options.height = 120;
    options.framesPerSecond = 15;
    options.separateTestScenes = false;
    core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
}

void shorten(ui::SettingTable& settings) {
    settings.change("stages", QStringLiteral("[{size: 64, steps: %1}]").arg(kSteps));
    settings.change("epochs", "0");
    settings.change("evaluate_every_epochs", "0");
    settings.change("data.mix_simulated", "0");
    settings.change("batch", "4");
    settings.change("data.frames", "12");
    settings.change("data.size", "64");
    settings.change("evaluate_every_steps", "15");
    settings.change("checkpoint_steps", "15");
}

void takeTraining(TrainController& controller, Photographer& photographer) {
    ui::TrainPage& page = controller.page();
    const auto state = [&] { return page.training().news().state; };
    page.setup().trainButton().click();
    waitFor([&] { return page.training().news().step > kSteps / 2 || state() == TrainingState::Failed; });
    photographer.both("train-running");
    ::kill(pid_t(controller.run()->record().process.pid), SIGKILL);
    waitFor([&] { return state() == TrainingState::Failed; });
    photographer.both("train-failed");
    Q_EMIT page.training().resumeWanted();
    waitFor([&] { return state() == TrainingState::Finished && !page.result().evaluation().labels.empty(); });
    page.showTraining();
    photographer.take("train-finished-light", ui::Appearance::Light, kLarge);
}

void takeResult(TrainController& controller, Photographer& photographer) {
    ui::EvaluationView& result = controller.page().result();
    controller.page().showResult();
    photographer.take("train-result-light", ui::Appearance::Light, kLarge);
    const ui::JudgedClip clip = result.evaluation().judged.empty() ? ui::JudgedClip() : result.evaluation().judged[0];
    const auto& labels = result.evaluation().labels;
    const auto place = [&](const std::string& label) {
        return int(std::find(labels.begin(), labels.end(), label) - labels.begin());
    };
    result.matrix().choose(place(clip.label), place(clip.predicted));
    waitFor([&] { return result.judged().video().image() != nullptr; });
    photographer.both("train-result");
}

}  // namespace

void takeTrainScreenshots(const StudioOptions& options, const QDir& folder) {
    const QTemporaryDir temporary;
    const BorrowedHome home(temporary.path());
    const QString dataset = temporary.filePath(QStringLiteral("my gestures"));
    ui::applyAppearance(ui::Appearance::Dark);
    ui::MainWindow window;
    TrainController controller(window, options.engine.model);
    window.show();
    window.showPage(&controller.page());
    Photographer photographer(window, folder);
    photographer.both("train-empty");
    makeDataset(dataset);
    shorten(controller.page().setup().settings());
    controller.setDatasets({dataset});
    waitFor([&] { return controller.page().setup().trainButton().isEnabled(); });
    photographer.both("train-preflight");
    controller.page().setup().settingsButton().setChecked(true);
    photographer.both("train-settings");
    controller.page().setup().settingsButton().setChecked(false);
    takeTraining(controller, photographer);
    takeResult(controller, photographer);
}

}  // namespace app
