#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/types/training_config.h"
#include "training/trainer.h"

namespace training {

/// A training that is only there to be timed. One thread.
class SpeedTrial {
public:
    /// Makes the clips ready and takes one step as a warm-up, all at the network's own size. Throws as runTraining()
    /// does.
    SpeedTrial(core::TrainingConfig config, const ProgressSink& progress, std::stop_token stop);
    ~SpeedTrial();
    SpeedTrial(const SpeedTrial&) = delete;
    SpeedTrial& operator=(const SpeedTrial&) = delete;

    struct StepTime {
        double wholeMs = 0;
        double waitingMs = 0;  ///< part of it, for clips
    };
    /// One optimizer step.
    StepTime step();

    std::string model() const;
    std::string device() const;
    std::string precision() const;
    bool onGpu() const;
    int threads() const;
    int size() const;   ///< of the clips, pixels
    int batch() const;  ///< clips in memory at once
    int clips() const;  ///< of each step
    /// Writes the weights as they are now.
    void save(const std::string& path) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace training
