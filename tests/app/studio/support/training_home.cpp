#include "tests/app/studio/support/training_home.h"

#include "app/common/model_lookup.h"
#include "app/studio/training_plan.h"
#include "core/dataset/simulated_dataset.h"

namespace studio {

TrainingHome::TrainingHome() : m_folder(std::make_unique<QTemporaryDir>()) {
    for (const char* variable : {"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(variable, m_folder->path().toUtf8());
    core::SimulatedDatasetOptions options;
    options.folder = dataset().toStdString();
    options.subjects = 3;
    options.labels = {"G1", "G2", "none"};
    options.repeats = 2;
    options.width = options.height = 48;
    options.framesPerSecond = 10;
    core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
}

ui::TrainingSetup TrainingHome::setup(int steps) const {
    ui::TrainingSetup setup;
    setup.recipe = QStringLiteral("own-gestures");
    setup.dataset = dataset();
    setup.device = QStringLiteral("cpu");
    const auto set = [&](const char* key, const QString& value) { setup.settings << qMakePair(QString(key), value); };
    set("stages", QStringLiteral("[{size: 32, steps: %1}]").arg(steps));
    set("epochs", "0");
    set("evaluate_every_epochs", "0");
    set("data.mix_simulated", "0");
    set("data.repeat", "1");
    set("batch", "4");
    set("evaluate_every_steps", "4");
    set("checkpoint_steps", "4");
    set("data.frames", "8");
    set("data.size", "32");
    return setup;
}

QString TrainingHome::makeRun(int steps) const {
    core::PreflightReport report;
    return app::makeRun(setup(steps), report, QString::fromStdString(app::findModel({}).string()));
}

}  // namespace studio
