#pragma once

#include <QFrame>
#include <QLabel>

#include "ui/file_values.h"
#include "ui/frame_strip.h"
#include "ui/gesture_drawing.h"
#include "ui/rank_bars.h"

namespace ui {

/// A recognised gesture with what the network saw of it.
struct ReplayedEvent {
    std::string label;
    double confidence = 0;
    std::vector<RankedLabel> top;  ///< best first
    std::shared_ptr<const core::Clip> seen;
};

/// The replay of a recognised gesture: the frames that the network saw, where it looked in them, and the three most
/// probable classes. Closes on Escape or on a click elsewhere.
class EventReplay : public QFrame {
    Q_OBJECT

public:
    explicit EventReplay(QWidget* parent = nullptr);

    void setEvent(const ReplayedEvent& event);
    /// Where the network looked in the event's frames, or why that is not known.
    void setSeen(const SeenClip& clip);
    /// Opens around a place in global coordinates.
    void openOver(const QPoint& centre);

    const FrameStrip& attention() const { return *m_attention; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    GestureDrawing* m_drawing = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_description = nullptr;
    RankBars* m_top = nullptr;
    FrameStrip* m_seen = nullptr;
    FrameStrip* m_attention = nullptr;
    QLabel* m_problem = nullptr;
};

}  // namespace ui
