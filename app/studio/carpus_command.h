#pragma once

#include <QObject>
#include <QProcess>
#include <memory>

namespace app {

/// `carpus` beside this program; $CARPUS_PROGRAM where that is set.
QString carpusProgram();

/// Runs one command of `carpus` at a time as a child at lower priority and hands over what it wrote. Ends it with the
/// object. GUI thread; never waits.
class CarpusCommand : public QObject {
    Q_OBJECT

public:
    explicit CarpusCommand(QString program, QObject* parent = nullptr);
    ~CarpusCommand() override;

    /// Whatever ran before is given up without a word.
    void run(const QStringList& arguments);
    void cancel();
    bool busy() const { return m_process != nullptr; }

Q_SIGNALS:
    /// `problem` is what it said when it failed; empty when all is well.
    void done(const QByteArray& output, const QString& problem);

private:
    void finish();

    QString m_program;
    std::unique_ptr<QProcess> m_process;
};

}  // namespace app
