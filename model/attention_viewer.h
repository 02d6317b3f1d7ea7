#pragma once

#include <memory>
#include <string>

#include "core/types/attention_maps.h"
#include "core/types/clip.h"
#include "core/types/inference_config.h"

namespace model {

/// Tells where a checkpoint's network looks, in 32 bit and beside the classifier that decides. One thread at a time.
class AttentionViewer {
public:
    /// Throws core::Error for a bad checkpoint or a device that is not there.
    AttentionViewer(const std::string& checkpoint, core::Device device);
    ~AttentionViewer();

    /// Of a clip as the model's classifier takes it. `SpaceAndTime` takes several times as long. Throws core::Error for
    /// a clip of another size.
    core::AttentionMaps maps(const core::Clip& clip, core::MapsWanted wanted = core::MapsWanted::Space);

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

}  // namespace model
