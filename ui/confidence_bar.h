#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QWidget>

namespace ui {

struct BarInk {
    QColor track;
    QColor fill;
    QColor tick;
};

/// A horizontal bar filled to `value` with a tick at `threshold` (both 0..1; no tick for a threshold of 0).
void paintBar(QPainter& painter, const QRectF& box, double value, double threshold, const BarInk& ink);

/// A confidence with the threshold at which it becomes an event.
class ConfidenceBar : public QWidget {
    Q_OBJECT

public:
    explicit ConfidenceBar(QWidget* parent = nullptr);

    void setValue(double value);
    void setThreshold(double threshold);
    /// A quiet bar is grey: for classes that never fire and for the runners-up.
    void setQuiet(bool quiet);
    double value() const { return m_value; }

    QSize sizeHint() const override { return {160, 14}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_value = 0;
    double m_threshold = 0;
    bool m_quiet = false;
};

}  // namespace ui
