#pragma once

#include <QtGlobal>

namespace app {

/// Names a process of this computer for good: a number alone is given to others later.
struct ProcessIdentity {
    qint64 pid = 0;
    qint64 startTicks = 0;  ///< when the system started it

    bool operator==(const ProcessIdentity&) const = default;
};

/// Of the process that has the number now; zeros where none has.
ProcessIdentity identityOf(qint64 pid);
bool isAlive(const ProcessIdentity& process);

}  // namespace app
