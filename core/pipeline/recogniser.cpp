#include "core/pipeline/recogniser.h"

#include <algorithm>
#include <utility>

#include "core/types/error.h"

namespace core {
namespace {

double millisecondsSince(TimePoint start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// No more windows can agree than there are lengths.
DecisionConfig decisionOf(const LiveConfig& config) {
    DecisionConfig decision = config.decision;
    decision.agreeing = std::min(decision.agreeing, int(config.windowsS.size()));
    return decision;
}

}  // namespace

Recogniser::Recogniser(Classifier& classifier, const LiveConfig& config)
    : m_classifier(classifier),
      m_config(config),
      m_none(classifier.info().labels.indexOf(kNoneLabel)),
      m_planner(config),
      m_decider(decisionOf(config), classifier.info().labels) {}

void Recogniser::setFireThreshold(double threshold) {
    m_config.decision.fireThreshold = threshold;
    m_decider.setFireThreshold(threshold);
}

void Recogniser::startAfresh() {
    m_gate = ActivityGate();
    m_planner = WindowPlanner(m_config);
    m_decider = GestureDecider(decisionOf(m_config), m_classifier.info().labels);
    m_seenUntil = TimePoint::min();
}

std::optional<Recogniser::Step> Recogniser::tick(const FrameRing& ring) {
    const TimePoint gateStart = Clock::now();
    if (const auto newest = ring.newest(); newest && *newest < m_seenUntil) startAfresh();
    const std::vector<Frame> fresh = ring.since(m_seenUntil);
    if (fresh.empty()) return std::nullopt;
    m_seenUntil = fresh.back().captureTime;
    if (m_config.activityGate)
        for (const Frame& frame : fresh) m_gate.update(frame.captureTime, frame.place.value());
    const std::vector<Window> windows = m_planner.plan(m_gate.state(), m_seenUntil);
    const double gateMs = millisecondsSince(gateStart);

    Step step;
    const std::vector<JudgedWindow> judged = judge(ring, windows, step.result);
    const TimePoint decideStart = Clock::now();
    step.event = m_decider.update(m_seenUntil, judged);
    step.result.smoothed = m_decider.smoothed();
    step.result.gate = m_gate.state();
    step.result.prediction.newestFrame = m_seenUntil;
    step.result.prediction.stages.decideMs = gateMs + millisecondsSince(decideStart);
    return step;
}

std::vector<JudgedWindow> Recogniser::judge(const FrameRing& ring, const std::vector<Window>& windows,
                                            LiveResult& result) {
    const TimePoint sampleStart = Clock::now();
    const ClassifierInfo& info = m_classifier.info();
    std::vector<Clip> clips;
    for (const Window& window : windows)
        clips.push_back(ring.sample(window.start, window.end, info.frames, info.trackSteps).value());
    const double sampleMs = millisecondsSince(sampleStart);

    std::vector<Prediction> predictions = m_classifier.classify(clips);
    if (predictions.size() != clips.size())
        throw Error("the classifier gave " + std::to_string(predictions.size()) + " predictions for " +
                    std::to_string(clips.size()) + " clips; this is a fault of the classifier " + info.name);
    std::vector<JudgedWindow> judged;
    for (std::size_t i = 0; i < windows.size(); ++i) judged.push_back({windows[i], predictions[i].probabilities});
    const auto surest =
        std::max_element(predictions.begin(), predictions.end(),
                         [&](const Prediction& a, const Prediction& b) { return gestureScore(a) < gestureScore(b); });
    const auto index = std::size_t(std::distance(predictions.begin(), surest));
    result.prediction = std::move(*surest);
    result.prediction.clipStart = clips[index].times.front();
    result.prediction.stages.sampleMs = sampleMs;
    result.seen = std::make_shared<const Clip>(std::move(clips[index]));
    return judged;
}

float Recogniser::gestureScore(const Prediction& prediction) const {
    float score = 0;
    for (std::size_t i = 0; i < prediction.probabilities.size(); ++i)
        if (!m_none || int(i) != *m_none) score = std::max(score, prediction.probabilities[i]);
    return score;
}

}  // namespace core
