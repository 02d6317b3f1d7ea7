#include "training/curves.h"

namespace training {

void drawCurves(EventFile& file, const TrainingProgress& progress) {
    switch (progress.kind) {
        case TrainingProgress::Kind::Step: {
            std::vector<std::pair<std::string, double>> points{{"train/loss", progress.loss},
                                                               {"train/top1", progress.trainTop1},
                                                               {"train/learning_rate", progress.learningRate},
                                                               {"train/gradient_norm", progress.gradientNorm},
                                                               {"speed/clips_per_s", progress.clipsPerSecond},
                                                               {"speed/waiting_share", progress.waitingShare}};
            if (progress.trajectoryLoss > 0) points.emplace_back("train/trajectory_loss", progress.trajectoryLoss);
            if (progress.distillationLoss > 0) {
                points.emplace_back("train/distillation_loss", progress.distillationLoss);
            }
            return file.write(progress.done, points);
        }
        case TrainingProgress::Kind::Epoch:
        case TrainingProgress::Kind::Done:
            return file.write(progress.done, {{"validation/top1", progress.top1}, {"validation/top5", progress.top5}});
        case TrainingProgress::Kind::Prepare:
        case TrainingProgress::Kind::Notice:
        case TrainingProgress::Kind::Checkpoint: return;
    }
}

}  // namespace training
