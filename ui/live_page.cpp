#include "ui/live_page.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/event_list.h"
#include "ui/event_replay.h"
#include "ui/frame_strip.h"
#include "ui/message_panel.h"
#include "ui/prediction_panel.h"
#include "ui/status_strip.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr std::size_t kRecent = 5;

/// The one file or folder that is dragged; empty for anything else.
QString draggedPath(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

}  // namespace

LivePage::LivePage(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::ClickFocus);
    setAcceptDrops(true);
    m_video = new VideoView(this);
    m_strip = new FrameStrip(this);
    m_prediction = new PredictionPanel(this);
    m_events = new EventList(this);
    m_replay = new EventReplay(this);
    connect(m_events, &EventList::chosen, this, &LivePage::replayWanted);
    m_message = new MessagePanel(this);
    m_message->hide();
    connect(m_message, &MessagePanel::retryRequested, this, &LivePage::retryRequested);
    connect(m_message, &MessagePanel::simulatorRequested, this, &LivePage::simulatorRequested);

    auto* left = new QVBoxLayout;
    left->setSpacing(1.5 * kGrid);
    left->addWidget(m_video, 1);
    left->addWidget(m_strip);
    auto* side = new QWidget(this);
    side->setMinimumWidth(296);
    side->setMaximumWidth(420);
    auto* right = new QVBoxLayout(side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(2 * kGrid);
    right->addWidget(m_prediction);
    right->addWidget(m_events, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(left, 11);
    layout->addWidget(side, 4);
}

void LivePage::setModel(const core::ClassifierInfo& info, double threshold) {
    m_labels = info.labels;
    m_overlay.threshold = threshold;
    m_prediction->setLabels(info.labels);
    m_prediction->setThreshold(threshold);
    m_strip->setFrameCount(info.frames);
}

void LivePage::showFrame(const core::Frame& frame) {
    if (!m_frozen) m_video->setImage(frame.image);
}

void LivePage::showPrediction(const ShownPrediction& prediction) {
    const auto& values = prediction.probabilities;
    if (m_frozen || values.empty() || int(values.size()) != m_labels.size()) return;
    m_prediction->setProbabilities(values);
    if (prediction.seen) m_strip->setClip(prediction.seen);
    const auto best = std::max_element(values.begin(), values.end());
    m_overlay.label = m_labels.names[std::size_t(best - values.begin())];
    m_overlay.confidence = *best;
    refreshOverlay();
}

void LivePage::showEvent(const core::GestureEvent& event, const QTime& time) {
    if (event.label < 0 || event.label >= m_labels.size()) return;
    const std::string& label = m_labels.names[std::size_t(event.label)];
    m_events->add({label, event.confidence, time});
    m_overlay.recent.insert(m_overlay.recent.begin(), label);
    if (m_overlay.recent.size() > kRecent) m_overlay.recent.resize(kRecent);
    refreshOverlay();
    if (!m_frozen) m_video->flash(label, event.confidence);
}

void LivePage::setSourceState(core::SourceState state, bool simulated) {
    if (state == m_source && simulated == m_simulated) return;
    m_source = state;
    m_simulated = simulated;
    const bool flows = state == core::SourceState::Running || state == core::SourceState::Finished;
    if (!flows) clearPrediction();
    refreshOverlay();
}

/// What was said of pictures of the past must not look like the present.
void LivePage::clearPrediction() {
    m_overlay.label.clear();
    m_prediction->setProbabilities({});
}

void LivePage::setSourceMarked(bool marked) {
    m_sourceMarked = marked;
    refreshOverlay();
}

void LivePage::setTruth(const std::string& label) {
    if (m_frozen || label == m_truth) return;
    m_truth = label;
    refreshOverlay();
}

void LivePage::setTruthShown(bool shown) {
    m_truthShown = shown;
    refreshOverlay();
}

void LivePage::setFrozen(bool frozen) {
    m_frozen = frozen;
    refreshOverlay();
}

void LivePage::reset() {
    m_truth.clear();
    clearPrediction();
    m_overlay.recent.clear();
    m_source = core::SourceState::None;
    m_video->setImage(nullptr);
    m_video->flash({}, 0);
    m_strip->setClip(nullptr);
    m_events->clear();
    refreshOverlay();
}

void LivePage::refreshOverlay() {
    using core::SourceState;
    m_overlay.dimmed = hasMessage();
    m_overlay.truth = m_truthShown ? m_truth : std::string();
    m_overlay.state.clear();
    if (m_frozen)
        m_overlay.state = tr("Picture held · Space continues");
    else if (m_source == SourceState::Connecting || m_source == SourceState::None)
        m_overlay.state = tr("Starting…");
    else if (m_source == SourceState::Frozen)
        m_overlay.state = tr("No new pictures from the camera");
    else if (m_source == SourceState::Reconnecting)
        m_overlay.state = tr("Connection lost · reconnecting");
    else if (m_source == SourceState::Unplugged)
        m_overlay.state = tr("Camera unplugged · waiting for its return");
    else if (m_source == SourceState::Finished)
        m_overlay.state = tr("End of the recording · Ctrl+R plays it again");
    else if (m_sourceMarked)
        m_overlay.state = sourceStateText(m_source, m_simulated);
    m_video->setOverlay(m_overlay);
}

void LivePage::openReplay() { m_replay->openOver(mapToGlobal(m_video->geometry().center())); }

void LivePage::showMessage(const Message& message) {
    m_message->setMessage(message);
    m_message->show();
    m_message->raise();
    placeMessage();
    refreshOverlay();
}

void LivePage::clearMessage() {
    m_message->hide();
    refreshOverlay();
}

bool LivePage::hasMessage() const { return !m_message->isHidden(); }

void LivePage::dragEnterEvent(QDragEnterEvent* event) {
    if (!draggedPath(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void LivePage::dropEvent(QDropEvent* event) {
    Q_EMIT sourceDropped(QStringLiteral("file:") + draggedPath(*event->mimeData()));
    event->acceptProposedAction();
}

void LivePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (hasMessage()) placeMessage();
}

void LivePage::placeMessage() {
    layout()->activate();
    const QRect area = m_video->geometry();
    const int width = std::min(560, area.width() - 4 * kGrid);
    const int height =
        std::min(std::max(m_message->heightForWidth(width), m_message->minimumSizeHint().height()), area.height());
    QRect box(0, 0, width, height);
    box.moveCenter(area.center());
    m_message->setGeometry(box);
}

}  // namespace ui
