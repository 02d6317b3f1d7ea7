#include "app/studio/replay_controller.h"

#include <QToolTip>
#include <algorithm>

#include "app/classify/ranking.h"

namespace app {
namespace {

constexpr double kRecentS = 1.5;  ///< how late a gesture may be decided after the network was surest of it
constexpr std::size_t kMostEvents = 20;
constexpr int kTop = 3;

}  // namespace

ReplayController::ReplayController(ui::MainWindow& window, LiveController& live, FileExplainer::Load load)
    : m_window(window), m_explainer(std::move(load)) {
    connect(&live, &LiveController::predicted, this, &ReplayController::notePrediction);
    connect(&live, &LiveController::gestureFired, this, &ReplayController::noteEvent);
    connect(&live, &LiveController::restarted, this, &ReplayController::forget);
    connect(&window.live(), &ui::LivePage::replayWanted, this, &ReplayController::show);
    connect(&m_explainer, &FileExplainer::explained, &window.live().replay(), &ui::EventReplay::setSeen);
    auto* last = new QAction(tr("&Where the network looked for the last gesture"), this);
    last->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
    window.live().addAction(last);
    window.actions().sourceMenu->insertAction(window.actions().restart, last);
    connect(last, &QAction::triggered, this, [this] { show(0); });
}

void ReplayController::notePrediction(const core::LiveResult& result) {
    if (!result.seen) return;
    m_recent.push_back(result);
    const auto isOld = [&](const core::LiveResult& old) {
        return core::Seconds(result.prediction.newestFrame - old.prediction.newestFrame).count() > kRecentS;
    };
    while (isOld(m_recent.front())) m_recent.pop_front();
}

/// Of the windows that led to the event, the one in which the network was surest.
void ReplayController::noteEvent(const std::string& label, const core::GestureEvent& event) {
    ui::ReplayedEvent replayed{label, double(event.confidence), {}, {}};
    const auto sure = [&](const core::LiveResult& result) {
        const auto& values = result.prediction.probabilities;
        return std::size_t(event.label) < values.size() ? values[std::size_t(event.label)] : 0.0F;
    };
    const auto best =
        std::max_element(m_recent.begin(), m_recent.end(),
                         [&](const core::LiveResult& a, const core::LiveResult& b) { return sure(a) < sure(b); });
    if (best != m_recent.end()) {
        replayed.seen = best->seen;
        for (const Ranked& entry : ranking(best->prediction.probabilities, m_window.live().labels(), kTop))
            replayed.top.push_back({entry.label, entry.probability});
    }
    m_events.push_front(std::move(replayed));
    if (m_events.size() > kMostEvents) m_events.pop_back();
}

void ReplayController::forget() {
    m_recent.clear();
    m_events.clear();
}

void ReplayController::use(FileExplainer::Load load) { m_explainer.use(std::move(load)); }

void ReplayController::show(int row) {
    ui::LivePage& page = m_window.live();
    const bool kept = row >= 0 && std::size_t(row) < m_events.size() && m_events[std::size_t(row)].seen;
    if (!kept) {
        const QString text = m_events.empty()
                                 ? tr("No gesture was recognised yet.")
                                 : tr("What the network saw is kept for the last %1 gestures only.").arg(kMostEvents);
        QToolTip::showText(page.mapToGlobal(page.video().geometry().center()), text, &page);
        return;
    }
    const ui::ReplayedEvent& event = m_events[std::size_t(row)];
    page.replay().setEvent(event);
    page.openReplay();
    m_explainer.explain(QString::fromStdString(event.label), event.seen);
}

}  // namespace app
