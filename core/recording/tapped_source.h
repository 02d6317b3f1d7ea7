#pragma once

#include <functional>
#include <memory>

#include "core/types/frame_source.h"

namespace core {

/// A source that shows every picture to somebody else before it hands it on, such as to a recorder beside live
/// recognition. The other must not wait; it is called by the thread that asks for pictures.
class TappedSource : public FrameSource {
public:
    using Tap = std::function<void(const Frame&)>;

    TappedSource(std::unique_ptr<FrameSource> source, Tap tap) : m_source(std::move(source)), m_tap(std::move(tap)) {}

    std::optional<Frame> next(std::stop_token stop) override {
        std::optional<Frame> frame = m_source->next(std::move(stop));
        if (frame && frame->image) m_tap(*frame);
        return frame;
    }
    SourceInfo info() const override { return m_source->info(); }
    SourceState state() const override { return m_source->state(); }
    std::uint64_t droppedLate() const override { return m_source->droppedLate(); }
    std::uint64_t reconnects() const override { return m_source->reconnects(); }

private:
    std::unique_ptr<FrameSource> m_source;
    Tap m_tap;
};

}  // namespace core
