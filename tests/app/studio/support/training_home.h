#pragma once

#include <QTemporaryDir>
#include <memory>

#include "core/types/preflight_report.h"
#include "ui/training_values.h"

namespace studio {

/// A user's home of its own, with a small simulated data set: trainings are found and kept in it by this process and
/// by those it starts.
class TrainingHome {
public:
    TrainingHome();

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString dataset() const { return path("my gestures"); }
    /// Some steps on tiny pictures; `steps` decides how long it takes, about 50 ms each.
    ui::TrainingSetup setup(int steps) const;
    /// A run that is ready to start; its folder.
    QString makeRun(int steps) const;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace studio
