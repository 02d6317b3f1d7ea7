#pragma once

#include <cstdint>

namespace training {

/// Where the hand enters a clip at the lower edge, 0..1 of the width: the hand that wears the camera is nearly fixed in
/// the picture while the room moves, so it is where the lower part changes least. `rgb` holds frames * size * size * 3
/// bytes. 0.5 where nothing moves.
float handColumn(const std::uint8_t* rgb, int frames, int size);

}  // namespace training
