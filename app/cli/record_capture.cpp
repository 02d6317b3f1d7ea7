#include "app/cli/record_capture.h"

#include <exception>
#include <utility>

namespace app {

RecordCapture::RecordCapture(std::unique_ptr<core::FrameSource> source, std::unique_ptr<core::Classifier> classifier) {
    if (classifier) {
        m_pipeline = std::make_unique<core::LivePipeline>(std::move(source), std::move(classifier), core::LiveConfig{});
        return;
    }
    m_source = std::move(source);
    m_status.update([](core::WorkerStatus& status) { status.state = core::WorkerStatus::State::Running; });
    m_thread = std::jthread([this](const std::stop_token& stop) { capture(stop); });
}

void RecordCapture::capture(const std::stop_token& stop) {
    try {
        while (m_source->next(stop)) m_status.update([](core::WorkerStatus& status) { ++status.counters.captured; });
        m_status.update([](core::WorkerStatus& status) { status.state = core::WorkerStatus::State::Finished; });
    } catch (const std::exception& error) {
        m_status.update([&](core::WorkerStatus& status) {
            status.state = core::WorkerStatus::State::Failed;
            status.message = error.what();
        });
    }
}

core::WorkerStatus RecordCapture::status() const {
    if (m_pipeline) return m_pipeline->status();
    core::WorkerStatus status = m_status.latest().value_or(core::WorkerStatus{});
    status.source = m_source->state();
    status.counters.droppedLate = m_source->droppedLate();
    return status;
}

std::vector<std::pair<std::string, core::GestureEvent>> RecordCapture::takeEvents() {
    std::vector<std::pair<std::string, core::GestureEvent>> events;
    if (!m_pipeline) return events;
    const core::ClassifierInfo info = m_pipeline->classifierInfo();
    for (const core::GestureEvent& event : m_pipeline->takeEvents())
        events.emplace_back(info.labels.names.at(std::size_t(event.label)), event);
    return events;
}

}  // namespace app
