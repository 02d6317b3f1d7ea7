#pragma once

#include <torch/torch.h>

#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <unordered_map>

#include "core/types/clip.h"
#include "model/engine/inference_engine.h"

namespace model {

/// Remembers what the network sees in single frames, known by their pixels: live windows overlap, so that most frames
/// of a clip have been seen before. The least recently used ones are forgotten.
class FrameCache {
public:
    /// Keeps at most `limitBytes`, and in any case the frames of one call. The default holds five seconds of 30 frames
    /// in the smallest network, more than any live window; what is older is never seen again.
    explicit FrameCache(std::size_t limitBytes = std::size_t{6} << 20U) : m_limitBytes(limitBytes) {}

    /// The features of all frames of the clips, in order: [B*T, ...]. `config` says how pixels are normalised.
    FrameFeatures features(std::span<const core::Clip> clips, InferenceEngine& engine, const core::ModelConfig& config);

    std::uint64_t hits() const { return m_hits; }
    std::uint64_t misses() const { return m_misses; }

private:
    struct Entry {
        std::uint64_t key = 0;
        FrameFeatures seen;  // of one frame: [1, ...]
    };

    Entry* find(std::uint64_t key);
    void trim(std::size_t used);

    std::size_t m_limitBytes;
    std::uint64_t m_hits = 0, m_misses = 0;
    std::list<Entry> m_entries;  // the most recently used one first
    std::unordered_map<std::uint64_t, std::list<Entry>::iterator> m_byKey;
};

}  // namespace model
