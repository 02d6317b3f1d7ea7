#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/types/error.h"
#include "core/types/frame_source.h"

/// What FakeSource does after its last frame.
enum class SourceEnd { Ends, Freezes, Throws };

/// A frame source for tests: `count` small grey pictures, `period` apart, either paced in real time or at once with
/// media time.
class FakeSource : public core::FrameSource {
public:
    struct Plan {
        int count = 10;
        std::chrono::milliseconds period{10};
        bool realTime = false;
        SourceEnd end = SourceEnd::Ends;
    };

    explicit FakeSource(const Plan& plan) : m_plan(plan) {}

    std::optional<core::Frame> next(std::stop_token stop) override {
        if (m_next == m_plan.count) return afterTheLast(stop);
        if (m_plan.realTime) wait(stop, m_plan.period);
        if (stop.stop_requested()) return std::nullopt;
        auto image = std::make_shared<core::Image>(64, 48);
        std::fill(image->rgb.begin(), image->rgb.end(), std::uint8_t(m_next));
        const core::TimePoint time =
            m_plan.realTime ? core::Clock::now() : core::TimePoint{} + m_plan.period * std::int64_t(m_next);
        return core::Frame{std::uint64_t(m_next++), time, std::move(image)};
    }

    core::SourceInfo info() const override { return {"Fake", 64, 48, 1000.0 / double(m_plan.period.count())}; }
    core::SourceState state() const override { return m_state; }
    std::uint64_t droppedLate() const override { return 7; }
    std::uint64_t reconnects() const override { return 2; }

private:
    std::optional<core::Frame> afterTheLast(std::stop_token stop) {
        if (m_plan.end == SourceEnd::Throws) throw core::Error("the fake camera caught fire; buy another");
        if (m_plan.end == SourceEnd::Freezes) {
            m_state = core::SourceState::Frozen;
            wait(stop, std::chrono::hours(1));
        }
        return std::nullopt;
    }

    void wait(std::stop_token stop, std::chrono::milliseconds duration) {
        std::unique_lock lock(m_mutex);
        m_never.wait_for(lock, stop, duration, [] { return false; });
    }

    Plan m_plan;
    int m_next = 0;
    std::atomic<core::SourceState> m_state = core::SourceState::Running;
    std::mutex m_mutex;
    std::condition_variable_any m_never;
};
