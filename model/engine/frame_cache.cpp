#include "model/engine/frame_cache.h"

#include <cstring>
#include <functional>
#include <string_view>
#include <vector>

#include "model/preprocess.h"

namespace model {
namespace {

using torch::Tensor;

std::uint64_t keyOf(std::span<const std::uint8_t> pixels) {
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(pixels.data()), pixels.size()});
}

/// Normalised pictures [R, 3, H, W].
Tensor picturesOf(const std::vector<std::span<const std::uint8_t>>& frames, const core::ModelConfig& config) {
    const Tensor bytes = torch::empty({1, int64_t(frames.size()), config.size, config.size, 3}, torch::kUInt8);
    auto* to = bytes.data_ptr<std::uint8_t>();
    for (const auto& frame : frames) {
        std::memcpy(to, frame.data(), frame.size());
        to += frame.size();
    }
    return preprocess(bytes, config).squeeze(0).transpose(0, 1);
}

std::size_t bytesOf(const FrameFeatures& seen) {
    return seen.tokens.nbytes() + (seen.structures.defined() ? seen.structures.nbytes() : 0);
}

}  // namespace

FrameFeatures FrameCache::features(std::span<const core::Clip> clips, InferenceEngine& engine,
                                   const core::ModelConfig& config) {
    std::vector<std::uint64_t> keys;
    std::vector<std::uint64_t> newKeys;
    std::vector<std::span<const std::uint8_t>> newFrames;
    for (const core::Clip& clip : clips) {
        for (int t = 0; t < clip.frames; ++t) {
            const std::span<const std::uint8_t> pixels{clip.rgb.data() + clip.frameBytes() * std::size_t(t),
                                                       clip.frameBytes()};
            keys.push_back(keyOf(pixels));
            const bool known =
                find(keys.back()) != nullptr || std::find(newKeys.begin(), newKeys.end(), keys.back()) != newKeys.end();
            ++(known ? m_hits : m_misses);
            if (known) continue;
            newKeys.push_back(keys.back());
            newFrames.push_back(pixels);
        }
    }
    if (!newFrames.empty()) {
        const FrameFeatures seen = engine.frameFeatures(picturesOf(newFrames, config));
        for (std::size_t i = 0; i < newKeys.size(); ++i) {
            const auto row = [&](const Tensor& all) {
                return all.defined() ? all.narrow(0, int64_t(i), 1).clone() : Tensor();
            };
            m_entries.push_front({newKeys[i], {row(seen.tokens), row(seen.structures)}});
            m_byKey[newKeys[i]] = m_entries.begin();
        }
    }
    std::vector<Tensor> tokens, structures;
    for (const std::uint64_t key : keys) {
        const Entry& entry = *find(key);
        tokens.push_back(entry.seen.tokens);
        if (entry.seen.structures.defined()) structures.push_back(entry.seen.structures);
    }
    trim(keys.size());
    return {torch::cat(tokens), structures.empty() ? Tensor() : torch::cat(structures)};
}

/// Also makes the entry the most recently used one.
FrameCache::Entry* FrameCache::find(std::uint64_t key) {
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end()) return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return &*found->second;
}

void FrameCache::trim(std::size_t used) {
    if (m_entries.empty()) return;
    const std::size_t most = std::max(used, m_limitBytes / bytesOf(m_entries.front().seen));
    while (m_entries.size() > most) {
        m_byKey.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

}  // namespace model
