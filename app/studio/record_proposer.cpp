#include "app/studio/record_proposer.h"

#include <algorithm>
#include <exception>
#include <map>

#include "app/common/model_lookup.h"
#include "core/capture/open_source.h"
#include "core/pipeline/offline.h"
#include "model/torch_classifier.h"

namespace app {
namespace {

constexpr double kTicksPerSecond = 10;

double secondsOf(core::TimePoint time) { return core::Seconds(time.time_since_epoch()).count(); }

bool within(const core::ClipRecord& clip, double timeS) {
    return timeS >= clip.startS && (clip.endS <= 0 || timeS <= clip.endS + 0.5);
}

/// Only the clip and a moment around it, so that a clip of a long recording does not cost more than any other.
class Stretch : public core::FrameSource {
public:
    Stretch(std::unique_ptr<core::FrameSource> source, const core::ClipRecord& clip)
        : m_source(std::move(source)), m_fromS(clip.startS - kAroundS), m_toS(clip.endS + kAroundS) {
        if (clip.endS <= 0) m_toS = 1e9;
    }

    std::optional<core::Frame> next(std::stop_token stop) override {
        while (auto frame = m_source->next(stop)) {
            const double time = secondsOf(frame->captureTime);
            if (time > m_toS) break;
            if (time >= m_fromS) return frame;
        }
        return std::nullopt;
    }
    core::SourceInfo info() const override { return m_source->info(); }
    core::SourceState state() const override { return m_source->state(); }
    std::uint64_t droppedLate() const override { return 0; }

private:
    static constexpr double kAroundS = 1;

    std::unique_ptr<core::FrameSource> m_source;
    double m_fromS;
    double m_toS;
};

/// The surest event inside of the clip, else what the network says of the most telling moment.
ui::Proposal judge(const core::ClipRecord& clip, const core::OfflineResult& result, const core::LabelSet& labels) {
    ui::Proposal best;
    best.clip = clip.id;
    best.startS = clip.startS;
    best.endS = clip.endS;
    for (const core::GestureEvent& event : result.events) {
        if (!within(clip, secondsOf(event.fired)) || event.confidence <= best.confidence) continue;
        best.label = labels.names.at(std::size_t(event.label));
        best.confidence = event.confidence;
        best.startS = secondsOf(event.start);
        best.endS = secondsOf(event.fired);
    }
    if (!best.label.empty()) return best;
    for (const core::LiveResult& tick : result.results) {
        if (tick.smoothed.empty() || !within(clip, secondsOf(tick.prediction.newestFrame))) continue;
        const auto top = std::max_element(tick.smoothed.begin(), tick.smoothed.end());
        const std::string& label = labels.names.at(std::size_t(top - tick.smoothed.begin()));
        const bool none = label == core::kNoneLabel;
        if (best.label.empty() || (!none && (best.label == core::kNoneLabel || *top > best.confidence))) {
            best.label = label;
            best.confidence = *top;
        }
    }
    return best;
}

}  // namespace

RecordProposer::RecordProposer(EngineRequest engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {
    m_thread.setObjectName("proposals");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

RecordProposer::~RecordProposer() {
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

/// What was asked for before is given up.
void RecordProposer::run(std::function<void(const std::stop_token&)> work) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    const auto job = [this, work = std::move(work), stop = m_stop.get_token()] {
        if (stop.stop_requested()) return;
        try {
            load();
            work(stop);
        } catch (const std::exception& error) {
            if (!stop.stop_requested()) Q_EMIT failed(QString::fromUtf8(error.what()));
        }
    };
    QMetaObject::invokeMethod(&m_worker, job, Qt::QueuedConnection);
}

void RecordProposer::load() {
    const std::string file = findModel(m_engine.model).string();
    if (m_classifier && file == m_loaded) return;
    m_classifier = model::makeTorchClassifier(file, m_engine.inference);
    m_loaded = file;
}

ui::Proposal RecordProposer::judged(const QString& folder, const core::ClipRecord& clip, const std::stop_token& stop) {
    core::CaptureConfig capture;
    capture.source = "file:" + folder.toStdString() + "/" + clip.path;
    capture.realTime = false;
    Stretch source(core::openSource(capture), clip);
    core::OfflineOptions options;
    options.live = m_engine.live;
    options.ticksPerSecond = kTicksPerSecond;
    return judge(clip, core::runOffline(source, *m_classifier, options, stop), m_classifier->info().labels);
}

void RecordProposer::propose(const QString& folder, const core::ClipRecord& clip) {
    run([this, folder, clip](const std::stop_token& stop) {
        const ui::Proposal proposal = judged(folder, clip, stop);
        if (!stop.stop_requested()) Q_EMIT proposed(proposal);
    });
}

void RecordProposer::compare(const QString& folder, const std::vector<core::ClipRecord>& clips) {
    run([this, folder, clips](const std::stop_token& stop) {
        std::map<std::string, int> answers;
        for (const core::ClipRecord& clip : clips) {
            const std::string label = judged(folder, clip, stop).label;
            if (stop.stop_requested()) return;
            if (label != core::kNoneLabel && label != clip.label) ++answers[label];
        }
        ui::Likeness likeness{clips.front().label, int(clips.size()), {}, 0};
        for (const auto& [label, count] : answers)
            if (count > likeness.confused) likeness.other = label, likeness.confused = count;
        Q_EMIT compared(likeness);
    });
}

}  // namespace app
