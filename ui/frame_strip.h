#pragma once

#include <QWidget>
#include <memory>

#include "core/types/clip.h"

namespace ui {

/// The frames that the network saw for the newest prediction, oldest first. Paints straight from the shared clip.
class FrameStrip : public QWidget {
    Q_OBJECT

public:
    explicit FrameStrip(QWidget* parent = nullptr);

    void setClip(std::shared_ptr<const core::Clip> clip);
    /// The number of empty places shown while there is no clip.
    void setFrameCount(int frames);
    /// Seconds between the first and the last frame; 0 without a clip.
    double spanS() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int places() const;
    double sideFor(int availableWidth) const;

    std::shared_ptr<const core::Clip> m_clip;
    int m_frames = 8;
};

}  // namespace ui
