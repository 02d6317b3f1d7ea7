#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/types/training_config.h"
#include "training/launch.h"

namespace training {

/// One report of a running training, as a value.
struct TrainingProgress {
    enum class Kind {
        Prepare,     ///< clips are being made or decoded: `done` of `total`
        Notice,      ///< `message` is something people should know: clips left out, classes without clips
        Step,        ///< an optimizer step: loss, rate and speed are means since the last report
        Epoch,       ///< measured on the validation people: top1, top5
        Checkpoint,  ///< `path` was written
        Done,        ///< the final model is at `path`
    };
    Kind kind = Kind::Step;
    int done = 0;  ///< steps, or clips while preparing
    int total = 0;
    double loss = 0;            ///< cross entropy
    double trajectoryLoss = 0;  ///< of the auxiliary regression, 1 = knows nothing
    double distillationLoss = 0;
    double gradientNorm = 0;
    double learningRate = 0;
    double clipsPerSecond = 0;  ///< of all processes
    double waitingShare = 0;    ///< of the time, for clips, 0..1
    double secondsLeft = 0;     ///< estimate for the rest of the run
    double trainTop1 = 0;       ///< of the training clips as augmented, 0..1
    double top1 = 0;            ///< Epoch and Done: validation, 0..1
    double top5 = 0;
    std::string path;
    std::string message;  ///< of a Notice
};

using ProgressSink = std::function<void(const TrainingProgress&)>;

struct TrainingOutcome {
    bool finished = false;  ///< false: stopped; the same call goes on from where it was
    int step = 0;           ///< less than the recipe's where patience ended the run
    double bestTop1 = 0;    ///< on the validation people
    std::string modelPath;  ///< the checkpoint to use
};

/// Trains as configured, in config.output: `last.state` resumes the run exactly, `best.safetensors` is the best model
/// on the validation people so far, `final.safetensors` the last one with its temperature fitted, `events.*` are curves
/// for TensorBoard. Where a state of the same recipe is there the run goes on from it. Stops at the next step after
/// `stop`, with a resumable state. Calls `progress` from this thread. With several processes each makes this call; the
/// first of them reports and writes, and their number changes the speed but not what is computed. Throws Error that
/// says how to go on.
TrainingOutcome runTraining(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop,
                            const Launch& launch = {});

}  // namespace training
