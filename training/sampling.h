#pragma once

#include <random>
#include <vector>

namespace training {

// Which frames of a recording become a clip: the rules of Carpus and of the published studies. All are pure, take a
// recording of `total` frames and give `count` indices from 0 in the order of the clip; numbers are at least 1. What is
// said of each rule for short recordings holds where there are fewer frames than it wants.

using SamplingRandom = std::mt19937_64;

/// Carpus: one frame of each of `count` equal segments, at a random place (training) or in the middle. A place is a
/// part of the segment, 0 <= place < 1. Short recordings repeat frames.
std::vector<int> sampleSegmentsRandom(int total, int count, SamplingRandom& random);
std::vector<int> sampleSegmentsCentre(int total, int count);
std::vector<int> sampleSegmentsAt(int total, int count, double place);

/// TimeSformer on Kinetics: `count` frames, `rate` apart at 30 frames a second; a recording of another rate is cut to
/// the same duration. Short recordings repeat their last frame.
struct StrideSampling {
    int count = 8;
    int rate = 32;
    double framesPerSecond = 30;  ///< of the recording
};
/// With a random start (training) ...
std::vector<int> sampleStrideRandom(int total, const StrideSampling& stride, SamplingRandom& random);
/// ... or as view 0 <= view < views; the only view of one begins at frame 0, as the original's does.
std::vector<int> sampleStrideView(int total, const StrideSampling& stride, int view, int views);

/// TimeSformer on lists of frames (Something-Something V2): segments between the first and the last frame, their bounds
/// rounded (halves to even) and both within; a random frame of each or the middle one. Short recordings repeat frames.
std::vector<int> sampleRoundedSegmentsRandom(int total, int count, SamplingRandom& random);
std::vector<int> sampleRoundedSegmentsCentre(int total, int count);

/// LightTimeSformer: evenly from the first to the last frame, cut to whole frames. Short recordings repeat frames.
std::vector<int> sampleLinspace(int total, int count);
/// The HMDB study and the baselines of MuWiGes: the same, rounded to the nearest frame (halves to even).
std::vector<int> sampleEquidistant(int total, int count);
/// The HMDB study: any frames, none twice, in order. Short recordings give every frame and repeat some.
std::vector<int> sampleSorted(int total, int count, SamplingRandom& random);

/// The IBM study, uniform: groups * perGroup frames. Training: the same random places in every group, or where a group
/// has too few frames any frames of the recording. Evaluation: one frame of each group for clip 0 <= clip < clips, each
/// clip a frame later than the one before as far as the group reaches; short recordings always give the same random
/// frames.
std::vector<int> sampleUniformRandom(int total, int groups, int perGroup, SamplingRandom& random);
std::vector<int> sampleUniformView(int total, int groups, int clip, int clips);

/// The IBM study, dense: `count` frames, `stride` apart, from a random start or as one of evenly spread clips. Short
/// recordings begin again.
std::vector<int> sampleDenseRandom(int total, int count, int stride, SamplingRandom& random);
std::vector<int> sampleDenseView(int total, int count, int stride, int clip, int clips);

}  // namespace training
