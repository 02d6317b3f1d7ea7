#include "core/buffer/frame_ring.h"

#include <algorithm>
#include <string>

#include "core/buffer/clip_of.h"
#include "core/buffer/way_through.h"
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

/// Where the world was then, on the straight way from one frame to the next; each has a place.
Shift placeAt(const std::deque<Frame>& frames, TimePoint time) {
    const auto after = std::lower_bound(frames.begin(), frames.end(), time, [](const Frame& frame, TimePoint wanted) {
        return frame.captureTime < wanted;
    });
    if (after == frames.begin() || after == frames.end()) return nearest(frames, time).place.value();
    const Frame& before = *std::prev(after);
    const Seconds whole = after->captureTime - before.captureTime, part = time - before.captureTime;
    return between(before.place.value(), after->place.value(), part / whole);
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

std::optional<Clip> FrameRing::sample(TimePoint start, TimePoint end, int frames, int trackSteps) const {
    std::vector<Frame> picked;
    std::vector<Shift> way;
    {
        const std::lock_guard lock(m_mutex);
        if (m_frames.empty() || frames < 1) return std::nullopt;
        const Seconds length = end - start;
        for (int i = 0; i < frames; ++i) {
            const Seconds middle = length * ((i + 0.5) / frames);
            picked.push_back(nearest(m_frames, start + std::chrono::duration_cast<Clock::duration>(middle)));
        }
        way = placesOf(picked, trackSteps);
    }
    return clipOf(picked, std::move(way));
}

std::vector<Shift> FrameRing::placesOf(const std::vector<Frame>& picked, int trackSteps) const {
    std::vector<Shift> places;
    const auto first = std::find_if(m_frames.begin(), m_frames.end(), [&](const Frame& frame) {
        return frame.captureTime >= picked.front().captureTime;
    });
    if (std::any_of(first, m_frames.end(), [](const Frame& frame) { return !frame.place; })) return places;
    std::vector<double> times;
    for (const Frame& frame : picked) times.push_back(Seconds(frame.captureTime.time_since_epoch()).count());
    for (const double time : wayThrough(times, trackSteps)) {
        places.push_back(placeAt(m_frames, TimePoint(std::chrono::round<Clock::duration>(Seconds(time)))));
    }
    return places;
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
