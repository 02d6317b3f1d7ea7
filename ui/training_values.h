#pragma once

#include <QPair>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>
#include <string>
#include <vector>

#include "core/types/preflight_report.h"
#include "core/types/recipe_setting.h"
#include "ui/live_values.h"

namespace ui {

/// A recipe that can be chosen.
struct RecipeEntry {
    QString name;          ///< name of a bundled recipe, or the path of a file
    QString title;         ///< as shown
    QString about;         ///< one sentence
    bool ownClips = true;  ///< trains on a data set; false: on what the simulator makes
};

/// What a training is to be made from.
struct TrainingSetup {
    QString recipe;
    QString dataset;    ///< folder; not used by recipes of the simulator
    QString judge;      ///< who validates; empty: as the data set is split
    double length = 1;  ///< of the run, times the recipe's
    QString device = QStringLiteral("auto");
    bool fromActive = true;                     ///< start from the model in use instead of what the recipe says
    QVector<QPair<QString, QString>> settings;  ///< changed from the recipe's

    bool operator==(const TrainingSetup&) const = default;
};

enum class TrainingState {
    Preparing,  ///< the process starts, clips are decoded
    Running,
    Pausing,   ///< asked to stop, still busy
    Paused,    ///< as asked; can go on
    Finished,  ///< there is a model
    Failed,    ///< ended by itself; can go on where the message offers it
};

/// Means since the report before.
struct CurvePoint {
    int step = 0;
    double loss = 0;
    double top1 = 0;  ///< of the training clips as augmented, 0..1
    double learningRate = 0;
    double waitingShare = 0;  ///< of the time, for clips, 0..1
};

struct ValidationPoint {
    int step = 0;
    double top1 = 0;
};

/// How one training is doing.
struct TrainingNews {
    QString name;
    TrainingState state = TrainingState::Preparing;
    int prepared = 0;  ///< clips decoded, of `toPrepare`
    int toPrepare = 0;
    int step = 0;
    int steps = 0;
    double secondsLeft = -1;  ///< less than 0: not known yet
    double clipsPerSecond = 0;
    QVector<CurvePoint> points;
    QVector<ValidationPoint> validations;
    Message message;  ///< of a failed run
    QString model;    ///< the checkpoint to use; empty while there is none
};

/// A training in the list of those that were made.
struct RunEntry {
    QString folder;
    QString name;
    TrainingState state = TrainingState::Paused;
};

}  // namespace ui
