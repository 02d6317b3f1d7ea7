#pragma once

#include <QString>
#include <QVector>
#include <map>
#include <string>

#include "app/studio/run_record.h"
#include "ui/training_values.h"

namespace app {

/// The bundled recipes, the one for own clips first.
QVector<ui::RecipeEntry> bundledRecipes();
/// The file of a recipe that is named or given by its path.
QString recipeFile(const QString& recipe);
/// Every setting as the recipe has it. Throws core::Error for one that cannot be read.
std::map<std::string, std::string> recipeValuesOf(const QString& recipe);

/// The arguments of `carpus train` and `carpus evaluate` for a recipe file. `activeModel` is what a run that asks for
/// it begins with. Throws core::Error where the recipe cannot be read.
QStringList trainingArguments(const ui::TrainingSetup& setup, const QString& recipe, const QString& activeModel);

/// Whose clips judge a model, as `carpus evaluate --part` takes it: those of the larger part that is only there to
/// measure, else those that models are chosen by.
QString judgedPart(int crossSubjectClips, int crossSceneSubjectClips);

/// Threads that leave the live picture its share of the processor.
int trainingThreads();

/// Makes the folder of a new run with its recipe and its record. Throws core::Error.
QString makeRun(const ui::TrainingSetup& setup, const core::PreflightReport& report, const QString& activeModel);

/// Folders of the runs, newest first.
QStringList runFolders();

}  // namespace app
