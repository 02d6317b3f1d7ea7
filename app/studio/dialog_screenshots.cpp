#include "app/studio/dialog_screenshots.h"

#include <QApplication>
#include <QMessageBox>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <cmath>

#include "app/common/model_lookup.h"
#include "app/common/resource_paths.h"
#include "app/studio/library_controller.h"
#include "app/studio/settings_table.h"
#include "core/types/error.h"
#include "core/types/label_set.h"
#include "ui/comparison_dialog.h"
#include "ui/evaluation_view.h"
#include "ui/first_run_page.h"
#include "ui/gesture_dialog.h"
#include "ui/likeness_dialog.h"
#include "ui/main_window.h"
#include "ui/model_library_dialog.h"
#include "ui/settings_dialog.h"
#include "ui/sketch_pad.h"
#include "ui/theme.h"

namespace app {
namespace {

using ui::Appearance;

constexpr QSize kSmall(1024, 640);
constexpr QSize kFullHd(1920, 1080);

constexpr const char* kExample = R"json({"top1": 0.941, "comparison": {
    "model": "light-timesformer-tiny (example)", "top1": 0.902, "difference": 0.039, "interval": [0.012, 0.066],
    "per_class": [
        {"label": "G1", "clips": 20, "accuracy": 0.95, "difference": 0.05},
        {"label": "G2", "clips": 20, "accuracy": 1.0, "difference": 0.0},
        {"label": "G3", "clips": 20, "accuracy": 0.9, "difference": 0.05},
        {"label": "G5", "clips": 20, "accuracy": 0.95, "difference": -0.05},
        {"label": "G9", "clips": 20, "accuracy": 0.8, "difference": 0.15},
        {"label": "none", "clips": 40, "accuracy": 0.95, "difference": 0.0}]}})json";

void settle() {
    for (int i = 0; i < 4; ++i) QApplication::processEvents();
}

void save(QWidget& widget, const QDir& folder, const QString& name) {
    settle();
    const QString path = folder.filePath(name + ".png");
    if (!widget.grab().save(path))
        throw core::Error("cannot write '" + path.toStdString() + "'; check that the folder is writable and not full");
}

void takeFirstRun(const QDir& folder, const QString& name, QSize size, bool cameras) {
    ui::MainWindow window;
    window.resize(size);
    window.show();
    ui::FirstRunPage page(window.centralWidget());
    if (cameras) page.setCameras({{"HD Webcam", "v4l2:webcam"}, {"Wrist camera", "v4l2:wrist"}});
    save(window, folder, name);
}

void takeSettings(const QDir& folder, const QString& name, const QString& words) {
    const SettingsOffer offer{{}, kBundledModel, QStringLiteral("~/.local/state/carpus")};
    ui::SettingsDialog dialog(settingsTable(offer), {{"decision/fire", 80.0}, {"model/device", "cpu"}});
    dialog.search(words);
    dialog.show();
    save(dialog, folder, name);
}

void takeModels(const ModelLibrary& library, const QDir& folder, const QString& scheme) {
    ui::ModelLibraryDialog dialog;
    QVector<ui::ModelEntry> models;
    for (const ModelCard& card : library.models()) models << modelEntry(card);
    dialog.setModels(models, {}, true);
    dialog.show();
    dialog.select(QStringLiteral("kitchen"));
    save(dialog, folder, "models-" + scheme);
    dialog.select(QStringLiteral("torn"));
    save(dialog, folder, "models-broken-" + scheme);
    dialog.askToReplace(QStringLiteral("kitchen"), {QStringLiteral("88.0 % of the held-out clips would be recognised "
                                                                   "instead of 90.2 %."),
                                                    QStringLiteral("G5: 75.0 % instead of 95.0 % of 20 clips.")});
    save(*dialog.findChild<QMessageBox*>(), folder, "models-worse-" + scheme);
}

/// Figures such as a comparison on the clips of six people brings.
ui::Evaluation exampleEvaluation() {
    ui::Evaluation evaluation;
    evaluation.part = QStringLiteral("cross-scene-subject");
    evaluation.labels = core::LabelSet::gestures(true).names;
    const int size = int(evaluation.labels.size());
    evaluation.confusion.assign(std::size_t(size), std::vector<int>(std::size_t(size), 0));
    ui::ModelComparison other;
    for (int i = 0; i < size; ++i) {
        const int wrong = i % 4;
        evaluation.confusion[std::size_t(i)][std::size_t(i)] = 24 - wrong;
        evaluation.confusion[std::size_t(i)][std::size_t((i + 1) % size)] = wrong;
        evaluation.perClass.push_back((24 - wrong) / 24.0);
        other.perClass.push_back((22 - (i * 5) % 3) / 24.0);
    }
    evaluation.clips = 24 * size;
    evaluation.top1 = {0.94, 0.91, 0.97, true};
    evaluation.macroF1 = 0.94;
    evaluation.calibrationError = 0.03;
    evaluation.reliability = {{0.5, 0.45, 9}, {0.7, 0.74, 30}, {0.95, 0.97, 273}};
    other.top1 = 0.88;
    other.difference = {0.06, 0.02, 0.1, true};
    evaluation.comparison = other;
    return evaluation;
}

void takeComparison(const QDir& folder, const QString& scheme) {
    ui::ComparisonDialog dialog;
    dialog.setModels({"kitchen", kBundledModel}, "kitchen", kBundledModel);
    dialog.setDatasets({"my gestures"});
    dialog.result().setOpponent(kBundledModel);
    dialog.show();
    dialog.setRunning(true);
    dialog.result().setMeasuring(QStringLiteral("kitchen and %1 judge the clips…").arg(kBundledModel));
    save(dialog, folder, "compare-running-" + scheme);
    dialog.setRunning(false);
    dialog.result().setEvaluation(exampleEvaluation());
    dialog.result().setUsable(true);
    save(dialog, folder, "compare-" + scheme);
}

void takeLikeness(const QDir& folder, const QString& scheme) {
    ui::LikenessDialog dialog({"G13", "G14", "G15", "G16"});
    dialog.setAnswer({"G13", 10, "G5", 4});
    dialog.setAnswer({"G14", 20, {}, 0});
    dialog.setLooking("G15", 12);
    dialog.setProblem("G16", QStringLiteral("there are no clips yet; record or label some first."));
    dialog.show();
    save(dialog, folder, "likeness-" + scheme);
}

/// A loop, drawn as a hand would with the mouse.
void drawLoop(ui::SketchPad& pad) {
    constexpr int kSteps = 60;
    const QPointF middle(pad.width() / 2.0, pad.height() / 2.0);
    const double radius = pad.height() * 0.28;
    for (int i = 0; i <= kSteps; ++i) {
        const double angle = 7.6 * i / kSteps;
        const QPointF at = middle + QPointF(radius * (std::cos(angle) + angle / 7.6 - 0.5), radius * std::sin(angle));
        const auto type = i == 0        ? QEvent::MouseButtonPress
                          : i == kSteps ? QEvent::MouseButtonRelease
                                        : QEvent::MouseMove;
        QMouseEvent event(type, at, pad.mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&pad, &event);
    }
}

void takeGesture(const QDir& folder, const QString& name, bool drawn) {
    ui::GestureDialog dialog("G13");
    dialog.show();
    settle();
    if (drawn) drawLoop(dialog.pad());
    save(dialog, folder, name);
}

/// A library with the bundled model, a copy with an example of an evaluation, and a file that is cut off.
void fillLibrary(const ModelLibrary& library) {
    const ActiveModel bundled = library.active();
    library.install({bundled.file, "kitchen", kExample});
    library.install({bundled.file, "torn", {}});
    std::filesystem::resize_file(library.folder() / "torn.safetensors", 100'000);
}

}  // namespace

void takeDialogScreenshots(const QDir& folder) {
    const QTemporaryDir home;
    const ModelLibrary library(home.filePath("models").toStdString(), resourceFolder() / "models");
    fillLibrary(library);
    for (const auto& [appearance, scheme] :
         {std::pair(Appearance::Dark, QString("dark")), std::pair(Appearance::Light, QString("light"))}) {
        ui::applyAppearance(appearance);
        takeFirstRun(folder, "first-run-small-" + scheme, kSmall, true);
        takeFirstRun(folder, "first-run-wide-" + scheme, kFullHd, false);
        takeSettings(folder, "settings-" + scheme, {});
        takeSettings(folder, "settings-search-" + scheme, "camera");
        takeModels(library, folder, scheme);
        takeComparison(folder, scheme);
        takeLikeness(folder, scheme);
        takeGesture(folder, "new-gesture-" + scheme, true);
        takeGesture(folder, "new-gesture-empty-" + scheme, false);
    }
}

}  // namespace app
