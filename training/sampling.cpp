#include "training/sampling.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>

namespace training {
namespace {

constexpr double kStrideFramesPerSecond = 30;  // the rate that StrideSampling counts in

template <typename FrameAt>
std::vector<int> framesBy(int count, FrameAt frameAt) {
    std::vector<int> frames(std::size_t(std::max(count, 0)));
    for (int i = 0; i < count; ++i) frames[std::size_t(i)] = frameAt(i);
    return frames;
}

template <typename PlaceInSegment>
std::vector<int> sampleSegments(int total, int count, PlaceInSegment placeInSegment) {
    return framesBy(count,
                    [&](int i) { return std::clamp(int((i + placeInSegment()) * total / count), 0, total - 1); });
}

/// Between 0 and below `end`, or 0 where that is nothing.
int drawBelow(int end, SamplingRandom& random) {
    return end > 1 ? std::uniform_int_distribution<int>(0, end - 1)(random) : 0;
}

double strideLength(const StrideSampling& stride) {
    return double(stride.rate) * stride.count / kStrideFramesPerSecond * stride.framesPerSecond;
}

/// As torch.linspace calculates it: in 32 bit, from both ends towards the middle.
std::vector<int> sampleStrideFrom(double start, int total, const StrideSampling& stride) {
    const auto first = float(start), last = float(start + strideLength(stride) - 1);
    const float step = stride.count > 1 ? (last - first) / float(stride.count - 1) : 0;
    return framesBy(stride.count, [&](int i) {
        const float place = i < stride.count / 2 || stride.count == 1 ? first + step * float(i)
                                                                      : last - step * float(stride.count - 1 - i);
        return int(std::clamp(place, 0.0F, float(total - 1)));
    });
}

/// Bound i of `count` segments between the first and the last frame; nearbyint() takes halves to even numbers.
int roundedBound(int total, int count, int i) { return int(std::nearbyint(double(total - 1) / count * i)); }

/// `count` of `total` frames without repetition, in order.
std::vector<int> distinctFrames(int total, int count, SamplingRandom& random) {
    std::vector<int> all(std::size_t(total), 0), frames;
    std::iota(all.begin(), all.end(), 0);
    std::sample(all.begin(), all.end(), std::back_inserter(frames), count, random);
    return frames;
}

std::vector<int> anyFrames(int total, int count, SamplingRandom& random) {
    std::vector<int> frames = framesBy(count, [&](int) { return drawBelow(total, random); });
    std::sort(frames.begin(), frames.end());
    return frames;
}

/// Rounded down also below zero.
int floorHalf(int value) { return (value - (value < 0 ? 1 : 0)) / 2; }

}  // namespace

std::vector<int> sampleSegmentsRandom(int total, int count, SamplingRandom& random) {
    std::uniform_real_distribution<double> place(0.0, 1.0);
    return sampleSegments(total, count, [&] { return place(random); });
}

std::vector<int> sampleSegmentsCentre(int total, int count) { return sampleSegmentsAt(total, count, 0.5); }

std::vector<int> sampleSegmentsAt(int total, int count, double place) {
    return sampleSegments(total, count, [&] { return place; });
}

std::vector<int> sampleStrideRandom(int total, const StrideSampling& stride, SamplingRandom& random) {
    const double room = std::max(total - strideLength(stride), 0.0);
    return sampleStrideFrom(room * std::uniform_real_distribution<double>(0, 1)(random), total, stride);
}

std::vector<int> sampleStrideView(int total, const StrideSampling& stride, int view, int views) {
    const double room = std::max(total - strideLength(stride), 0.0);
    return sampleStrideFrom(room * view / views, total, stride);
}

std::vector<int> sampleRoundedSegmentsRandom(int total, int count, SamplingRandom& random) {
    return framesBy(count, [&](int i) {
        const int first = roundedBound(total, count, i), last = roundedBound(total, count, i + 1);
        return first + drawBelow(last - first + 1, random);
    });
}

std::vector<int> sampleRoundedSegmentsCentre(int total, int count) {
    return framesBy(count,
                    [&](int i) { return (roundedBound(total, count, i) + roundedBound(total, count, i + 1)) / 2; });
}

std::vector<int> sampleLinspace(int total, int count) {
    return framesBy(count, [&](int i) { return count > 1 ? int(std::int64_t(total - 1) * i / (count - 1)) : 0; });
}

std::vector<int> sampleEquidistant(int total, int count) {
    return framesBy(count, [&](int i) { return count > 1 ? roundedBound(total, count - 1, i) : 0; });
}

std::vector<int> sampleSorted(int total, int count, SamplingRandom& random) {
    if (total >= count) return distinctFrames(total, count, random);
    std::vector<int> frames = anyFrames(total, count - total, random);
    for (int i = 0; i < total; ++i) frames.push_back(i);
    std::sort(frames.begin(), frames.end());
    return frames;
}

std::vector<int> sampleUniformRandom(int total, int groups, int perGroup, SamplingRandom& random) {
    const int length = total / groups, count = groups * perGroup;
    if (length < perGroup) {
        return total < count ? anyFrames(total, count, random) : distinctFrames(total, count, random);
    }
    const std::vector<int> places = distinctFrames(length, perGroup, random);
    return framesBy(count, [&](int i) { return i / perGroup * length + places[std::size_t(i % perGroup)]; });
}

std::vector<int> sampleUniformView(int total, int groups, int clip, int clips) {
    if (total <= groups) {
        SamplingRandom always(0);
        return anyFrames(total, groups, always);
    }
    constexpr double kBelowHalf = 1e-4;  // the next group's frames stay out of reach
    const double length = double(total) / groups;
    const double wanted = floorHalf(-clips) + 1 + clip;
    const double offset = std::clamp(wanted, -length / 2, length / 2 - kBelowHalf);
    return framesBy(groups, [&](int i) { return int(length / 2 + offset + length * i); });
}

std::vector<int> sampleDenseRandom(int total, int count, int stride, SamplingRandom& random) {
    const int start = drawBelow(total - stride * count, random);
    return framesBy(count, [&](int i) { return (start + i * stride) % total; });
}

std::vector<int> sampleDenseView(int total, int count, int stride, int clip, int clips) {
    const int last = std::max(1, 1 + total - stride * count) - 1;
    const int start = clip + 1 < clips ? int(double(last) / (clips - 1) * clip) : clips > 1 ? last : 0;
    return framesBy(count, [&](int i) { return (start + i * stride) % total; });
}

}  // namespace training
