#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "core/capture/video_reader.h"
#include "core/types/clip.h"
#include "core/types/model_config.h"

namespace app {

/// What the network is shown of a recording, and what was learnt on the way.
struct SampledFile {
    core::ReadReport report;
    double framesPerSecond = 0;
    std::vector<int> frames;  ///< indices of the sampled frames
    core::Clip clip;
    double decodeMs = 0;
    double fitMs = 0;  ///< of cutting and scaling the pictures
};

/// Decodes a recording and keeps what the network is to see. Fitted pictures take at most `keptBytes` meanwhile: a
/// longer recording is read twice. Any thread. Throws core::Error when nothing can be decoded or `stop` was requested.
SampledFile readSampled(const std::string& path, const core::ModelConfig& config, std::size_t keptBytes,
                        std::stop_token stop);

}  // namespace app
