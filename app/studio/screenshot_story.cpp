#include "app/studio/screenshot_story.h"

#include <QEventLoop>
#include <QTime>
#include <QTimer>
#include <algorithm>

#ifdef CARPUS_MEDIA
#include "app/classify/clip_explainer.h"
#include "app/classify/ranking.h"
#include "core/capture/attention_overlay.h"
#endif
#include "app/common/model_lookup.h"
#include "app/studio/engine.h"
#include "app/studio/reading.h"
#include "core/pipeline/offline.h"
#include "model/torch_classifier.h"
#include "ui/event_replay.h"

namespace app {
namespace {

constexpr double kTakeS = 32;
constexpr double kTicksPerSecond = 20;
constexpr int kMeasuredMs = 8000;

double secondsOf(core::TimePoint time) { return core::Seconds(time.time_since_epoch()).count(); }

core::CaptureConfig takeConfig(core::CaptureConfig config) {
    config.source = "sim";
    config.realTime = false;
    return config;
}

/// The same take in the small square pictures that suffice for the network; a fifth of the rendering.
core::CaptureConfig squareConfig(const core::CaptureConfig& config) {
    core::CaptureConfig square = takeConfig(config);
    square.width = square.height = 224;
    return square;
}

}  // namespace

ScreenshotStory::ScreenshotStory(const EngineRequest& request)
    : m_take(takeConfig(request.capture), kTakeS),
      m_threshold(request.live.decision.fireThreshold),
      m_modelName(request.model),
      m_device(request.inference.device) {
    const auto classifier = model::makeTorchClassifier(findModel(request.model).string(), request.inference);
    m_model = classifier->info();
    core::SimulatorSource source(squareConfig(request.capture), kTakeS);
    core::OfflineOptions options;
    options.live = request.live;
    options.ticksPerSecond = kTicksPerSecond;
    options.keepClips = true;
    core::OfflineResult judged = core::runOffline(source, *classifier, options);
    m_events = std::move(judged.events);
    m_results = std::move(judged.results);
    measureLive(request);
}

void ScreenshotStory::measureLive(const EngineRequest& request) {
    EngineRequest live = request;
    live.capture.source = "sim";
    const auto engine = buildEngine(live);
    ui::VideoView view;
    view.resize(900, 640);
    view.show();
    std::uint64_t seen = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &view, [&] {
        if (const auto frame = engine->pipeline->preview().peekNewer(seen)) view.setImage(frame->image);
    });
    timer.start(16);
    QEventLoop loop;
    QTimer::singleShot(kMeasuredMs, &loop, &QEventLoop::quit);
    loop.exec();
    m_reading = readEngine(*engine, view.paintTimes().percentiles());
}

std::string ScreenshotStory::truthAt(double timeS) const {
    for (const core::TruthEvent& truth : m_take.truth())
        if (truth.startS <= timeS && timeS <= truth.endS) return truth.label;
    return {};
}

double ScreenshotStory::eventTimeS() const {
    constexpr std::size_t kEarlier = 4;
    double best = m_take.truth().empty() ? kTakeS / 2 : m_take.truth()[m_take.truth().size() / 2].endS;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const double time = secondsOf(m_events[i].fired);
        const bool right = truthAt(time) == m_model.labels.names[std::size_t(m_events[i].label)];
        if (right || i == 0) best = time;
        if (right && i >= kEarlier) break;
    }
    return best;
}

#ifdef CARPUS_MEDIA
void ScreenshotStory::openReplay(ui::MainWindow& window) const {
    const double timeS = eventTimeS();
    const auto shown = std::find_if(m_events.begin(), m_events.end(),
                                    [&](const auto& event) { return secondsOf(event.fired) >= timeS; });
    if (shown == m_events.end()) return;
    const core::LiveResult* best = nullptr;
    const auto sure = [&](const core::LiveResult& result) {
        return result.prediction.probabilities.at(std::size_t(shown->label));
    };
    for (const core::LiveResult& result : m_results) {
        const bool during =
            result.prediction.newestFrame >= shown->start && result.prediction.newestFrame <= shown->fired;
        if (during && result.seen && (!best || sure(result) > sure(*best))) best = &result;
    }
    if (!best) return;
    ui::ReplayedEvent event{
        m_model.labels.names.at(std::size_t(shown->label)), double(shown->confidence), {}, best->seen};
    for (const Ranked& entry : ranking(best->prediction.probabilities, m_model.labels, 3))
        event.top.push_back({entry.label, entry.probability});
    const auto attention = core::attentionClip(*best->seen, ClipExplainer(m_modelName, m_device).maps(*best->seen));
    window.live().replay().setEvent(event);
    window.live().replay().setSeen({{}, best->seen, std::make_shared<const core::Clip>(attention), {}});
    window.live().openReplay();
}
#endif

void ScreenshotStory::showAt(ui::MainWindow& window, double timeS) const {
    const QTime begin(12, 3, 0);
    ui::LivePage& page = window.live();
    window.setModel(m_model, m_threshold);
    window.setReading(m_reading);
    page.setTruth(truthAt(timeS));
    for (const core::GestureEvent& event : m_events)
        if (secondsOf(event.fired) <= timeS) page.showEvent(event, begin.addMSecs(int(secondsOf(event.fired) * 1000)));
    const core::LiveResult* newest = nullptr;
    for (const core::LiveResult& result : m_results)
        if (secondsOf(result.prediction.newestFrame) <= timeS) newest = &result;
    if (newest) page.showPrediction({newest->smoothed, newest->seen});
    const auto picture = std::make_shared<const core::Image>(m_take.footage().frameAt(timeS));
    page.showFrame({0, {}, picture});
}

}  // namespace app
