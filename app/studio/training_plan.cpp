#include "app/studio/training_plan.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <thread>

#include "app/common/make_folder.h"
#include "app/common/resource_paths.h"
#include "core/types/error.h"
#include "training/recipe.h"

namespace app {
namespace {

constexpr auto kOwnRecipe = "own-gestures";

QString recipeFolder() { return QString::fromStdString((resourceFolder() / "recipes").string()); }

QString runsFolder() { return QString::fromStdString((dataFolder() / "runs").string()); }

/// The comment that a recipe begins with, as far as it says what the recipe is for.
QString headOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) return {};
    QStringList words;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (!line.startsWith('#') || line.startsWith(QLatin1String("# Data:"))) break;
        words << line.mid(1).trimmed();
    }
    return words.join(' ');
}

core::TrainingConfig configOf(const QString& recipe) { return training::readRecipe(recipeFile(recipe).toStdString()); }

ui::RecipeEntry entryOf(const QString& path) {
    ui::RecipeEntry entry;
    entry.name = QFileInfo(path).completeBaseName();
    entry.title = entry.name;
    entry.about = headOf(path);
    entry.ownClips = configOf(entry.name).data.source != "simulate";
    return entry;
}

QString stagesOf(const core::TrainingConfig& config, double length) {
    QStringList stages;
    for (const core::TrainingStage& stage : config.stages)
        stages << QStringLiteral("{size: %1, steps: %2}")
                      .arg(stage.size)
                      .arg(std::max(1, int(std::lround(stage.steps * length))));
    return '[' + stages.join(", ") + ']';
}

}  // namespace

QString recipeFile(const QString& recipe) {
    const QString bundled = QDir(recipeFolder()).filePath(recipe + ".yaml");
    return !recipe.contains('/') && QFileInfo::exists(bundled) ? bundled : recipe;
}

QVector<ui::RecipeEntry> bundledRecipes() {
    QVector<ui::RecipeEntry> entries;
    for (const QString& name : QDir(recipeFolder()).entryList({"*.yaml"}, QDir::Files, QDir::Name))
        entries << entryOf(QDir(recipeFolder()).filePath(name));
    std::stable_partition(entries.begin(), entries.end(),
                          [](const auto& entry) { return entry.name == QLatin1String(kOwnRecipe); });
    return entries;
}

std::map<std::string, std::string> recipeValuesOf(const QString& recipe) {
    const auto values = training::recipeValues(configOf(recipe));
    return {values.begin(), values.end()};
}

QString judgedPart(int crossSubjectClips, int crossSceneSubjectClips) {
    if (crossSubjectClips + crossSceneSubjectClips == 0) return QStringLiteral("validation");
    return crossSceneSubjectClips > crossSubjectClips ? QStringLiteral("cross-scene-subject")
                                                      : QStringLiteral("cross-subject");
}

int trainingThreads() { return int(std::max(1U, std::thread::hardware_concurrency() / 2)); }

QStringList trainingArguments(const ui::TrainingSetup& setup, const QString& recipe, const QString& activeModel) {
    const core::TrainingConfig config = configOf(recipe);
    QStringList arguments{recipe};
    const auto set = [&](const QString& key, const QString& value) { arguments << key << value; };
    const bool own = config.data.source != "simulate";
    if (own) set("data.source", setup.dataset);
    if (own && !setup.judge.isEmpty()) set("data.validation_subjects", setup.judge);
    if (setup.fromActive) set("initialise", activeModel);
    if (setup.fromActive && !config.preset.empty()) set("preset", QString());
    if (setup.length != 1 && config.epochs > 0) set("epochs", QString::number(config.epochs * setup.length));
    if (setup.length != 1 && config.epochs <= 0) set("stages", stagesOf(config, setup.length));
    if (setup.device != QLatin1String("auto")) set("device", setup.device);
    set("threads", QString::number(trainingThreads()));
    for (const auto& [key, value] : setup.settings) set(key, value);
    return arguments;
}

QString makeRun(const ui::TrainingSetup& setup, const core::PreflightReport& report, const QString& activeModel) {
    const QDateTime now = QDateTime::currentDateTime();
    const QString base = QDir(runsFolder()).filePath(now.toString(QStringLiteral("yyyy-MM-dd-HHmmss")));
    QString folder = base;
    for (int i = 2; QFileInfo::exists(folder); ++i) folder = QStringLiteral("%1-%2").arg(base).arg(i);
    makeFolder(folder.toStdString());
    const QString recipe = QDir(folder).filePath(QStringLiteral("recipe.yaml"));  // as it is today
    if (!QFile::copy(recipeFile(setup.recipe), recipe))
        throw core::Error("cannot copy the recipe '" + setup.recipe.toStdString() + "' to '" + recipe.toStdString() +
                          "'; check that the disk is not full");
    QFile::setPermissions(recipe, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    RunRecord record;
    const bool own = configOf(setup.recipe).data.source != "simulate";
    const QString what = own ? QFileInfo(setup.dataset).fileName() : QFileInfo(setup.recipe).completeBaseName();
    record.name = QStringLiteral("%1, %2").arg(what, QLocale().toString(now, QStringLiteral("d MMM HH:mm")));
    record.dataset = own ? setup.dataset : QString();
    const bool counted = report.parts.size() > 3;
    record.part = counted ? judgedPart(report.parts[2].clips, report.parts[3].clips) : judgedPart(0, 0);
    record.compared = activeModel;
    record.arguments = trainingArguments(setup, recipe, activeModel);
    record.arguments << QStringLiteral("output") << QDir(folder).filePath(QStringLiteral("model"));
    record.options = QStringList{"checkpoint_minutes", "1"};
    saveRunRecord(folder, record);
    return folder;
}

QStringList runFolders() {
    QStringList folders;
    const QDir runs(runsFolder());
    for (const QString& name : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        if (loadRunRecord(runs.filePath(name))) folders << runs.filePath(name);
    return folders;
}

}  // namespace app
