#include "ui/judged_clips.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kTickMs = 33;
constexpr double kPauseS = 0.4;  ///< at the end, before the clip begins again

core::ClipRecord recordOf(const JudgedClip& clip) {
    core::ClipRecord record;
    record.path = clip.path;
    record.label = clip.label;
    return record;
}

QString lineOf(const JudgedClip& clip) {
    const QString who = clip.subject.empty() ? JudgedClips::tr("nobody named") : QString::fromStdString(clip.subject);
    return JudgedClips::tr("%1, answered %2 (%3)\n%4")
        .arg(labelTitle(clip.label), labelTitle(clip.predicted), percent(clip.confidence), who);
}

}  // namespace

JudgedClips::JudgedClips(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    m_title = new QLabel(this);
    m_title->setFont(textFont(TextRole::Strong));
    m_title->setWordWrap(true);
    m_notice = new QLabel(this);
    m_notice->setProperty("tone", "muted");
    m_notice->setWordWrap(true);
    m_video = new VideoView(this);
    m_video->setMinimumHeight(120);
    m_list = new QListWidget(this);
    m_list->setIconSize({64, 48});
    m_list->setAccessibleName(tr("Clips"));
    connect(m_list, &QListWidget::currentRowChanged, this, &JudgedClips::choose);
    connect(&m_thumbnails, &ThumbnailCache::changed, this, &JudgedClips::showThumbnails);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &JudgedClips::tick);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_video, 1);
    layout->addWidget(m_notice);
    layout->addWidget(m_list, 1);
    layout->addStretch(0);  // below the title, where there are no clips to fill the card
    setClips({}, {});
}

void JudgedClips::setClips(const QString& title, const std::vector<JudgedClip>& clips) {
    m_clips = clips;
    m_footage = nullptr;
    m_timer.stop();
    m_video->setImage(nullptr);
    m_title->setText(title.isEmpty() ? tr("Clips") : title);
    m_list->clear();
    for (const JudgedClip& clip : clips) {
        auto* item = new QListWidgetItem(lineOf(clip), m_list);
        item->setToolTip(QString::fromStdString(clip.path));
    }
    m_notice->setText(title.isEmpty() ? tr("Click a cell or a bar to watch its clips.")
                      : clips.empty() ? tr("There are none.")
                                      : QString());
    m_notice->setVisible(!m_notice->text().isEmpty());
    m_video->setVisible(!clips.empty());
    m_list->setVisible(!clips.empty());
    showThumbnails();
    if (!clips.empty()) m_list->setCurrentRow(0);
}

void JudgedClips::showThumbnails() {
    for (int row = 0; row < m_list->count(); ++row) {
        const QPixmap pixmap = m_thumbnails.find(recordOf(m_clips[std::size_t(row)]));
        if (!pixmap.isNull()) m_list->item(row)->setIcon(QIcon(pixmap));
    }
}

void JudgedClips::choose(int row) {
    if (row < 0 || row >= int(m_clips.size())) return;
    m_footage = nullptr;
    m_timer.stop();
    FootageRequest request;
    request.path = m_clips[std::size_t(row)].path;
    Q_EMIT footageWanted(request);
}

void JudgedClips::setFootage(const FootagePtr& footage) {
    const int row = m_list->currentRow();
    if (!footage || row < 0 || footage->path != m_clips[std::size_t(row)].path) return;
    m_footage = footage;
    m_notice->setText(footage->problem);
    m_notice->setVisible(!footage->problem.isEmpty());
    if (footage->frames.empty()) return;
    m_since.start();
    tick();
    if (isVisible()) m_timer.start();
}

void JudgedClips::tick() {
    if (!m_footage || m_footage->frames.empty()) return;
    const auto& frames = m_footage->frames;
    const double lengthS = frames.back().timeS - frames.front().timeS + kPauseS;
    const double now = frames.front().timeS + std::fmod(double(m_since.elapsed()) / 1000, lengthS);
    const auto later = std::upper_bound(frames.begin(), frames.end(), now,
                                        [](double time, const FootageFrame& frame) { return time < frame.timeS; });
    m_video->setImage((later == frames.begin() ? later : std::prev(later))->image);
}

void JudgedClips::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    m_timer.stop();
}

void JudgedClips::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    if (m_footage && !m_footage->frames.empty()) m_timer.start();
}

}  // namespace ui
