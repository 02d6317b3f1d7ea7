#include "model/untrained_checkpoint.h"

#include "model/checkpoint.h"

namespace model {

void saveUntrainedCheckpoint(const std::string& path, const core::ModelConfig& config, std::uint64_t seed) {
    torch::manual_seed(seed);
    TimeSformer network(config);
    network->eval();
    saveCheckpoint(path, network, config, {{{"data", "none: random weights"}}, {}});
}

}  // namespace model
