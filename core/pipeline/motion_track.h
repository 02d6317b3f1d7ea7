#pragma once

#include <optional>

#include "core/pipeline/motion_estimate.h"
#include "core/types/frame.h"

namespace core {

/// Follows the world through consecutive pictures, also those between the frames of a clip: a quick gesture moves it
/// further from one frame of a clip to the next than two pictures can tell. What the camera carries along, such as the
/// wearer's hand and sleeve, is known by staying where it is while the rest changes.
class MotionTrack {
public:
    /// Where the world is in the next picture: the sum of its shifts since the first one. A picture from before the
    /// last one is a first one.
    Shift follow(const Image& picture, TimePoint time);

private:
    struct Seen {
        TimePoint time;
        MotionGrid grid;
        Shift place;
    };
    std::optional<Seen> m_reference;  ///< what pictures are compared with: a rapid camera moves too little in between
    MotionGrid m_usualChanges;        ///< running means
    TimePoint m_last{};
};

}  // namespace core
