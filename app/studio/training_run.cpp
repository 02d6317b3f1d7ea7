#include "app/studio/training_run.h"

#include <csignal>

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include "core/types/error.h"

namespace app {
namespace {

constexpr int kLookMs = 250;
constexpr int kPatienceMs = 4000;  ///< so that a stop is obeyed within five seconds, whatever a step takes
constexpr auto kNiceness = "10";   ///< what is seen live goes first

RunRecord recordIn(const QString& folder) {
    const auto record = loadRunRecord(folder);
    if (!record)
        throw core::Error("there is no training in '" + folder.toStdString() + "'; choose another one, or train anew");
    return *record;
}

QString tailOf(const QString& path) {
    constexpr qint64 kBytes = 4000;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    file.seek(std::max<qint64>(0, file.size() - kBytes));
    return QString::fromUtf8(file.readAll()).trimmed();
}

}  // namespace

TrainingRun::TrainingRun(QString folder, QString program, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_program(std::move(program)),
      m_record(recordIn(m_folder)),
      m_log(file(QStringLiteral("progress.jsonl"))) {
    m_log.begin(m_record.linesFrom);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &TrainingRun::look);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (alive()) ::kill(pid_t(m_record.process.pid), SIGKILL);
    });
    m_log.read();
    setState(alive());
    if (alive()) m_look.start();
}

void TrainingRun::start() {
    if (alive()) return;
    if (!QFileInfo(m_program).isExecutable())
        throw core::Error("there is no program '" + m_program.toStdString() +
                          "'; check that Carpus is installed completely");
    m_log.read();
    m_record.linesFrom = m_log.size();
    m_record.pauseWanted = false;
    m_record.process = {};
    saveRunRecord(m_folder, m_record);
    QProcess process;
    process.setProgram(QStringLiteral("nice"));
    process.setArguments(QStringList{"-n", kNiceness, m_program, "train"} + m_record.arguments + m_record.options +
                         QStringList{"--json", "-"});
    process.setStandardOutputFile(file(QStringLiteral("progress.jsonl")), QIODevice::Append);
    process.setStandardErrorFile(file(QStringLiteral("log.txt")), QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        throw core::Error("cannot start '" + m_program.toStdString() + "': " + process.errorString().toStdString() +
                          "; check that Carpus is installed completely");
    m_record.process = identityOf(pid);
    try {
        saveRunRecord(m_folder, m_record);
    } catch (const core::Error&) {
        ::kill(pid_t(pid), SIGKILL);  // nobody could find it again
        throw;
    }
    m_log.begin(m_record.linesFrom);
    m_look.start();
    look();
}

void TrainingRun::pause() {
    if (!alive()) return;
    m_record.pauseWanted = true;
    ::kill(pid_t(m_record.process.pid), SIGINT);
    m_patience.start();
    saveRunRecord(m_folder, m_record);
    look();
}

void TrainingRun::look() {
    const bool lives = alive();  // first: what it says before it ends is read then
    const ui::TrainingState before = m_news.state;
    const bool came = m_log.read();
    setState(lives);
    if (came || m_news.state != before) Q_EMIT changed();
    if (lives || !m_look.isActive()) return;
    m_look.stop();
    m_patience.stop();
    Q_EMIT ended();
}

void TrainingRun::setState(bool lives) {
    m_news = m_log.news();
    m_news.name = m_record.name;
    using ui::TrainingState;
    if (lives && m_record.pauseWanted) {
        m_news.state = TrainingState::Pausing;
    } else if (lives) {
        m_news.state = m_log.learning() ? TrainingState::Running : TrainingState::Preparing;
    } else if (m_log.end() == TrainingLog::End::Done) {
        m_news.state = TrainingState::Finished;
    } else if (m_log.end() == TrainingLog::End::Stopped ||
               (m_log.end() == TrainingLog::End::None && m_record.pauseWanted)) {
        m_news.state = TrainingState::Paused;
    } else {
        m_news.state = TrainingState::Failed;
        m_news.message = messageOf();
    }
}

ui::Message TrainingRun::messageOf() const {
    ui::Message message;
    message.offerSimulator = false;
    message.details = tailOf(file(QStringLiteral("log.txt")));
    if (m_log.end() == TrainingLog::End::Failed) {
        message.what = tr("The training could not go on");
        message.why = m_log.problem();
        message.advice = tr("When that is put right, resume: what was done so far is kept.");
        return message;
    }
    message.what = tr("The training was ended from outside");
    message.why = m_record.process.pid == 0 ? tr("Its process did not start.")
                                            : tr("The system ended its process in the middle of the work, most often "
                                                 "because memory ran out or the computer was switched off.");
    message.advice =
        tr("Resume, and it goes on from its last saved state. Where memory is short, close other programs "
           "or train anew with a smaller batch.");
    return message;
}

}  // namespace app
