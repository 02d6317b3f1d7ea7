#include "training/preparation.h"

#include <utility>

#include "training/clip_parts.h"
#include "training/settled_recipe.h"
#include "training/starting_model.h"
#include "training/training_feed.h"

namespace training {

void prepareTraining(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop) {
    const core::ModelConfig network = startingModel(config).config;
    const auto open = [&](core::DataPart part) {
        return openPart(config, network, part, progress, stop, Filling::Recordings);
    };
    const auto train = open(core::DataPart::Train);
    open(core::DataPart::Validation);
    const core::TrainingConfig settled = settledRecipe(config, network, train->size());
    TrainingFeed feed(*train, network, settled, std::pair(0, 1), stop);
    if (!feed.makeClips(0)) throw stoppedWhileMaking();
}

}  // namespace training
