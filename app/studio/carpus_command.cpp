#include "app/studio/carpus_command.h"

#include <sys/resource.h>

#include <QCoreApplication>
#include <QDir>

namespace app {
namespace {

constexpr int kNiceness = 10;  ///< what is seen live goes first

/// The last line that says something.
QString lastLine(const QByteArray& text) {
    const QStringList lines = QString::fromUtf8(text).trimmed().split('\n');
    QString line = lines.isEmpty() ? QString() : lines.last().trimmed();
    const QString prefix = QStringLiteral("error: ");
    return line.startsWith(prefix) ? line.mid(prefix.size()) : line;
}

}  // namespace

QString carpusProgram() {
    const QString wanted = qEnvironmentVariable("CARPUS_PROGRAM");
    return wanted.isEmpty() ? QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("carpus")) : wanted;
}

CarpusCommand::CarpusCommand(QString program, QObject* parent) : QObject(parent), m_program(std::move(program)) {}

CarpusCommand::~CarpusCommand() { cancel(); }

void CarpusCommand::run(const QStringList& arguments) {
    cancel();
    m_process = std::make_unique<QProcess>();
    m_process->setChildProcessModifier([] { ::setpriority(PRIO_PROCESS, 0, kNiceness); });
    connect(m_process.get(), &QProcess::finished, this, &CarpusCommand::finish);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) finish();
    });
    m_process->start(m_program, arguments);
}

void CarpusCommand::cancel() {
    if (!m_process) return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(1000);
    m_process.reset();
}

void CarpusCommand::finish() {
    QProcess* process = m_process.release();
    process->disconnect(this);
    const QByteArray output = process->readAllStandardOutput();
    QString problem;
    if (process->error() == QProcess::FailedToStart)
        problem = tr("Cannot start %1: %2. Check that Carpus is installed completely.")
                      .arg(m_program, process->errorString());
    else if (process->exitStatus() == QProcess::CrashExit)
        problem =
            tr("The system ended the process in the middle of the work, most often because memory ran out. Close "
               "other programs and try again.");
    else if (process->exitCode() != 0)
        problem = lastLine(process->readAllStandardError());
    process->deleteLater();
    Q_EMIT done(output, problem);
}

}  // namespace app
