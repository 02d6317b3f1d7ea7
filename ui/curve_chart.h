#pragma once

#include <QFrame>
#include <QPointF>
#include <QVector>

class QChart;
class QChartView;
class QLineSeries;
class QScatterSeries;
class QValueAxis;
class QLabel;

namespace ui {

/// A card with a title, the newest value and one curve over the steps; where asked for, marked points of a second kind.
class CurveChart : public QFrame {
    Q_OBJECT

public:
    enum class Scale { Number, Percent };

    CurveChart(const QString& title, Scale scale, QWidget* parent = nullptr);

    /// Names the curve and the marks in a legend; for charts that show both.
    void setNames(const QString& curve, const QString& marks);
    /// Both by step; `steps` is where the axis ends.
    void setPoints(const QVector<QPointF>& curve, const QVector<QPointF>& marks, int steps);
    int points() const { return int(m_curve.size()); }
    const QVector<QPointF>& marks() const { return m_marks; }

    QSize minimumSizeHint() const override { return {220, 130}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void colour();
    void scaleAxes(int steps);

    Scale m_scale;
    QVector<QPointF> m_curve;
    QVector<QPointF> m_marks;
    QString m_curveName, m_marksName;
    QLabel* m_title = nullptr;
    QLabel* m_value = nullptr;
    QChart* m_chart = nullptr;
    QChartView* m_view = nullptr;
    QLineSeries* m_line = nullptr;
    QLineSeries* m_second = nullptr;
    QScatterSeries* m_dots = nullptr;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
};

}  // namespace ui
