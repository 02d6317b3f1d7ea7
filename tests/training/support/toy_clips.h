#pragma once

#include <algorithm>
#include <cstddef>

#include "core/types/label_set.h"
#include "core/types/model_config.h"
#include "training/clip_pool.h"

/// One clip of a bright bar that moves to the right (even index, label 0) or to the left (label 1) over a grey ground.
/// The wrist's path is the bar's.
inline training::PoolClip toyClip(int index, int frames, int size) {
    training::PoolClip clip;
    const bool right = index % 2 == 0;
    clip.info.label = right ? 0 : 1;
    clip.info.subject = index % 5;
    clip.info.startFrame = 2;
    clip.info.endFrame = float(frames - 2);
    clip.info.framesPerSecond = 8;
    clip.rgb.assign(std::size_t(frames) * std::size_t(size) * std::size_t(size) * 3, std::uint8_t(60 + index % 40));
    for (int f = 0; f < frames; ++f) {
        const double progress = double(right ? f : frames - 1 - f) / (frames - 1);
        clip.trajectory.push_back({2 * progress - 1, 0});
        const int left = int(progress * (size - size / 4));
        for (int y = 0; y < size; ++y) {
            auto row = clip.rgb.begin() + (std::ptrdiff_t(f) * size + y) * size * 3;
            std::fill(row + left * 3, row + (left + size / 4) * 3, std::uint8_t(220));
        }
    }
    return clip;
}

inline training::ClipMaker toyClips(int count, int frames = 12, int size = 32) {
    training::ClipMaker maker;
    maker.key = "toy";
    maker.count = count;
    maker.frames = frames;
    maker.size = size;
    maker.make = [frames, size](int index) { return toyClip(index, frames, size); };
    return maker;
}

/// The mirror images of each other, and nothing else.
inline core::LabelSet toyLabels() { return {{"right", "left"}, {1, 0}}; }

/// A network of some thousand parameters for the toy clips.
inline core::ModelConfig toyModel() {
    core::ModelConfig config;
    config.name = "toy";
    config.embed = 24;
    config.depth = 1;
    config.heads = 2;
    config.frames = 4;
    config.size = 32;
    config.dropPath = 0.1;
    config.attention = core::AttentionScheme::JointSpaceTime;
    config.stem = core::PatchStem::Convolutional;
    config.motionTokens = core::MotionTokens::Frames;
    config.labels = toyLabels();
    return config;
}
