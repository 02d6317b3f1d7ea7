#include "core/pipeline/motion_track.h"

#include <utility>

namespace core {
namespace {

constexpr Seconds kBaseline{0.025};

}  // namespace

Shift MotionTrack::follow(const Image& picture, TimePoint time) {
    MotionGrid grid = motionGrid(picture);
    if (!m_reference || time < m_last) m_reference = Seen{time, grid, {}};
    m_last = time;
    const Shift moved = backgroundShift(m_reference->grid, grid);
    const Shift place{m_reference->place.x + moved.x, m_reference->place.y + moved.y};
    if (time - m_reference->time >= kBaseline) m_reference = Seen{time, std::move(grid), place};
    return place;
}

}  // namespace core
