#include "ui/prompt_stage.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/types/label_set.h"
#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kFrameMs = 33;
constexpr double kMovementS = 1.6;  ///< how long the drawing takes to move once, and rests afterwards
constexpr double kPauseS = 0.6;
const QColor kRed(255, 93, 82);

bool judging(core::PromptPhase phase) {
    return phase == core::PromptPhase::Rest || phase == core::PromptPhase::LongRest;
}

QString clockText(double seconds) {
    const int whole = int(std::ceil(seconds));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QChar('0'));
}

}  // namespace

PromptStage::PromptStage(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("What to do next"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_clock.start();
    m_animation.setInterval(kFrameMs);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        if (isVisible()) update();
    });
}

void PromptStage::setNews(const RecordingNews& news, bool continuous) {
    if (!m_running || news.prompt.label != m_news.prompt.label || news.prompt.phase != m_news.prompt.phase)
        m_clock.start();
    m_news = news;
    m_continuous = continuous;
    m_running = true;
    const QString told = headline() + QStringLiteral(". ") + hint();
    if (told != accessibleDescription()) setAccessibleDescription(told);
    if (!m_animation.isActive()) m_animation.start();
    update();
}

void PromptStage::clear() {
    m_running = false;
    m_animation.stop();
    update();
}

double PromptStage::movement() const {
    if (m_held >= 0) return m_held;
    const double time = std::fmod(m_clock.elapsed() / 1e3, kMovementS + kPauseS);
    return std::min(1.0, time / kMovementS);
}

QString PromptStage::headline() const {
    using core::PromptPhase;
    const core::PromptState& prompt = m_news.prompt;
    if (m_continuous) return tr("Recording %1").arg(clockText(m_news.continuousS));
    switch (prompt.phase) {
        case PromptPhase::Countdown: return tr("Next: %1").arg(labelTitle(prompt.label));
        case PromptPhase::Armed: return tr("Hold Space: %1").arg(labelTitle(prompt.label));
        case PromptPhase::Recording: return tr("Recording %1").arg(labelTitle(prompt.label));
        case PromptPhase::Rest: return tr("Recorded %1").arg(labelTitle(prompt.label));
        case PromptPhase::LongRest: return tr("Rest your hand");
        case PromptPhase::Paused: return tr("Paused");
        case PromptPhase::Done: return tr("All done");
        case PromptPhase::Waiting: break;
    }
    return tr("Ready");
}

QString PromptStage::hint() const {
    using core::PromptPhase;
    if (m_continuous)
        return tr("%n mark(s)", nullptr, m_news.marks) + QStringLiteral(" · ") + tr("keys 1 to = set one");
    switch (m_news.prompt.phase) {
        case PromptPhase::Countdown:
        case PromptPhase::Armed:
        case PromptPhase::Recording: return labelDescription(m_news.prompt.label);
        case PromptPhase::Rest:
        case PromptPhase::LongRest: return tr("Kept unless you say otherwise: Delete discards, R does it again");
        case PromptPhase::Paused: return tr("P goes on");
        case PromptPhase::Done: return tr("The clips are in the data set. Look at them under Review.");
        case PromptPhase::Waiting: break;
    }
    return {};
}

void PromptStage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool recording = m_running && (m_continuous || m_news.prompt.phase == core::PromptPhase::Recording);
    const QRectF stage = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.setPen(QPen(recording ? kRed : theme().border, recording ? 4 : 1));
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(stage, 12, 12);
    QFont title = textFont(TextRole::Display);
    title.setPointSizeF(std::clamp(title.pointSizeF() * stage.width() / 440, 14.0, 46.0));
    painter.setFont(title);
    const double titleHeight = painter.fontMetrics().height();
    const QRectF head(stage.left() + 16, stage.top() + 12, stage.width() - 32, titleHeight);
    const QString text = m_running ? headline() : tr("Ready to record");
    double left = head.left();
    if (recording) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(kRed);
        const double side = titleHeight * 0.42;
        painter.drawEllipse(QRectF(left, head.center().y() - side / 2, side, side));
        left += side * 1.5;
    }
    painter.setPen(theme().text);
    painter.drawText(QRectF(left, head.top(), head.right() - left, titleHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, int(head.right() - left)));
    painter.setFont(textFont(TextRole::Title));
    painter.setPen(theme().muted);
    const QString below = m_running ? hint() : tr("Say who is recorded, then press Start. Everything goes by itself.");
    constexpr int kBelow = Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap;
    const double textHeight = painter.boundingRect(stage.adjusted(16, 0, -16, 0), kBelow, below).height();
    const double footHeight = std::max(52.0, textHeight);
    const QRectF foot(stage.left() + 16, stage.bottom() - 12 - footHeight, stage.width() - 32, footHeight);
    painter.drawText(foot, kBelow, below);
    const QRectF middle(stage.left() + 16, head.bottom() + 8, stage.width() - 32, foot.top() - head.bottom() - 12);
    const double side = std::min(middle.width(), middle.height());
    paintDrawing(painter, {middle.center().x() - side / 2, middle.center().y() - side / 2, side, side});
}

void PromptStage::paintDrawing(QPainter& painter, const QRectF& box) const {
    const Theme& t = theme();
    const core::PromptState& prompt = m_news.prompt;
    const bool later = judging(prompt.phase) && !prompt.nextLabel.empty();
    const std::string& label = later ? prompt.nextLabel : prompt.label;
    const bool quiet = m_continuous || !m_running || prompt.phase == core::PromptPhase::Done;
    const QRectF inside = box.adjusted(box.width() * 0.1, box.width() * 0.1, -box.width() * 0.1, -box.width() * 0.1);
    if (!quiet && hasDrawing(label)) {
        paintLabel(painter, inside, label, {later ? t.muted : t.accent, t.text, movement()});
    } else if (!quiet) {
        painter.setFont(textFont(TextRole::Title));
        painter.setPen(t.muted);
        painter.drawText(inside, Qt::AlignCenter | Qt::TextWordWrap,
                         label == core::kNoneLabel ? tr("Move as you like, but no gesture") : labelTitle(label));
    }
    if (m_running && !m_continuous) paintRing(painter, box);
}

/// How much of the phase is left, as an arc and, before recording, as a number.
void PromptStage::paintRing(QPainter& painter, const QRectF& box) const {
    const core::PromptState& prompt = m_news.prompt;
    if (prompt.phaseS <= 0) return;
    const QRectF ring = box.adjusted(6, 6, -6, -6);
    const bool recording = prompt.phase == core::PromptPhase::Recording;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().raised, 8));
    painter.drawEllipse(ring);
    painter.setPen(QPen(recording ? kRed : theme().accent, 8, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, 90 * 16, -int(std::clamp(prompt.remainingS / prompt.phaseS, 0.0, 1.0) * 360 * 16));
    if (recording) return;
    const QRectF badge(ring.right() - ring.width() * 0.24, ring.top(), ring.width() * 0.24, ring.width() * 0.24);
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().raised);
    painter.drawEllipse(badge);
    QFont font = textFont(TextRole::Display);
    font.setPixelSize(std::max(12, int(badge.height() * 0.5)));
    painter.setFont(font);
    painter.setPen(theme().text);
    painter.drawText(badge, Qt::AlignCenter, QString::number(int(std::ceil(prompt.remainingS))));
}

}  // namespace ui
