#pragma once

#include <QWidget>

#include "ui/footage.h"

namespace ui {

/// The inertial samples beside a recording over the same stretch of time as the timeline above it.
class SensorPlot : public QWidget {
    Q_OBJECT

public:
    explicit SensorPlot(QWidget* parent = nullptr);

    /// Hides itself where there are no samples.
    void setFootage(const FootagePtr& footage);
    void setPosition(double timeS);

    QSize sizeHint() const override { return {400, 72}; }
    QSize minimumSizeHint() const override { return {200, 56}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintChannel(QPainter& painter, const QRectF& box, std::size_t channel) const;

    FootagePtr m_footage;
    double m_positionS = 0;
};

}  // namespace ui
