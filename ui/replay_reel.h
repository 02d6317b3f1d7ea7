#pragma once

#include <deque>

#include "core/types/frame.h"

namespace ui {

/// The pictures of the take just recorded, to be shown again at once. Bounded in bytes: of a long take the end stays.
class ReplayReel {
public:
    void clear();
    void add(const core::Frame& frame);
    bool empty() const { return m_frames.empty(); }
    /// The picture `elapsedS` after the replay began; it is repeated, with a short stop at the end.
    core::ImagePtr at(double elapsedS) const;

private:
    std::deque<core::Frame> m_frames;
    std::size_t m_bytes = 0;
};

}  // namespace ui
