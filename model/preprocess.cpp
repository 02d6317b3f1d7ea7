#include "model/preprocess.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "core/types/error.h"

namespace model {
namespace {

/// One value per channel, repeated for every pixel of a row: [W*3] on the clips' device.
torch::Tensor rowPattern(const std::array<float, 3>& values, const torch::Tensor& clips) {
    return torch::tensor({values[0], values[1], values[2]}, torch::kFloat32).repeat({clips.size(3)}).to(clips.device());
}

}  // namespace

torch::Tensor preprocess(const torch::Tensor& clips, const core::ModelConfig& config) {
    if (clips.dim() != 5 || clips.size(4) != 3 || clips.scalar_type() != torch::kUInt8) {
        throw core::Error("Clips must be uint8 [B,T,H,W,3]; got " + std::string(clips.dtype().name()) + " with " +
                          std::to_string(clips.dim()) + " dimensions.");
    }
    const core::Preprocessing& pixels = config.preprocessing;
    std::array<float, 3> scale{}, offset{};
    for (std::size_t i = 0; i < 3; ++i) {
        scale[i] = 1 / (255 * pixels.deviation[i]);
        offset[i] = -pixels.mean[i] / pixels.deviation[i];
    }
    // Whole picture rows at a time: [B,T,H,W*3].
    const torch::Tensor normalised =
        torch::addcmul(rowPattern(offset, clips), clips.flatten(3).to(torch::kFloat32), rowPattern(scale, clips));
    // The pixels stay as they lie (channels last) and are only viewed as [B,3,T,H,W].
    return normalised.reshape(clips.sizes()).permute({0, 4, 1, 2, 3});
}

torch::Tensor placesOf(std::span<const core::Clip> clips, const core::ModelConfig& config) {
    const auto told = [](const core::Clip& clip) { return !clip.places.empty(); };
    const auto first = std::find_if(clips.begin(), clips.end(), told);
    const int64_t each = first == clips.end() ? config.trackSteps : int64_t(first->places.size()) / config.frames;
    const auto rows = int64_t(clips.size()) * config.frames;
    const torch::Tensor places = torch::full({rows, each, 2}, std::numeric_limits<float>::quiet_NaN());
    float* to = places.data_ptr<float>();
    for (const core::Clip& clip : clips) {
        for (std::size_t i = 0; i < clip.places.size(); ++i) {
            to[2 * i] = float(clip.places[i].x);
            to[2 * i + 1] = float(clip.places[i].y);
        }
        to += 2 * each * config.frames;
    }
    return places;
}

}  // namespace model
