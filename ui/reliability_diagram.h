#pragma once

#include <QFrame>

#include "ui/evaluation_values.h"

namespace ui {

/// A card with how often the model was right against how sure it was; on the diagonal both are the same.
class ReliabilityDiagram : public QFrame {
    Q_OBJECT

public:
    explicit ReliabilityDiagram(QWidget* parent = nullptr);

    void setBins(const std::vector<ReliabilityBin>& bins, double calibrationError);

    QSize sizeHint() const override { return {300, 240}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintPlot(QPainter& painter, const QRectF& plot) const;

    std::vector<ReliabilityBin> m_bins;
    double m_error = 0;
};

}  // namespace ui
