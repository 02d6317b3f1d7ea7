#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/types/training_config.h"

namespace training {

/// How the process's memory is watched; both are called on the calling thread.
struct MemoryProbe {
    std::function<void()> restart;        ///< the peak is measured anew from here
    std::function<std::uint64_t()> peak;  ///< bytes since then
    explicit operator bool() const { return restart && peak; }
};

/// What a training will cost, from a few steps on made-up clips.
struct TrainingCost {
    double stepSeconds = 0;        ///< of one optimizer step in the largest stage, without waiting for clips
    double trainSeconds = 0;       ///< of all steps and validations
    std::int64_t memoryBytes = 0;  ///< peak of the process; 0 without a probe, and on a GPU
    int trialClips = 0;            ///< in the measured step
    std::string model, device, precision;
};

/// Takes three steps with the configured network on clips of noise: one to warm up, one with a single clip and one with
/// as many as fit into a few seconds. Time and memory are extended to the whole batch in proportion to the clips, and
/// to other stages in proportion to the pixels. `validationClips` are judged at each validation. Throws as
/// runTraining() does for a model or a device that cannot be used.
TrainingCost tryTraining(const core::TrainingConfig& config, int validationClips, const MemoryProbe& probe);

}  // namespace training
