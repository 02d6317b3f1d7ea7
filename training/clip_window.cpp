#include "training/clip_window.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace training {
namespace {

/// Places in frames of the pool, one for each frame of the clip, in order.
using Places = std::vector<double>;

/// One at a random place in each equal segment of the window.
Places randomPlaces(const ClipWindow& window, int count, DrawRandom& random) {
    Places places;
    for (int i = 0; i < count; ++i) {
        places.push_back(window.from + (i + between(random, 0, 1)) * (window.to - window.from) / count);
    }
    return places;
}

std::vector<int> framesAt(const Places& places, int total) {
    std::vector<int> frames;
    for (const double place : places) frames.push_back(std::clamp(int(std::floor(place)), 0, total - 1));
    return frames;
}

/// Begins 1 + bend times as fast and ends 1 - bend times as fast; begin and end stay where they are.
void changeTempo(Places& places, const ClipWindow& window, double bend) {
    const double length = std::max(1e-9, window.to - window.from);
    for (double& place : places) {
        const double part = std::clamp((place - window.from) / length, 0.0, 1.0);
        place += bend * part * (1 - part) * length;
    }
}

void shift(Places& places, double most, DrawRandom& random) {
    for (double& place : places) place += between(random, -most, most);
    std::sort(places.begin(), places.end());
}

/// As when a camera loses frames: the last one before stays.
void dropFrames(std::vector<int>& frames, double probability, DrawRandom& random) {
    for (std::size_t i = 1; i < frames.size(); ++i) {
        if (happens(random, probability)) frames[i] = frames[i - 1];
    }
}

/// The part of the gesture that the window holds, 0..1.
double coverage(const ClipWindow& window, const PoolClipInfo& info) {
    const double inside = std::min(window.to, double(info.endFrame)) - std::max(window.from, double(info.startFrame));
    return std::max(0.0, inside) / std::max(1e-6, double(info.endFrame - info.startFrame));
}

/// Footage beside the bounds of a `none` clip that is as good as within, where nothing else is known.
constexpr double kNoneSlackS = 0.1;

/// In frames, of a window as live recognition uses it.
double liveLength(const PoolClipInfo& info, DrawRandom& random) {
    return between(random, 0.7, 3.2) * info.framesPerSecond;
}

}  // namespace

ClipWindow gestureWindow(const PoolClipInfo& info, const core::AugmentConfig& augment, DrawRandom& random) {
    const double rate = info.framesPerSecond;
    return {info.startFrame + between(random, -augment.startEarlyS, augment.startLateS) * rate,
            info.endFrame + between(random, -augment.endEarlyS, augment.endLateS) * rate};
}

ClipWindow noneWindow(const PoolClipInfo& info, const core::AugmentConfig& augment, DrawRandom& random) {
    const bool isKnown = info.quietEnd > info.quietStart;
    const double slack = kNoneSlackS * info.framesPerSecond;
    const double from = isKnown ? info.quietStart : info.startFrame - slack;
    const double to = isKnown ? info.quietEnd : info.endFrame + slack;
    const double length = liveLength(info, random);
    if (happens(random, 0.5) || length > to - from) {
        const ClipWindow window = gestureWindow(info, augment, random);
        return {std::max(window.from, from), std::min(window.to, to)};
    }
    const double start = between(random, from, to - length);
    return {start, start + length};
}

ClipWindow windowBeside(const PoolClipInfo& info, int total, DrawRandom& random) {
    constexpr double kMostCovered = 0.7;
    constexpr int kTries = 20;
    for (int i = 0; i < kTries; ++i) {
        const double length = liveLength(info, random);
        const double from = between(random, 0, total) - length / 2;
        const ClipWindow window{from, from + length};
        if (window.from >= 0 && window.to <= total && coverage(window, info) <= kMostCovered) return window;
    }
    const double kept = between(random, 0.1, kMostCovered) * (info.endFrame - info.startFrame);
    return {info.startFrame, info.startFrame + kept};
}

std::vector<int> drawFrames(const ClipWindow& window, int total, int count, const core::AugmentConfig& augment,
                            DrawRandom& random) {
    Places places = randomPlaces(window, count, random);
    if (augment.timeStretch > 0) {
        changeTempo(places, window, between(random, -augment.timeStretch, augment.timeStretch));
    }
    if (augment.frameJitter > 0) shift(places, augment.frameJitter * (window.to - window.from) / count, random);
    std::vector<int> frames = framesAt(places, total);
    if (augment.frameDrop > 0) dropFrames(frames, augment.frameDrop, random);
    return frames;
}

}  // namespace training
