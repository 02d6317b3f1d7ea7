#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "core/types/frame.h"
#include "ui/duration_window.h"
#include "ui/video_overlay.h"

namespace ui {

/// The live picture with its overlay. Paints straight from the shared image, without a copy of its own.
class VideoView : public QWidget {
    Q_OBJECT

public:
    explicit VideoView(QWidget* parent = nullptr);

    void setImage(core::ImagePtr image);
    const core::ImagePtr& image() const { return m_image; }
    /// Display only; the network sees the picture as it is.
    void setMirrored(bool mirrored);
    bool mirrored() const { return m_mirrored; }
    void setOverlay(const Overlay& overlay);
    const Overlay& overlay() const { return m_overlay; }
    /// Shows that an event fired: a bright edge and the gesture's name, fading away.
    void flash(const std::string& label, double confidence);
    /// Stops the flash at this age for a still picture; negative lets it run.
    void holdFlash(double ageS) { m_heldFlashS = ageS; }

    /// Where the picture lies within the widget.
    QRectF pictureRect() const;
    const DurationWindow& paintTimes() const { return m_paintTimes; }

    QSize sizeHint() const override { return {800, 600}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintPicture(QPainter& painter) const;
    void roundCorners(QPainter& painter) const;

    core::ImagePtr m_image;
    bool m_mirrored = false;
    Overlay m_overlay;
    QElapsedTimer m_sinceFlash;
    double m_heldFlashS = -1;
    DurationWindow m_paintTimes;
};

}  // namespace ui
