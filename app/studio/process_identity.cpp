#include "app/studio/process_identity.h"

#include <QFile>
#include <QList>
#include <QString>

namespace app {

ProcessIdentity identityOf(qint64 pid) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (pid <= 0 || !file.open(QIODevice::ReadOnly)) return {};
    // The name in brackets may hold anything; behind it come the state and, 19 fields later, the start.
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr int kState = 0;
    constexpr int kStart = 19;
    if (fields.size() <= kStart || fields[kState] == "Z" || fields[kState] == "X") return {};
    return {pid, fields[kStart].toLongLong()};
}

bool isAlive(const ProcessIdentity& process) { return process.pid > 0 && identityOf(process.pid) == process; }

}  // namespace app
