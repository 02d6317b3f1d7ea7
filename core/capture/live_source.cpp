#include "core/capture/live_source.h"

#include <algorithm>

#include "core/capture/pause.h"

namespace core {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPullSlice{50};       // how soon a stop is noticed while no picture comes
constexpr milliseconds kRetryInterval{250};  // between attempts to connect again
constexpr milliseconds kUnansweredLimit{
    1000};                                    // an attempt that meets a dead address must not hide the camera's return
constexpr milliseconds kAnsweredLimit{5000};  // a camera that answers may need this long for its first picture

std::string inSeconds(milliseconds time) {
    std::string text = std::to_string(double(time.count()) / 1000);
    text.erase(text.find_last_not_of('0') + 1);
    return (text.ends_with('.') ? text + "0" : text) + " s";
}

}  // namespace

LiveSource::LiveSource(LiveLink link, const CaptureConfig& config)
    : m_link(std::move(link)), m_connectTimeout(config.connectTimeoutMs), m_freezeTimeout(config.freezeTimeoutMs) {
    m_info.name = m_link.name;
}

LiveSource::~LiveSource() = default;

std::optional<Frame> LiveSource::next(std::stop_token stop) {
    while (!stop.stop_requested()) {
        if (!m_pipeline) {
            connect(stop);
            continue;
        }
        PicturePipeline::Pulled pulled = m_pipeline->pull(kPullSlice);
        if (pulled.picture) {
            return deliver(std::move(*pulled.picture));
        }
        judgeSilence(pulled, stop);
    }
    return std::nullopt;
}

void LiveSource::connect(std::stop_token stop) {
    m_attemptBegan = Clock::now();
    m_lastNumber.reset();
    try {
        m_pipeline = m_link.connect();
        m_pipeline->play();
    } catch (const Error&) {
        if (!m_everRan) {
            m_state = SourceState::Failed;
            throw;
        }
        loseLink(SourceState::Unplugged, stop);
    }
}

void LiveSource::judgeSilence(const PicturePipeline::Pulled& pulled, std::stop_token stop) {
    const bool broken = pulled.fault || pulled.ended;
    const auto now = Clock::now();
    if (!m_everRan) {
        try {
            judgeFirstConnection(pulled);
        } catch (const Error&) {
            m_state = SourceState::Failed;
            throw;
        }
    } else if (broken) {
        loseLink(SourceState::Unplugged, stop);
    } else if (m_lastNumber) {
        if (now - m_lastSeen > m_freezeTimeout) {
            loseLink(SourceState::Frozen, stop);
        }
    } else if (now - m_attemptBegan > (m_pipeline->answered() ? kAnsweredLimit : kUnansweredLimit)) {
        loseLink(m_state, stop);
    } else if (m_pipeline->answered()) {
        m_state = SourceState::Reconnecting;
    }
}

void LiveSource::judgeFirstConnection(const PicturePipeline::Pulled& pulled) const {
    if (pulled.fault) {
        throw m_link.explain(*pulled.fault);
    }
    if (pulled.ended) {
        throw Error(m_link.name + " ended before its first picture; check that the address is that of a video stream");
    }
    if (Clock::now() - m_attemptBegan > m_connectTimeout) {
        throw Error(m_link.name + " sent no picture within " + inSeconds(m_connectTimeout) +
                    "; check the address, and " + "that the camera is on and not used by another program");
    }
}

void LiveSource::loseLink(SourceState why, std::stop_token stop) {
    m_pipeline.reset();
    m_state = why;
    pauseUntil(Clock::now() + kRetryInterval, stop);
}

Frame LiveSource::deliver(Picture picture) {
    // Whatever the stream's own clock does over a reconnection, times never run backwards.
    const TimePoint captured = std::max(picture.captured, m_lastCapture);
    const std::uint64_t lost = picture.number - (m_lastNumber ? *m_lastNumber + 1 : 0);
    m_sequence += m_everRan ? lost + 1 : lost;
    m_droppedLate += lost;
    if (m_everRan && m_state != SourceState::Running) ++m_reconnects;
    m_lastNumber = picture.number;
    m_lastCapture = captured;
    m_lastSeen = Clock::now();
    m_everRan = true;
    m_info.width = picture.image.width;
    m_info.height = picture.image.height;
    m_info.framesPerSecond = picture.framesPerSecond;
    m_state = SourceState::Running;
    return {m_sequence, captured, std::make_shared<const Image>(std::move(picture.image))};
}

}  // namespace core
