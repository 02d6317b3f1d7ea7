#include "tests/app/driver/carpus_process.h"

#include <QFile>
#include <QProcessEnvironment>

#include "model/presets.h"
#include "model/untrained_checkpoint.h"

namespace {

constexpr int kTimeoutMs = 280'000;

}  // namespace

std::vector<nlohmann::json> CarpusRun::json() const {
    std::vector<nlohmann::json> lines;
    for (const QByteArray& line : out.split('\n'))
        if (!line.isEmpty()) lines.push_back(nlohmann::json::parse(line.toStdString(), nullptr, false));
    return lines;
}

std::vector<nlohmann::json> CarpusRun::ofType(const std::string& type) const {
    std::vector<nlohmann::json> lines;
    for (const nlohmann::json& line : json())
        if (line.is_object() && line.value("type", "") == type) lines.push_back(line);
    return lines;
}

void CarpusProgram::start(QProcess& process, const QStringList& arguments) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", m_home.path());
    environment.insert("OMP_NUM_THREADS", "1");  // tests run beside each other
    for (const char* variable : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        environment.remove(variable);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_home.path());
    process.start(CARPUS_PROGRAM, arguments);
    process.waitForStarted();
}

QString CarpusProgram::program() { return QStringLiteral(CARPUS_PROGRAM); }

CarpusRun CarpusProgram::finish(QProcess& process) {
    CarpusRun run;
    const bool ended = process.waitForFinished(kTimeoutMs);
    if (ended && process.exitStatus() == QProcess::NormalExit) run.code = process.exitCode();
    if (!ended) process.kill();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

CarpusRun CarpusProgram::run(const QStringList& arguments) {
    QProcess process;
    start(process, arguments);
    return finish(process);
}

QString testModel(CarpusProgram& program) {
    const QString bundled = QStringLiteral(CARPUS_SOURCE_DIR "/resources/models/light-timesformer-tiny.safetensors");
    if (QFile::exists(bundled)) return bundled;
    const QString made = program.path("untrained.safetensors");
    if (!QFile::exists(made)) {
        core::ModelConfig config = model::preset("light-timesformer-tiny");
        model::saveUntrainedCheckpoint(made.toStdString(), config, 1);
    }
    return made;
}
