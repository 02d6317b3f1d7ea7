#include "core/recording/take_writer.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/recording/disk_space.h"
#include "core/types/error.h"

namespace core {
namespace {

using State = RecorderStatus::State;

constexpr auto kDiskInterval = std::chrono::milliseconds(500);
constexpr double kSlowestRate = 5;  ///< a camera that delivers this many intervals late is gone

double secondsOf(const RecordedSegment& segment) { return Seconds(segment.last - segment.first).count(); }

std::string seconds(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", value);
    return text;
}

}  // namespace

TakeWriter::TakeWriter(const RecorderConfig& config, TakeListener listener, Latest<RecorderStatus>& status)
    : m_config(config), m_listener(std::move(listener)), m_status(status) {}

bool TakeWriter::handle(const TakeQueue::Step& step) {
    if (step.take != m_take.number) {
        m_take = {};
        m_take.number = step.take;
        m_take.folder = step.request->folder;
        m_nextDiskLook = {};
    }
    m_take.framesLost = step.framesLost;
    m_take.framesMissed = step.framesMissed;
    switch (step.kind) {
        case TakeQueue::Step::Kind::Picture:
            if (!roomLeft()) return false;
            add(step);
            break;
        case TakeQueue::Step::Kind::Ended: endTake(); break;
        case TakeQueue::Step::Kind::Cancelled: cancelTake(); break;
    }
    return true;
}

void TakeWriter::add(const TakeQueue::Step& step) {
    const TimePoint taken = step.frame.captureTime;
    if (m_segment && tooLong(Seconds(taken - m_segment->soFar().last).count())) noteGap();
    if (m_segment && !m_segment->fits(step.frame)) closeSegment();
    if (!m_segment) openSegment(step);
    m_segment->write(step.frame);
    m_take.lastArrival = Clock::now();
    m_segment->syncNowAndThen();
    publish(State::Recording);
}

void TakeWriter::openSegment(const TakeQueue::Step& step) {
    if (!m_take.finished.empty()) {
        m_take.gapBeforeS = Seconds(step.frame.captureTime - m_take.finished.back().last).count();
        if (m_take.gapBeforeS > m_config.gapS) m_take.gapsS += m_take.gapBeforeS;
    }
    std::string file = step.request->fileOf(int(m_take.finished.size()), step.frame.captureTime);
    m_segment = std::make_unique<SegmentWriter>(std::move(file), m_config, step.framesPerSecond);
}

void TakeWriter::noteGap() {
    ++m_take.gaps;
    closeSegment();
}

void TakeWriter::closeSegment() {
    if (!m_segment) return;
    RecordedSegment segment = m_segment->finish();
    m_segment.reset();
    segment.take = m_take.number;
    segment.index = int(m_take.finished.size());
    segment.gapBeforeS = m_take.gapBeforeS;
    segment.framesLost = m_take.framesLost;
    segment.framesMissed = m_take.framesMissed;
    for (const RecordedSegment& before : m_take.finished) {
        segment.framesLost -= before.framesLost;
        segment.framesMissed -= before.framesMissed;
    }
    m_take.finished.push_back(segment);
    m_listener.stored(segment);
}

void TakeWriter::over(TakeEnd how) {
    const std::uint64_t take = std::exchange(m_take.number, 0);
    if (m_listener.ended) m_listener.ended(take, how);
}

void TakeWriter::cancelTake() {
    if (m_segment) m_segment->discard();
    m_segment.reset();
    over(TakeEnd::Cancelled);
    publish(State::Idle);
}

void TakeWriter::endTake() {
    publish(State::Finishing);
    closeSegment();
    if (m_take.finished.empty())
        return fail(m_take.number, "nothing was recorded: no picture came in that time; check that the camera is on");
    over(TakeEnd::Stored);
    m_status.update([](RecorderStatus& status) { ++status.takesStored; });
    publish(State::Idle, story());
}

bool TakeWriter::quiet() {
    if (m_take.number == 0) return true;
    if (m_segment && tooLong(Seconds(Clock::now() - m_take.lastArrival).count())) noteGap();
    if (!m_segment && !m_take.finished.empty())
        publish(State::CameraGone, "no picture for " + seconds(Seconds(Clock::now() - m_take.lastArrival).count()) +
                                       ": check the camera's cable; recording goes on when it is back");
    return roomLeft();
}

void TakeWriter::fail(std::uint64_t take, const std::string& message) {
    m_segment.reset();
    m_take.number = take;
    over(TakeEnd::Broken);
    publish(State::Failed, message);
}

/// Judged by the pictures alone: a source that connects again by itself does not say when.
bool TakeWriter::tooLong(double silenceS) const {
    const RecordedSegment& segment = m_segment->soFar();
    if (segment.frames == 0) return false;
    const double usual = segment.frames > 1 ? secondsOf(segment) / (segment.frames - 1) : 0;
    return silenceS > std::max(m_config.gapS, kSlowestRate * usual);
}

bool TakeWriter::roomLeft() {
    if (Clock::now() < m_nextDiskLook) return true;
    m_nextDiskLook = Clock::now() + kDiskInterval;
    const std::uint64_t room = freeDiskBytes(m_take.folder);
    m_status.update([&](RecorderStatus& status) {
        status.freeDiskBytes = room;
        status.diskLow = room < m_config.warnBelowBytes;
    });
    if (room >= m_config.stopBelowBytes) return true;
    closeSegment();
    over(TakeEnd::Stored);
    publish(State::DiskFull, "recording has stopped: only " + diskSizeText(room) + " are left on the disk of '" +
                                 m_take.folder + "'; what was recorded is kept. Make room, or record to another disk");
    return false;
}

void TakeWriter::publish(State state, const std::string& message) {
    double elapsedS = m_segment ? secondsOf(m_segment->soFar()) : 0;
    int frames = m_segment ? m_segment->soFar().frames : 0;
    for (const RecordedSegment& segment : m_take.finished) {
        elapsedS += secondsOf(segment);
        frames += segment.frames;
    }
    m_status.update([&](RecorderStatus& status) {
        status.state = state;
        status.message = message;
        status.elapsedS = elapsedS;
        status.framesWritten = std::uint64_t(frames);
        status.framesLost = m_take.framesLost;
        status.framesMissed = m_take.framesMissed;
        status.segments = int(m_take.finished.size()) + (m_segment ? 1 : 0);
        status.gaps = m_take.gaps;
    });
}

std::string TakeWriter::story() const {
    if (m_take.gaps == 0) return {};
    return "the camera was gone for " + seconds(m_take.gapsS) + ": the recording lies in " +
           std::to_string(m_take.finished.size()) + " files";
}

}  // namespace core
