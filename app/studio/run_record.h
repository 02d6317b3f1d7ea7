#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "app/studio/process_identity.h"

namespace app {

/// What is remembered of a training, in its folder: by that the next start of the program finds it.
struct RunRecord {
    QString name;           ///< as shown
    QString dataset;        ///< folder of the clips; empty for the simulator's
    QString part;           ///< whom its model is judged on, as `carpus evaluate --part` takes it
    QString compared;       ///< the model that was in use when it began
    QStringList arguments;  ///< recipe and settings: of `carpus train` and `carpus evaluate`
    QStringList options;    ///< of `carpus train` alone
    ProcessIdentity process;
    qint64 linesFrom = 0;  ///< where the lines of the process begin in the log of progress
    bool pauseWanted = false;
};

/// Empty where the folder holds none.
std::optional<RunRecord> loadRunRecord(const QString& folder);
/// The file is the old one or the new one, whenever the program dies. Throws core::Error.
void saveRunRecord(const QString& folder, const RunRecord& record);

}  // namespace app
