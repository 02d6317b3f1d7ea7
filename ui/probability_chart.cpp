#include "ui/probability_chart.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/types/label_set.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kHead = 24;  ///< above the curves, for the names of the events
constexpr double kFoot = 20;  ///< below them, for the times
constexpr double kSide = 10;
constexpr double kWorthDrawing = 0.05;  ///< classes that are never more probable than this are left out

QString clock(double timeS) {
    const int seconds = int(std::lround(timeS));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

/// Seconds between two marks of the axis, so that there are not too many.
double markStep(double durationS, double width) {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0})
        if (durationS / step * 56 <= width) return step;
    return 1800;
}

}  // namespace

ProbabilityChart::ProbabilityChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Gestures over the length of the recording"));
    setToolTip(QStringLiteral(" "));  // made anew for each place
}

void ProbabilityChart::setVerdict(std::shared_ptr<const FileVerdict> verdict) {
    m_verdict = std::move(verdict);
    m_positionS = 0;
    setAccessibleDescription(m_verdict ? gestureCount(int(m_verdict->events.size())) : QString());
    update();
}

void ProbabilityChart::setThreshold(double threshold) {
    m_threshold = threshold;
    update();
}

void ProbabilityChart::setPosition(double timeS) {
    m_positionS = timeS;
    update();
}

QRectF ProbabilityChart::plot() const { return QRectF(rect()).adjusted(kSide, kHead, -kSide, -kFoot); }

double ProbabilityChart::xOf(double timeS) const {
    const double durationS = m_verdict ? std::max(m_verdict->durationS, 0.001) : 1;
    return plot().left() + std::clamp(timeS / durationS, 0.0, 1.0) * plot().width();
}

double ProbabilityChart::timeAt(double x) const {
    if (!m_verdict) return 0;
    return std::clamp((x - plot().left()) / plot().width(), 0.0, 1.0) * m_verdict->durationS;
}

void ProbabilityChart::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.border));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    if (!m_verdict) return;
    paintAxis(painter);
    paintCurves(painter);
    paintEvents(painter);
    const double x = xOf(m_positionS);
    painter.setPen(QPen(t.text, 2));
    painter.drawLine(QPointF(x, 4), QPointF(x, plot().bottom()));
}

void ProbabilityChart::paintAxis(QPainter& painter) const {
    const Theme& t = theme();
    const QRectF area = plot();
    painter.setFont(textFont(TextRole::Caption));
    const double step = markStep(m_verdict->durationS, area.width());
    for (double time = 0; time <= m_verdict->durationS; time += step) {
        const double x = xOf(time);
        painter.setPen(t.border);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(t.muted);
        const double left = std::clamp(x - 20, area.left() - 4, area.right() - 36);
        painter.drawText(QRectF(left, area.bottom() + 2, 40, kFoot - 4), time == 0 ? Qt::AlignLeft : Qt::AlignHCenter,
                         clock(time));
    }
    if (m_threshold <= 0) return;
    const double y = area.bottom() - m_threshold * area.height();
    painter.setPen(QPen(t.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
}

/// Every gesture that was ever likely as an area below its curve; which it was, the events say.
void ProbabilityChart::paintCurves(QPainter& painter) const {
    const Theme& t = theme();
    const QRectF area = plot();
    QColor fill = t.accent;
    fill.setAlphaF(0.3F);
    for (std::size_t label = 0; label < m_verdict->labels.size(); ++label) {
        if (m_verdict->labels[label] == core::kNoneLabel) continue;
        QPolygonF curve;
        double most = 0;
        for (const FileMoment& moment : m_verdict->moments) {
            const double value = label < moment.probabilities.size() ? double(moment.probabilities[label]) : 0;
            most = std::max(most, value);
            curve << QPointF(xOf(moment.timeS), area.bottom() - value * area.height());
        }
        if (most < kWorthDrawing) continue;
        QPolygonF closed = curve;
        closed << QPointF(curve.last().x(), area.bottom()) << QPointF(curve.first().x(), area.bottom());
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(closed);
        painter.setPen(QPen(t.accent, 1.4));
        painter.drawPolyline(curve);
    }
}

void ProbabilityChart::paintEvents(QPainter& painter) const {
    const Theme& t = theme();
    const QRectF area = plot();
    painter.setFont(textFont(TextRole::Caption));
    double free = 0;  // where the next name may begin
    for (const FoundGesture& event : m_verdict->events) {
        const double left = xOf(event.startS), right = std::max(xOf(event.endS), left + 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(left, area.top() - 5, right - left, 4), 2, 2);
        const QString name = labelTitle(event.label);
        const double width = painter.fontMetrics().horizontalAdvance(name) + 2;
        const double x = std::clamp((left + right - width) / 2, area.left(), area.right() - width);
        if (x < free) continue;
        painter.setPen(t.text);
        painter.drawText(QRectF(x, 2, width, kHead - 8), Qt::AlignCenter, name);
        free = x + width + 3;
    }
}

void ProbabilityChart::jump(double timeS) {
    setPosition(timeS);
    Q_EMIT jumpWanted(timeS);
}

void ProbabilityChart::mousePressEvent(QMouseEvent* event) {
    if (m_verdict && event->button() == Qt::LeftButton) jump(timeAt(event->position().x()));
}

void ProbabilityChart::mouseMoveEvent(QMouseEvent* event) {
    if (m_verdict && (event->buttons() & Qt::LeftButton)) jump(timeAt(event->position().x()));
}

void ProbabilityChart::keyPressEvent(QKeyEvent* event) {
    if (!m_verdict || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    constexpr double kSamePlaceS = 0.01;
    std::vector<double> starts;
    for (const FoundGesture& found : m_verdict->events) starts.push_back(found.startS);
    if (event->key() == Qt::Key_Right) {
        const auto next = std::upper_bound(starts.begin(), starts.end(), m_positionS + kSamePlaceS);
        if (next != starts.end()) jump(*next);
    } else {
        const auto next = std::lower_bound(starts.begin(), starts.end(), m_positionS - kSamePlaceS);
        if (next != starts.begin()) jump(*(next - 1));
    }
}

bool ProbabilityChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto& help = static_cast<const QHelpEvent&>(*event);
    if (m_verdict) QToolTip::showText(help.globalPos(), momentText(timeAt(help.pos().x())), this);
    return true;
}

QString ProbabilityChart::momentText(double timeS) const {
    const auto& moments = m_verdict->moments;
    const auto later = std::lower_bound(moments.begin(), moments.end(), timeS,
                                        [](const FileMoment& moment, double time) { return moment.timeS < time; });
    if (later == moments.end() || later->probabilities.empty()) return tr("%1 s").arg(timeS, 0, 'f', 1);
    const auto best = std::max_element(later->probabilities.begin(), later->probabilities.end());
    const auto label = std::size_t(best - later->probabilities.begin());
    return tr("%1 s: %2, %3")
        .arg(later->timeS, 0, 'f', 1)
        .arg(labelTitle(m_verdict->labels.at(label)), percent(double(*best)));
}

}  // namespace ui
