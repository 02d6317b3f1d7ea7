#pragma once

#include <QWidget>
#include <memory>

#include "core/types/clip.h"

namespace ui {

/// The frames that the network saw, oldest first, or the same with where it looked. Paints straight from the shared
/// clip.
class FrameStrip : public QWidget {
    Q_OBJECT

public:
    explicit FrameStrip(QWidget* parent = nullptr);

    /// Another clip, whose attention is not known yet.
    void setClip(std::shared_ptr<const core::Clip> clip);
    /// The frames of the clip with the overlay of where the network looked.
    void setAttention(std::shared_ptr<const core::Clip> attention);
    /// Shows where the network looked, as soon as that is known.
    void setAttentionShown(bool shown);
    /// The number of empty places shown while there is no clip.
    void setFrameCount(int frames);
    /// Seconds between the first and the last frame; 0 without a clip.
    double spanS() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString captionText() const;
    int places() const;
    double sideFor(int availableWidth) const;

    std::shared_ptr<const core::Clip> m_clip;
    std::shared_ptr<const core::Clip> m_attention;
    bool m_attentionShown = false;
    int m_frames = 8;
};

}  // namespace ui
