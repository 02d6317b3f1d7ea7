#pragma once

#include <QByteArray>
#include <QString>

#include "ui/training_values.h"

class QJsonObject;

namespace app {

/// Follows the lines that `carpus train --json -` writes into a file, also while they are being written, and sums them
/// up. Lines that are none are passed over.
class TrainingLog {
public:
    enum class End {
        None,  ///< nothing was said yet
        Done,
        Stopped,  ///< as asked, with a state to go on from
        Failed,
    };

    explicit TrainingLog(QString file) : m_file(std::move(file)) {}

    /// Takes in what has come since; true where there was something.
    bool read();
    /// A new process writes from here on: how the one before ended is forgotten, its curves stay.
    void begin(qint64 from);
    /// The bytes that are there.
    qint64 size() const;

    /// All but the name and the state.
    const ui::TrainingNews& news() const { return m_news; }
    /// The process that writes now has taken a step.
    bool learning() const { return m_learning; }
    End end() const { return m_end; }
    QString problem() const { return m_problem; }  ///< of End::Failed

private:
    void take(const QJsonObject& line);
    void takeStep(const QJsonObject& line);

    QString m_file;
    qint64 m_from = 0;
    qint64 m_read = 0;
    QByteArray m_rest;  ///< of a line that is not complete yet
    ui::TrainingNews m_news;
    bool m_learning = false;
    End m_end = End::None;
    QString m_problem;
};

}  // namespace app
