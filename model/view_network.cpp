#include "model/view_network.h"

#include <torch/torch.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/engine/inference_engine.h"
#include "model/precision.h"
#include "model/preprocess.h"

namespace model {
namespace {

using torch::Tensor;

/// [1, 3, 1, H, W], normalised, of one whole picture.
Tensor normalised(const core::Image& picture, const core::ModelConfig& config, const torch::Device& device) {
    const Tensor bytes = torch::tensor(at::ArrayRef<std::uint8_t>(picture.rgb), torch::kUInt8);
    return preprocess(bytes.reshape({1, 1, picture.height, picture.width, 3}).to(device), config);
}

Tensor resizedTo(const Tensor& pixels, const core::PictureCut& cut) {
    if (pixels.size(2) == cut.height && pixels.size(3) == cut.width) return pixels;
    return torch::upsample_bilinear2d(pixels, {cut.height, cut.width}, /*align_corners=*/false);
}

void check(const core::Image& picture, const core::Image& first, const core::PictureCut& cut, int size) {
    if (picture.width != first.width || picture.height != first.height || picture.rgb.empty())
        throw core::Error("The pictures of a clip are " + std::to_string(first.width) + " x " +
                          std::to_string(first.height) + " and " + std::to_string(picture.width) + " x " +
                          std::to_string(picture.height) + " pixels; a recording must keep its size.");
    if (cut.left >= 0 && cut.top >= 0 && cut.left + size <= cut.width && cut.top + size <= cut.height) return;
    throw core::Error("A crop of " + std::to_string(size) + " pixels at " + std::to_string(cut.left) + ", " +
                      std::to_string(cut.top) + " leaves the picture of " + std::to_string(cut.width) + " x " +
                      std::to_string(cut.height) + ".");
}

}  // namespace

struct ViewNetwork::Network {
    core::ModelConfig config;
    torch::Device device;
    InferenceEngine engine;
};

ViewNetwork::ViewNetwork(const std::string& checkpoint, const core::InferenceConfig& config) {
    const torch::Device device = torchDevice(config.device);
    const int cores = int(std::max(1U, std::thread::hardware_concurrency()));
    at::set_num_threads(config.threads > 0 ? config.threads : cores);
    const Arithmetic arithmetic = arithmeticCandidates(config.precision, device).front();
    LoadedModel loaded = loadCheckpoint(checkpoint);
    InferenceEngine engine(loaded.network, loaded.config, device, arithmetic);
    m_network = std::make_unique<Network>(Network{std::move(loaded.config), device, std::move(engine)});
}

ViewNetwork::~ViewNetwork() = default;

std::vector<std::vector<float>> ViewNetwork::logits(std::span<const core::ImagePtr> pictures,
                                                    std::span<const core::PictureCut> cuts) {
    const c10::InferenceMode inference;
    const int64_t size = m_network->config.size;
    std::vector<std::vector<Tensor>> views(cuts.size());
    for (const core::ImagePtr& picture : pictures) {
        const Tensor pixels = normalised(*picture, m_network->config, m_network->device).squeeze(2).contiguous();
        Tensor resized;
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            const core::PictureCut& cut = cuts[i];
            check(*picture, *pictures.front(), cut, int(size));
            if (!resized.defined() || resized.size(2) != cut.height || resized.size(3) != cut.width)
                resized = resizedTo(pixels, cut);
            views[i].push_back(resized.narrow(2, cut.top, size).narrow(3, cut.left, size).clone());
        }
    }
    std::vector<std::vector<float>> result;
    for (const std::vector<Tensor>& view : views) {
        const FrameFeatures seen = m_network->engine.frameFeatures(torch::cat(view));
        const Tensor row = m_network->engine.logits(seen, int64_t(view.size())).to(torch::kCPU).contiguous();
        if (!torch::isfinite(row).all().item<bool>())
            throw core::Error("Model '" + m_network->config.name +
                              "' gives results that are no numbers; use precision fp32 or another checkpoint.");
        result.emplace_back(row.data_ptr<float>(), row.data_ptr<float>() + row.numel());
    }
    return result;
}

}  // namespace model
