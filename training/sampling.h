#pragma once

#include <random>
#include <vector>

namespace training {

/// `count` frame indices out of `total`, one for each of `count` equal segments of the clip, in order (the sampler of
/// the MuWiGes baselines and of SSv2). Short clips repeat frames. total and count must be at least 1.
/// Random place inside each segment (training):
std::vector<int> sampleSegmentsRandom(int total, int count, std::mt19937_64& random);
/// Middle of each segment (evaluation and live use):
std::vector<int> sampleSegmentsCentre(int total, int count);

}  // namespace training
