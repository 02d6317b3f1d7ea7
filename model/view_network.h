#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/types/image.h"
#include "core/types/inference_config.h"
#include "core/types/picture_cut.h"

namespace model {

/// A checkpoint's network that is shown whole pictures, as the published evaluation does: normalised, then resized
/// between the four nearest pixels, then cropped, all in floating point. One thread at a time.
class ViewNetwork {
public:
    /// Throws core::Error for a bad checkpoint or a device that is not there. Precision Auto is 32 bit.
    ViewNetwork(const std::string& checkpoint, const core::InferenceConfig& config);
    ~ViewNetwork();

    /// The raw logits of one clip for each of its crops. `pictures` are the clip's frames, all of one size; crops are
    /// as large as the network's input and lie within the resized picture. Throws core::Error otherwise.
    std::vector<std::vector<float>> logits(std::span<const core::ImagePtr> pictures,
                                           std::span<const core::PictureCut> cuts);

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

}  // namespace model
