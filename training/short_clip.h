#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace training {

/// One picture of a lengthened recording: picture `first` of the recording, or the mean of it and `second`, brighter or
/// darker.
struct MadePicture {
    int first = 0;
    int second = 0;         ///< the same as `first` where nothing is blended
    double brightness = 1;  ///< factor of all values
};

/// The HMDB study's way with recordings that are too short: `frames` in order, and as long as there are fewer than
/// `wanted`, first the means of all neighbours put between them, then the whole in reverse order appended, then the
/// whole again with its brightness times 0.6, 0.8, 1.2 and 1.4. Each is added whole, so there may be more than wanted
/// in the end, or of a very short recording still fewer. Pure.
std::vector<MadePicture> lengthened(const std::vector<int>& frames, int wanted);

/// The picture's `bytes` values. `first` and `second` are those that it names.
std::vector<std::uint8_t> pixelsOf(const MadePicture& picture, const std::uint8_t* first, const std::uint8_t* second,
                                   std::size_t bytes);

}  // namespace training
