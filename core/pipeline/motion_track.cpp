#include "core/pipeline/motion_track.h"

#include <cmath>
#include <utility>

namespace core {
namespace {

constexpr Seconds kBaseline{0.05};
constexpr Seconds kMemory{0.65};
constexpr float kFirstChange = 0.015F;  ///< taken for usual before anything has been seen

void remember(MotionGrid& usual, const MotionGrid& changed, Seconds elapsed) {
    const auto kept = float(std::exp(-elapsed / kMemory));
    for (std::size_t i = 0; i < usual.cells.size(); ++i)
        usual.cells[i] = kept * usual.cells[i] + (1 - kept) * changed.cells[i];
}

}  // namespace

Shift MotionTrack::follow(const Image& picture, TimePoint time) {
    MotionGrid grid = contrasts(picture);
    if (!m_reference || time < m_last) {
        m_usualChanges.cells.fill(kFirstChange);
        m_reference = Seen{time, grid, {}};
        m_last = time;
    }
    const Shift moved = worldShift(m_reference->grid, grid, m_usualChanges);
    const Shift place{m_reference->place.x + moved.x, m_reference->place.y + moved.y};
    remember(m_usualChanges, changes(m_reference->grid, grid), time - m_last);
    m_last = time;
    if (time - m_reference->time >= kBaseline) m_reference = Seen{time, std::move(grid), place};
    return place;
}

}  // namespace core
