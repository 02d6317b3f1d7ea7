#pragma once

#include <optional>

#include "core/pipeline/motion_estimate.h"
#include "core/types/frame.h"

namespace core {

/// Follows the world through consecutive pictures, also those between the frames of a clip: a quick gesture moves it
/// further from one frame of a clip to the next than two pictures can tell.
class MotionTrack {
public:
    /// Where the world is in the next picture: the sum of the background's shifts since the first one. A picture from
    /// before the last one is a first one.
    Shift follow(const Image& picture, TimePoint time);

private:
    struct Seen {
        TimePoint time;
        MotionGrid grid;
        Shift place;
    };
    std::optional<Seen> m_reference;  ///< what pictures are compared with: a rapid camera moves too little in between
    TimePoint m_last{};
};

}  // namespace core
