#include "core/recording/take_queue.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/types/error.h"

namespace core {
namespace {

/// How long after its moment a picture may still arrive: exposure, transfer and decoding of a slow camera.
constexpr auto kLatest = std::chrono::milliseconds(400);
constexpr double kAssumedRate = 30;

std::uint64_t bytesOf(const Frame& frame) { return frame.image->rgb.size(); }

double rateOf(const std::vector<Frame>& frames) {
    if (frames.size() < 5) return kAssumedRate;
    const double seconds = Seconds(frames.back().captureTime - frames.front().captureTime).count();
    return seconds > 0 ? std::round(1000 * double(frames.size() - 1) / seconds) / 1000 : kAssumedRate;
}

}  // namespace

TakeQueue::TakeQueue(const RecorderConfig& config)
    : m_queueBytes(config.queueBytes), m_history(config.historyS, config.historyBytes) {}

void TakeQueue::push(const Frame& frame) {
    {
        const std::lock_guard lock(m_mutex);
        m_history.push(frame);
        if (!open()) return;
        for (Take& take : m_takes) {
            if (take.complete) continue;
            if (!take.until || frame.captureTime <= *take.until) {
                if (frame.captureTime >= take.request->from) enqueue(take, frame);
                break;
            }
            take.complete = true;  // and the picture may belong to the take that follows at once
        }
    }
    m_changed.notify_all();
}

void TakeQueue::enqueue(Take& take, const Frame& frame) {
    if (take.lastSequence && frame.sequence > *take.lastSequence + 1)
        take.framesMissed += frame.sequence - *take.lastSequence - 1;
    take.lastSequence = frame.sequence;
    if (m_queuedBytes + bytesOf(frame) > m_queueBytes) {
        ++take.framesLost;
        return;
    }
    m_queuedBytes += bytesOf(frame);
    take.frames.push_back(frame);
}

std::uint64_t TakeQueue::begin(TakeRequest request) {
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(m_mutex);
        const Take* before = open();
        if (before && (!before->until || *before->until > request.from))
            throw Error("a recording is under way; end it before the next one begins", Error::Kind::BadUsage);
        Take take;
        take.number = number = ++m_lastNumber;
        take.until = request.until;
        const TimePoint from = request.from;
        take.request = std::make_shared<const TakeRequest>(std::move(request));
        const std::vector<Frame> history = m_history.since(TimePoint::min());
        take.framesPerSecond = rateOf(history);
        for (const Frame& frame : history) {
            if (frame.captureTime < from) continue;
            if (take.until && frame.captureTime > *take.until) {
                take.complete = true;
                break;
            }
            enqueue(take, frame);
        }
        m_takes.push_back(std::move(take));
    }
    m_changed.notify_all();
    return number;
}

bool TakeQueue::end(TimePoint until) {
    {
        const std::lock_guard lock(m_mutex);
        Take* take = open();
        if (!take) return false;
        until = std::min(until, take->until.value_or(until));
        take->until = until;
        while (!take->frames.empty() && take->frames.back().captureTime > until) {
            m_queuedBytes -= bytesOf(take->frames.back());
            take->frames.pop_back();
            take->complete = true;
        }
        const auto newest = m_history.newest();
        if (newest && *newest > until) take->complete = true;
    }
    m_changed.notify_all();
    return true;
}

bool TakeQueue::cancel(std::uint64_t number) {
    {
        const std::lock_guard lock(m_mutex);
        const auto take =
            std::find_if(m_takes.begin(), m_takes.end(), [&](const Take& t) { return t.number == number; });
        if (take == m_takes.end()) return false;
        take->cancelled = take->complete = true;
        for (const Frame& frame : take->frames) m_queuedBytes -= bytesOf(frame);
        take->frames.clear();
    }
    m_changed.notify_all();
    return true;
}

void TakeQueue::abandon(std::uint64_t number) {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_takes, [&](const Take& take) {
        if (take.number != number) return false;
        for (const Frame& frame : take.frames) m_queuedBytes -= bytesOf(frame);
        return true;
    });
}

TakeQueue::Take* TakeQueue::open() { return m_takes.empty() || m_takes.back().complete ? nullptr : &m_takes.back(); }

void TakeQueue::overdue(Take& take) const {
    if (take.until && Clock::now() > *take.until + kLatest) take.complete = true;
}

bool TakeQueue::ready(Take& take, bool stopping) const {
    overdue(take);
    if (stopping) take.complete = true;
    return take.complete || !take.frames.empty();
}

std::optional<TakeQueue::Step> TakeQueue::next(const std::stop_token& stop, Clock::duration patience) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, patience,
                       [&] { return !m_takes.empty() && ready(m_takes.front(), stop.stop_requested()); });
    if (m_takes.empty() || !ready(m_takes.front(), stop.stop_requested())) return std::nullopt;
    return taken(m_takes.front());
}

TakeQueue::Step TakeQueue::taken(Take& take) {
    Step step;
    step.take = take.number;
    step.request = take.request;
    step.framesPerSecond = take.framesPerSecond;
    step.framesLost = take.framesLost;
    step.framesMissed = take.framesMissed;
    if (!take.frames.empty()) {
        step.frame = std::move(take.frames.front());
        take.frames.pop_front();
        m_queuedBytes -= bytesOf(step.frame);
        return step;
    }
    step.kind = take.cancelled ? Step::Kind::Cancelled : Step::Kind::Ended;
    m_takes.pop_front();
    return step;
}

}  // namespace core
