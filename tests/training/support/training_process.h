#pragma once

#include <yaml-cpp/yaml.h>

#include <QCoreApplication>
#include <QProcess>
#include <cstdio>
#include <cstring>
#include <memory>

#include "core/types/error.h"
#include "tests/training/support/toy_recipe.h"
#include "training/recipe_fields.h"
#include "training/trainer.h"

/// Trainings of the toy recipe in processes of their own, which are this test program again: they can be killed. They
/// print a line for each report, and "failed: ..." for an Error.
namespace training_process {

/// For main(): whether this is such a process, and its work.
inline bool isOne(int argc, char** argv) { return argc > 3 && std::strcmp(argv[1], "--train") == 0; }

inline int work(int argc, char** argv) {
    auto config = toyRecipe(argv[2], argv[3]);
    for (int i = 4; i + 1 < argc; i += 2) {
        for (const auto& field : training::recipeFields()) {
            if (field.key() == argv[i]) field.set(config, YAML::Load(argv[i + 1]));
        }
    }
    const auto tell = [](const training::TrainingProgress& now) {
        std::printf("%d %d\n", int(now.kind), now.done);
        std::fflush(stdout);
    };
    try {
        return training::runTraining(config, tell, {}, training::launchFromEnvironment()).finished ? 0 : 3;
    } catch (const core::Error& error) {
        std::printf("failed: %s\n", error.what());
        return 1;
    }
}

/// Starts number `rank` of `size`, which meet at `port` of this computer.
struct Place {
    int rank = 0, size = 1, port = 0;
};
inline std::unique_ptr<QProcess> start(const QStringList& arguments, const Place& place = {}) {
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    if (place.size > 1) {
        environment.insert("RANK", QString::number(place.rank));
        environment.insert("WORLD_SIZE", QString::number(place.size));
        environment.insert("LOCAL_RANK", QString::number(place.rank));
        environment.insert("LOCAL_WORLD_SIZE", QString::number(place.size));
        environment.insert("MASTER_ADDR", "127.0.0.1");
        environment.insert("MASTER_PORT", QString::number(place.port));
    }
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(QCoreApplication::applicationFilePath(), QStringList{"--train"} + arguments);
    return process;
}

/// The exit code, -1 when it was killed or did not end.
inline int finish(QProcess& process) {
    if (!process.waitForFinished(100'000)) {
        process.kill();
        process.waitForFinished();
        return -1;
    }
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

/// Waits for the report, then kills the process as a power failure would. False where it did not come.
inline bool killAt(QProcess& process, training::TrainingProgress::Kind kind, int done) {
    const QByteArray line = QByteArray::number(int(kind)) + " " + QByteArray::number(done) + "\n";
    QByteArray said;
    while (!said.contains(line)) {
        if (!process.waitForReadyRead(100'000)) return false;
        said += process.readAll();
    }
    process.kill();
    return process.waitForFinished(100'000);
}

}  // namespace training_process
