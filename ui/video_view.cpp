#include "ui/video_view.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kRadius = 12;

}  // namespace

VideoView::VideoView(QWidget* parent) : QWidget(parent) {
    setMinimumSize(320, 240);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Camera picture"));
}

void VideoView::setImage(core::ImagePtr image) {
    m_image = std::move(image);
    update();
}

void VideoView::setMirrored(bool mirrored) {
    m_mirrored = mirrored;
    update();
}

void VideoView::setOverlay(const Overlay& overlay) {
    const Overlay old = m_overlay;
    m_overlay = overlay;
    m_overlay.flashLabel = old.flashLabel;
    m_overlay.flashConfidence = old.flashConfidence;
    setAccessibleDescription(
        overlay.label.empty() ? QString() : tr("%1, %2").arg(labelTitle(overlay.label), percent(overlay.confidence)));
    update();
}

void VideoView::flash(const std::string& label, double confidence) {
    m_overlay.flashLabel = label;
    m_overlay.flashConfidence = confidence;
    m_sinceFlash.start();
    update();
}

QRectF VideoView::pictureRect() const {
    if (!m_image || m_image->width < 1 || m_image->height < 1) return rect();
    const QSizeF size = QSizeF(m_image->width, m_image->height).scaled(rect().size(), Qt::KeepAspectRatio);
    return {(width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height()};
}

void VideoView::paintEvent(QPaintEvent*) {
    QElapsedTimer timer;
    timer.start();
    {
        QPainter painter(this);
        painter.fillRect(rect(), QColor(7, 9, 12));  // a stage is dark in both schemes
        paintPicture(painter);
        Overlay shown = m_overlay;
        shown.flashAgeS = m_heldFlashS >= 0        ? m_heldFlashS
                          : m_sinceFlash.isValid() ? m_sinceFlash.elapsed() / 1e3
                                                   : 1e9;
        if (shown.flashLabel.empty()) shown.flashAgeS = 1e9;
        paintOverlay(painter, pictureRect(), shown);
        roundCorners(painter);
        if (shown.flashAgeS < kFlashS && m_heldFlashS < 0) QTimer::singleShot(33, this, [this] { update(); });
    }
    m_paintTimes.add(double(timer.nsecsElapsed()) / 1e6);
}

void VideoView::paintPicture(QPainter& painter) const {
    if (!m_image || m_image->rgb.empty()) return;
    const QImage image(m_image->rgb.data(), m_image->width, m_image->height, m_image->width * 3, QImage::Format_RGB888);
    const QRectF target = pictureRect();
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_mirrored) {
        painter.translate(target.center().x() * 2, 0);
        painter.scale(-1, 1);
    }
    painter.drawImage(target, image.convertToFormat(QImage::Format_RGB32));
    painter.restore();
}

/// Covering the corners is far cheaper than clipping the whole picture to a rounded shape.
void VideoView::roundCorners(QPainter& painter) const {
    QPainterPath outside;
    outside.addRect(rect().adjusted(-1, -1, 1, 1));
    QPainterPath inside;
    inside.addRoundedRect(rect(), kRadius, kRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outside - inside, theme().window);
}

}  // namespace ui
