#pragma once

#include <QPolygonF>
#include <QWidget>
#include <vector>

#include "core/types/gesture.h"

namespace ui {

/// A field to draw one stroke into with mouse, pen or finger. A new stroke takes the place of the one before.
class SketchPad : public QWidget {
    Q_OBJECT

public:
    explicit SketchPad(QWidget* parent = nullptr);

    /// The stroke as a drawing; empty while there is none.
    std::vector<core::TrajectoryPoint> drawing() const { return m_drawing; }
    void clear();
    QSize sizeHint() const override { return {280, 280}; }

Q_SIGNALS:
    void drawn();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QPolygonF m_stroke;  ///< while it is drawn
    std::vector<core::TrajectoryPoint> m_drawing;
};

}  // namespace ui
