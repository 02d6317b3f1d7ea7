#include "ui/frame_strip.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kCaption = 22;
constexpr double kRadius = 8;
constexpr double kLargest = 136;
constexpr int kShown = 16;  ///< more frames than this are thinned out evenly

}  // namespace

FrameStrip::FrameStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What the network saw"));
    setFixedHeight(kCaption + 80);
}

void FrameStrip::setClip(std::shared_ptr<const core::Clip> clip) {
    m_clip = std::move(clip);
    m_attention.reset();
    setAccessibleDescription(m_clip ? tr("%n frame(s)", nullptr, m_clip->frames) : QString());
    update();
}

void FrameStrip::setAttention(std::shared_ptr<const core::Clip> attention) {
    m_attention = std::move(attention);
    update();
}

void FrameStrip::setAttentionShown(bool shown) {
    m_attentionShown = shown;
    setAccessibleName(captionText());
    update();
}

QString FrameStrip::captionText() const {
    return m_attentionShown ? tr("Where the network looked: the brighter, the more") : tr("What the network saw");
}

void FrameStrip::setFrameCount(int frames) {
    m_frames = frames;
    update();
}

double FrameStrip::spanS() const {
    if (!m_clip || m_clip->times.size() < 2) return 0;
    return core::Seconds(m_clip->times.back() - m_clip->times.front()).count();
}

int FrameStrip::places() const { return std::clamp(m_clip ? m_clip->frames : m_frames, 1, kShown); }

double FrameStrip::sideFor(int availableWidth) const {
    const int count = places();
    return std::clamp((availableWidth - kGrid * (count - 1)) / double(count), 24.0, kLargest);
}

void FrameStrip::resizeEvent(QResizeEvent*) { setFixedHeight(kCaption + int(sideFor(width()))); }

void FrameStrip::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(t.muted);
    const QRectF caption(0, 0, width(), kCaption - 4);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, captionText());
    if (m_clip)
        painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter,
                         tr("%n frame(s) over %1 s", nullptr, m_clip->frames).arg(spanS(), 0, 'f', 2));

    const int count = places();
    const double side = std::min(sideFor(width()), double(height() - kCaption));
    const core::Clip* shown = m_attentionShown && m_attention ? m_attention.get() : m_clip.get();
    const double step = count > 1 ? (width() - side) / (count - 1) : 0;
    for (int i = 0; i < count; ++i) {
        const QRectF box(i * step, kCaption, side, side);
        QPainterPath rounded;
        rounded.addRoundedRect(box, kRadius, kRadius);
        if (!shown) {
            painter.fillPath(rounded, t.raised);
            continue;
        }
        const int frame = count > 1 ? i * (shown->frames - 1) / (count - 1) : 0;
        const QImage image(shown->frame(frame), shown->width, shown->height, shown->width * 3, QImage::Format_RGB888);
        QBrush texture(image);
        texture.setTransform(
            QTransform::fromTranslate(box.left(), box.top()).scale(side / shown->width, side / shown->height));
        painter.fillPath(rounded, texture);
    }
}

}  // namespace ui
