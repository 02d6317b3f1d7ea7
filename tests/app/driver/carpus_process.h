#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// What one run of the real program left.
struct CarpusRun {
    int code = -1;  ///< -1 when it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    /// Every line of standard output as JSON; a line that is none becomes a discarded value.
    std::vector<nlohmann::json> json() const;
    /// The lines of one "type".
    std::vector<nlohmann::json> ofType(const std::string& type) const;
};

/// Runs the built `carpus` in a home of its own, so that nothing of the user's is read or written.
class CarpusProgram {
public:
    /// Blocks until the program has ended.
    CarpusRun run(const QStringList& arguments);
    /// Starts and returns at once; for programs that are interrupted.
    void start(QProcess& process, const QStringList& arguments);
    static CarpusRun finish(QProcess& process);

    static QString program();  ///< the built file itself
    QString path(const QString& name) const { return m_home.filePath(name); }
    std::string file(const QString& name) const { return path(name).toStdString(); }

private:
    QTemporaryDir m_home;
};

/// A model that every test can load: the bundled one, else random weights of the same architecture. Made once for each
/// test program.
QString testModel(CarpusProgram& program);
