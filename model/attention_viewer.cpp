#include "model/attention_viewer.h"

#include <torch/torch.h>

#include "core/types/error.h"
#include "model/attention_rollout.h"
#include "model/checkpoint.h"
#include "model/precision.h"
#include "model/preprocess.h"

namespace model {

struct AttentionViewer::Network {
    LoadedModel loaded;
    torch::Device device;
};

AttentionViewer::AttentionViewer(const std::string& checkpoint, core::Device device)
    : m_network(std::make_unique<Network>(Network{loadCheckpoint(checkpoint), torchDevice(device)})) {
    m_network->loaded.network->to(m_network->device);
}

AttentionViewer::~AttentionViewer() = default;

core::AttentionMaps AttentionViewer::maps(const core::Clip& clip, core::MapsWanted wanted) {
    const core::ModelConfig& config = m_network->loaded.config;
    const std::size_t bytes = std::size_t(config.frames) * std::size_t(config.size) * std::size_t(config.size) * 3;
    if (clip.frames != config.frames || clip.width != config.size || clip.height != config.size ||
        clip.rgb.size() != bytes)
        throw core::Error("A clip of " + std::to_string(clip.frames) + " frames of " + std::to_string(clip.width) +
                          " x " + std::to_string(clip.height) + " pixels does not fit model '" + config.name +
                          "', which takes " + std::to_string(config.frames) + " frames of " +
                          std::to_string(config.size) + " x " + std::to_string(config.size) + ".");
    const torch::Tensor pixels = torch::tensor(at::ArrayRef<std::uint8_t>(clip.rgb), torch::kUInt8)
                                     .reshape({1, config.frames, config.size, config.size, 3});
    const torch::Tensor places = placesOf({&clip, 1}, config).unsqueeze(0).to(m_network->device);
    return attentionRollout(m_network->loaded.network, preprocess(pixels.to(m_network->device), config), wanted,
                            places);
}

}  // namespace model
