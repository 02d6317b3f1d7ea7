#pragma once

#include <QPixmap>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/footage.h"
#include "ui/timeline_painter.h"

namespace ui {

/// The loaded stretch of a recording with its frames, the clip's bounds, other clips, marks and the playhead. Dragging
/// moves the playhead or an edge; where the recording is longer, the bar below jumps to any place of it.
class Timeline : public QWidget {
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);

    void setFootage(const FootagePtr& footage);
    /// The clip's own bounds; empty hides them.
    void setBounds(std::optional<TimeRange> bounds);
    const std::optional<TimeRange>& bounds() const { return m_view.bounds; }
    void setOthers(std::vector<LabelledRange> others);
    void setMarks(std::vector<LabelledRange> marks);
    void setProposal(std::optional<LabelledRange> proposal);
    void setPosition(double timeS);

    double timeAt(double x) const { return m_view.timeAt(x); }
    double xOf(double timeS) const { return m_view.xOf(timeS); }

    QSize sizeHint() const override { return {400, 96}; }
    QSize minimumSizeHint() const override { return {200, 96}; }

Q_SIGNALS:
    void seeked(double timeS);
    /// An edge was dragged to a place and let go.
    void boundsDragged(double startS, double endS);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Drag { None, Playhead, Begin, End, Overview };
    Drag hit(const QPointF& point) const;
    void drag(double x);
    void layOut();

    FootagePtr m_footage;
    TimelineView m_view;
    QPixmap m_strip;
    Drag m_drag = Drag::None;
};

}  // namespace ui
