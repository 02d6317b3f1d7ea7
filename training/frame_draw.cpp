#include "training/frame_draw.h"

#include <algorithm>
#include <cmath>

namespace training {
namespace {

using core::SamplingRule;

/// What the rules see of a recording.
struct Recording {
    int frames = 1;
    double framesPerSecond = 30;
};

Recording recordingOf(const PoolClipInfo& info) {
    const double pooled = std::max(1e-3, double(info.endFrame - info.startFrame));
    Recording recording;
    recording.frames = info.sourceFrames > 0 ? info.sourceFrames : std::max(1, int(std::lround(pooled)));
    if (info.sourceRate > 0) recording.framesPerSecond = info.sourceRate;
    return recording;
}

/// The kept frames nearest to frames of the recording's stretch.
std::vector<int> pooled(std::vector<int> frames, const PoolClipInfo& info, int pooledFrames) {
    const double scale = double(info.endFrame - info.startFrame) / recordingOf(info).frames;
    for (int& frame : frames) {
        frame = std::clamp(int(std::floor(info.startFrame + (frame + 0.5) * scale)), 0, pooledFrames - 1);
    }
    return frames;
}

StrideSampling strideOf(const Recording& recording, int count, int rate) {
    return {count, rate, recording.framesPerSecond};
}

}  // namespace

core::SamplingChoice settledSampling(const core::SamplingChoice& wanted, const core::Preprocessing& model) {
    core::SamplingChoice settled = wanted;
    if (settled.rate == 0) settled.rate = model.samplingRate;
    if (settled.rule != SamplingRule::Model) return settled;
    switch (model.span) {
        case core::ClipSpan::WholeGesture: settled.rule = SamplingRule::Segments; break;
        case core::ClipSpan::FixedStride: settled.rule = SamplingRule::Stride; break;
        case core::ClipSpan::RoundedSegments: settled.rule = SamplingRule::RoundedSegments; break;
    }
    return settled;
}

std::vector<int> drawByRule(const PoolClipInfo& info, int pooledFrames, const core::SamplingChoice& choice, int count,
                            SamplingRandom& random) {
    const Recording recording = recordingOf(info);
    const int total = recording.frames;
    std::vector<int> frames;
    switch (choice.rule) {
        case SamplingRule::Model:
        case SamplingRule::Segments: frames = sampleSegmentsRandom(total, count, random); break;
        case SamplingRule::Stride:
            frames = sampleStrideRandom(total, strideOf(recording, count, choice.rate), random);
            break;
        case SamplingRule::RoundedSegments: frames = sampleRoundedSegmentsRandom(total, count, random); break;
        case SamplingRule::Linspace: frames = sampleLinspace(total, count); break;
        case SamplingRule::Equidistant: frames = sampleEquidistant(total, count); break;
        case SamplingRule::Sorted: frames = sampleSorted(total, count, random); break;
        case SamplingRule::Uniform: frames = sampleUniformRandom(total, count, 1, random); break;
        case SamplingRule::Dense: frames = sampleDenseRandom(total, count, choice.rate, random); break;
    }
    return pooled(std::move(frames), info, pooledFrames);
}

std::vector<int> plainFrames(const PoolClipInfo& info, int pooledFrames, const core::Preprocessing& rule, int count) {
    const Recording recording = recordingOf(info);
    std::vector<int> frames;
    switch (rule.span) {
        case core::ClipSpan::WholeGesture: {
            const double span = info.endFrame - info.startFrame;
            for (int i = 0; i < count; ++i) {
                const double at = info.startFrame + (i + 0.5) * span / count;
                frames.push_back(std::clamp(int(std::floor(at)), 0, pooledFrames - 1));
            }
            return frames;
        }
        case core::ClipSpan::FixedStride:
            frames = sampleStrideView(recording.frames, strideOf(recording, count, rule.samplingRate), 0, 1);
            break;
        case core::ClipSpan::RoundedSegments: frames = sampleRoundedSegmentsCentre(recording.frames, count); break;
    }
    return pooled(std::move(frames), info, pooledFrames);
}

}  // namespace training
