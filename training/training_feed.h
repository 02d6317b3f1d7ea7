#pragma once

#include <cstdint>
#include <future>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "training/batch.h"
#include "training/clip_draw.h"
#include "training/clip_pool.h"

namespace training {

/// The training clips of each step, made on another thread while the step before is computed. Batch n of the run holds
/// the clips at positions n * batch and on; the processes take the batches of a step in turn. One thread at a time.
class TrainingFeed {
public:
    /// Clips as `model` wants them; this process is number `rank` of `size`. `pool` and `model` must outlive the feed;
    /// nobody else may use the pool. Throws Error (bad usage) when the batches of a step cannot be shared equally.
    TrainingFeed(ClipPool& pool, const core::ModelConfig& model, const core::TrainingConfig& config,
                 std::pair<int, int> rankAndSize, std::stop_token stop = {});

    /// Makes the clips of the step in all processes that are missing, as batches() does by itself. False where stopped
    /// before all of them were there.
    bool makeClips(int step);
    /// Waits for the clips of the step, and begins those of the next. None where stopped while they were made.
    std::vector<Batch> batches(int step);
    /// How long that took, all steps together.
    double waitedSeconds() const { return m_waitedSeconds; }
    /// The clips of the step in all processes, by their numbers in the pool: "7, 12, 3".
    std::string clipsOf(int step);

private:
    std::vector<Batch> make(int step);

    ClipPool& m_pool;
    core::TrainingConfig m_config;
    int m_trackSteps;
    int m_rank;
    int m_size;
    const std::stop_token m_stop;
    ClipDrawer m_drawer;
    double m_waitedSeconds = 0;
    int m_nextStep = -1;
    std::future<std::vector<Batch>> m_next;  // last: its thread uses the rest
};

}  // namespace training
