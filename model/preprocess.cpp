#include "model/preprocess.h"

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

torch::Tensor placesOf(std::span<const core::Clip> clips, int64_t frames) {
    const auto count = int64_t(clips.size());
    const torch::Tensor places = torch::full({count * frames, 2}, std::numeric_limits<float>::quiet_NaN());
    float* to = places.data_ptr<float>();
    for (const core::Clip& clip : clips) {
        for (std::size_t t = 0; t < clip.places.size(); ++t) {
            to[2 * t] = float(clip.places[t].x);
            to[2 * t + 1] = float(clip.places[t].y);
        }
        to += 2 * frames;
    }
    return places;
}

}  // namespace model
