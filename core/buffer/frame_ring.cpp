#include "core/buffer/frame_ring.h"

#include <algorithm>
#include <string>

#include "core/buffer/clip_of.h"
#include "core/types/error.h"

namespace core {
namespace {

/// More pictures than this would only cost memory: at 4 s of history one every 8 ms.
constexpr int kMostFrames = 480;

Clock::duration checkedHistory(double historyS) {
    if (!(historyS > 0))
        throw Error("cannot remember " + std::to_string(historyS) + " s of footage; give a positive number of seconds",
                    Error::Kind::BadUsage);
    return std::chrono::duration_cast<Clock::duration>(Seconds(historyS));
}

/// The frame nearest in time, the earlier one of two that are equally near. `frames` is not empty.
const Frame& nearest(const std::deque<Frame>& frames, TimePoint time) {
    const auto after = std::lower_bound(frames.begin(), frames.end(), time, [](const Frame& frame, TimePoint wanted) {
        return frame.captureTime < wanted;
    });
    if (after == frames.begin()) return frames.front();
    if (after == frames.end()) return frames.back();
    const auto before = std::prev(after);
    return time - before->captureTime <= after->captureTime - time ? *before : *after;
}

}  // namespace

FrameRing::FrameRing(double historyS, std::uint64_t mostBytes)
    : m_history(checkedHistory(historyS)), m_shortestGap(m_history / kMostFrames), m_mostBytes(mostBytes) {}

void FrameRing::push(Frame frame) {
    const std::lock_guard lock(m_mutex);
    if (!m_frames.empty()) {
        const Frame& last = m_frames.back();
        const bool newSize = frame.image->width != last.image->width || frame.image->height != last.image->height;
        if (newSize || frame.captureTime < last.captureTime) m_frames.clear();
    }
    if (!m_frames.empty() && frame.captureTime - m_frames.back().captureTime < m_shortestGap) return;
    const std::size_t pictureBytes = std::max<std::size_t>(1, frame.image->rgb.size());
    const TimePoint horizon = frame.captureTime - m_history;
    m_frames.push_back(std::move(frame));
    const std::size_t most = std::size_t(std::max<std::uint64_t>(1, m_mostBytes / pictureBytes));
    while (m_frames.front().captureTime < horizon || m_frames.size() > most) m_frames.pop_front();
}

std::optional<Clip> FrameRing::sample(TimePoint start, TimePoint end, int frames) const {
    std::vector<Frame> picked;
    {
        const std::lock_guard lock(m_mutex);
        if (m_frames.empty() || frames < 1) return std::nullopt;
        const Seconds length = end - start;
        for (int i = 0; i < frames; ++i) {
            const Seconds middle = length * ((i + 0.5) / frames);
            picked.push_back(nearest(m_frames, start + std::chrono::duration_cast<Clock::duration>(middle)));
        }
    }
    return clipOf(picked);
}

std::vector<Frame> FrameRing::since(TimePoint time) const {
    const std::lock_guard lock(m_mutex);
    const auto first =
        std::upper_bound(m_frames.begin(), m_frames.end(), time,
                         [](TimePoint wanted, const Frame& frame) { return wanted < frame.captureTime; });
    return {first, m_frames.end()};
}

std::optional<TimePoint> FrameRing::oldest() const {
    const std::lock_guard lock(m_mutex);
    return m_frames.empty() ? std::nullopt : std::optional(m_frames.front().captureTime);
}

std::optional<TimePoint> FrameRing::newest() const {
    const std::lock_guard lock(m_mutex);
    return m_frames.empty() ? std::nullopt : std::optional(m_frames.back().captureTime);
}

}  // namespace core
