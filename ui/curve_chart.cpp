#include "ui/curve_chart.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace ui {
namespace {

QColor markColor() { return QColor(theme().dark ? "#7aa7ff" : "#2b5fc4"); }

QString valueText(double value, CurveChart::Scale scale) {
    if (scale == CurveChart::Scale::Percent) return CurveChart::tr("%1 %").arg(value * 100, 0, 'f', 0);
    return std::abs(value) > 0 && std::abs(value) < 0.01 ? QLocale().toString(value, 'g', 2)
                                                         : QLocale().toString(value, 'f', 2);
}

/// As the axis counts.
QList<QPointF> scaled(QVector<QPointF> points, CurveChart::Scale scale) {
    if (scale == CurveChart::Scale::Percent)
        for (QPointF& point : points) point.setY(point.y() * 100);
    return points;
}

/// A round number at or above the value.
double roundedUp(double value) {
    if (value <= 0) return 1;
    const double step = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 2.5, 4.0, 5.0})
        if (step * factor >= value) return step * factor;
    return 10 * step;
}

}  // namespace

CurveChart::CurveChart(const QString& title, Scale scale, QWidget* parent) : QFrame(parent), m_scale(scale) {
    setObjectName("card");
    setAccessibleName(title);
    m_title = new QLabel(title, this);
    m_title->setFont(textFont(TextRole::Strong));
    m_value = new QLabel(this);
    m_value->setProperty("tone", "muted");
    m_value->setAlignment(Qt::AlignRight);
    m_chart = new QChart;
    m_chart->setLocalizeNumbers(true);
    m_chart->legend()->hide();
    m_chart->setMargins({0, 0, 0, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundVisible(false);
    m_line = new QLineSeries(m_chart);
    m_second = new QLineSeries(m_chart);
    m_dots = new QScatterSeries(m_chart);
    m_x = new QValueAxis(m_chart);
    m_y = new QValueAxis(m_chart);
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    for (QXYSeries* series :
         {static_cast<QXYSeries*>(m_line), static_cast<QXYSeries*>(m_second), static_cast<QXYSeries*>(m_dots)}) {
        m_chart->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    m_view = new QChartView(m_chart, this);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->setStyleSheet(QStringLiteral("background: transparent"));
    m_view->setFocusPolicy(Qt::NoFocus);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_value, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 1.5 * kGrid, kGrid / 2);
    layout->setSpacing(kGrid / 2);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    colour();
    setPoints({}, {}, 0);
}

void CurveChart::setNames(const QString& curve, const QString& marks) {
    m_curveName = curve;
    m_marksName = marks;
}

void CurveChart::setPoints(const QVector<QPointF>& curve, const QVector<QPointF>& marks, int steps) {
    m_curve = curve;
    m_marks = marks;
    m_line->replace(scaled(curve, m_scale));
    m_second->replace(scaled(marks, m_scale));
    m_dots->replace(scaled(marks, m_scale));
    scaleAxes(steps);
    QStringList texts;
    const auto rich = [](const QString& name, const QString& value, const QColor& color) {
        return QStringLiteral("<span style='color:%1'>● </span>%2 <b>%3</b>").arg(color.name(), name, value);
    };
    const bool named = !m_curveName.isEmpty();
    if (!curve.isEmpty()) {
        const QString value = valueText(curve.last().y(), m_scale);
        texts << (named ? rich(m_curveName, value, theme().accent) : value);
    }
    if (!marks.isEmpty()) texts << rich(m_marksName, valueText(marks.last().y(), m_scale), markColor());
    m_value->setText(texts.isEmpty() ? tr("no value yet") : texts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;")));
    setAccessibleDescription(texts.isEmpty()
                                 ? tr("no value yet")
                                 : valueText(curve.isEmpty() ? marks.last().y() : curve.last().y(), m_scale));
}

void CurveChart::scaleAxes(int steps) {
    double most = 0;
    double last = steps;
    for (const auto* points : {&m_curve, &m_marks}) {
        for (const QPointF& point : *points) {
            most = std::max(most, point.y());
            last = std::max(last, point.x());
        }
    }
    const bool percent = m_scale == Scale::Percent;
    m_x->setRange(0, std::max(1.0, last));
    m_y->setRange(0, percent ? 100 : roundedUp(most));
    m_x->setLabelFormat(QStringLiteral("%.0f"));
    m_x->setTickCount(3);
    m_y->setTickCount(3);
    m_y->setLabelFormat(percent                   ? QStringLiteral("%.1f")
                        : most < 0.05 && most > 0 ? QStringLiteral("%.0e")
                                                  : QStringLiteral("%.2g"));
}

void CurveChart::colour() {
    const Theme& t = theme();
    m_line->setPen(QPen(t.accent, 2));
    m_second->setPen(QPen(markColor(), 2, Qt::DashLine));
    m_dots->setBrush(markColor());
    m_dots->setPen(QPen(t.surface, 1));
    m_dots->setMarkerSize(8);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsColor(t.muted);
        axis->setLabelsFont(textFont(TextRole::Caption));
        axis->setGridLinePen(QPen(t.border, 1));
        axis->setLinePen(QPen(t.border, 1));
    }
}

void CurveChart::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) colour();
}

}  // namespace ui
