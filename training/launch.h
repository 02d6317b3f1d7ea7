#pragma once

#include <functional>
#include <string>

#include "core/types/training_config.h"

namespace training {

/// One process among those that train together.
struct Launch {
    int rank = 0;
    int size = 1;
    int localRank = 0;  ///< among those on the same computer
    int localSize = 1;  ///< how many these are
    std::string host;   ///< where all meet: the computer of rank 0
    int port = 29500;
    bool launcherKeepsStore = false;  ///< the launcher listens at host:port; else rank 0 does
    std::string attempt;              ///< tells a restarted group from its predecessor
};

/// The value of an environment variable, nullptr where it is not set.
using EnvironmentLookup = std::function<const char*(const char*)>;

/// What torchrun (RANK, WORLD_SIZE, ...), Open MPI's mpirun (OMPI_COMM_WORLD_...) or Slurm's srun (SLURM_PROCID, ...)
/// said to this process; a single process where none of them did. MASTER_ADDR and MASTER_PORT say where to meet; on one
/// computer they may be left out. Throws Error (bad usage) for values that make no sense.
Launch launchFromEnvironment(const EnvironmentLookup& lookup);
Launch launchFromEnvironment();

/// The same training with this process's share of the computer's cores, where it says nothing about threads.
core::TrainingConfig sharingCores(core::TrainingConfig config, const Launch& launch);

}  // namespace training
