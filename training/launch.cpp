#include "training/launch.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "core/types/error.h"

namespace training {
namespace {

/// The variables of one launcher.
struct Names {
    const char* rank;
    const char* size;
    const char* localRank;
    const char* localSize;  ///< nullptr: the number of computers says it
    const char* nodes;
    const char* present;  ///< set only where the launcher really started this process
};

constexpr Names kLaunchers[] = {
    {"RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE", nullptr, "WORLD_SIZE"},
    {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_SIZE",
     nullptr, "OMPI_COMM_WORLD_SIZE"},
    // A batch script has SLURM_PROCID too; only srun sets the step's own number of tasks.
    {"SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID", nullptr, "SLURM_STEP_NUM_NODES", "SLURM_STEP_NUM_TASKS"},
};

struct Range {
    int low, high;
};

int number(const EnvironmentLookup& lookup, const char* name, Range range) {
    const char* text = lookup(name);
    const char* end = text == nullptr ? nullptr : text + std::strlen(text);
    int value = 0;
    const bool read = end != nullptr && end != text && std::from_chars(text, end, value).ptr == end;
    if (!read || value < range.low || value > range.high) {
        throw core::Error(std::string("The environment variable ") + name + " is " +
                              (text == nullptr ? "not set" : "\"" + std::string(text) + "\"") +
                              ", but this process was started as one of several. Set it to a number from " +
                              std::to_string(range.low) + " to " + std::to_string(range.high) +
                              ", or unset the launcher's other variables to train with one process.",
                          core::Error::Kind::BadUsage);
    }
    return value;
}

int sizeOnThisComputer(const EnvironmentLookup& lookup, const Names& names, int size) {
    if (names.localSize != nullptr && lookup(names.localSize) != nullptr) {
        return number(lookup, names.localSize, {1, size});
    }
    if (names.nodes != nullptr && lookup(names.nodes) != nullptr) {
        const int nodes = number(lookup, names.nodes, {1, size});
        return (size + nodes - 1) / nodes;
    }
    return 1;
}

void findMeetingPlace(Launch& launch, const EnvironmentLookup& lookup) {
    const char* host = lookup("MASTER_ADDR");
    if (host != nullptr && *host != '\0') {
        launch.host = host;
    } else if (launch.localSize == launch.size) {
        launch.host = "127.0.0.1";
    } else {
        throw core::Error(
            "The processes run on several computers, but the environment variable MASTER_ADDR is not set. "
            "Set it to the name of the computer of the first process.",
            core::Error::Kind::BadUsage);
    }
    if (lookup("MASTER_PORT") != nullptr) launch.port = number(lookup, "MASTER_PORT", {1, 65535});
    const char* agent = lookup("TORCHELASTIC_USE_AGENT_STORE");
    launch.launcherKeepsStore = agent != nullptr && std::strcmp(agent, "True") == 0;
    const char* attempt = lookup("TORCHELASTIC_RESTART_COUNT");
    launch.attempt = attempt != nullptr ? attempt : "0";
}

}  // namespace

Launch launchFromEnvironment(const EnvironmentLookup& lookup) {
    constexpr int kMost = 1 << 20;
    Launch launch;
    for (const Names& names : kLaunchers) {
        if (lookup(names.present) == nullptr) continue;
        launch.size = number(lookup, names.size, {1, kMost});
        launch.rank = number(lookup, names.rank, {0, launch.size - 1});
        if (launch.size == 1) return launch;
        launch.localRank =
            lookup(names.localRank) != nullptr ? number(lookup, names.localRank, {0, launch.size - 1}) : launch.rank;
        launch.localSize = sizeOnThisComputer(lookup, names, launch.size);
        findMeetingPlace(launch, lookup);
        return launch;
    }
    return launch;
}

Launch launchFromEnvironment() {
    return launchFromEnvironment([](const char* name) { return std::getenv(name); });
}

core::TrainingConfig sharingCores(core::TrainingConfig config, const Launch& launch) {
    const int cores = int(std::max(1U, std::thread::hardware_concurrency()));
    if (config.threads == 0 && launch.localSize > 1) config.threads = std::max(1, cores / launch.localSize);
    return config;
}

}  // namespace training
