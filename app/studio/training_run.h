#pragma once

#include <QObject>
#include <QTimer>

#include "app/studio/run_record.h"
#include "app/studio/training_log.h"

namespace app {

/// One training: a folder with its record, its log and its models, and the process that works on it. The process is on
/// its own: it goes on when this program dies, and whoever opens the folder next follows it by its log. GUI thread.
class TrainingRun : public QObject {
    Q_OBJECT

public:
    /// Opens a run that is there. `program` is `carpus`. Throws core::Error where the folder holds none.
    TrainingRun(QString folder, QString program, QObject* parent = nullptr);

    /// Starts the process, or another one that goes on where the last one was. Throws core::Error.
    void start();
    /// The process saves its state and ends; one that does not within some seconds is ended, and the last state counts.
    void pause();
    bool alive() const { return isAlive(m_record.process); }
    /// Looks at the log and the process now; by itself that happens several times a second while the process lives.
    void look();

    const QString& folder() const { return m_folder; }
    const RunRecord& record() const { return m_record; }
    const ui::TrainingNews& news() const { return m_news; }
    QString file(const QString& name) const { return m_folder + '/' + name; }

Q_SIGNALS:
    void changed();
    /// The process has ended, in whatever way.
    void ended();

private:
    void setState(bool alive);
    ui::Message messageOf() const;

    QString m_folder;
    QString m_program;
    RunRecord m_record;
    TrainingLog m_log;
    ui::TrainingNews m_news;
    QTimer m_look;
    QTimer m_patience;
};

}  // namespace app
