#include "ui/sensor_plot.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace ui {
namespace {

const QColor kInks[] = {"#3fd0b0", "#f2b84b", "#7aa7ff", "#ff7a70", "#c58bff", "#9bd25f"};
const QColor kLightInks[] = {"#0b8570", "#8a5a00", "#2b5fc4", "#c2362c", "#7b3fc0", "#4c7a12"};

QColor ink(std::size_t channel) { return theme().dark ? kInks[channel % 6] : kLightInks[channel % 6]; }

}  // namespace

SensorPlot::SensorPlot(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Inertial samples"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void SensorPlot::setFootage(const FootagePtr& footage) {
    m_footage = footage;
    setVisible(footage && footage->sensor.timesS.size() > 1);
    update();
}

void SensorPlot::setPosition(double timeS) {
    m_positionS = timeS;
    if (isVisible()) update();
}

void SensorPlot::paintEvent(QPaintEvent*) {
    if (!m_footage) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(6, 1, width() - 12, height() - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(box, 6, 6);
    const SensorTrack& sensor = m_footage->sensor;
    for (std::size_t i = 0; i < sensor.channels.size(); ++i) paintChannel(painter, box.adjusted(0, 18, 0, -4), i);
    painter.setFont(textFont(TextRole::Caption));
    double x = box.left() + 8;
    for (std::size_t i = 0; i < sensor.names.size(); ++i) {
        const QString name = QString::fromStdString(sensor.names[i]);
        painter.setPen(ink(i));
        painter.drawText(QPointF(x, box.top() + 13), name);
        x += painter.fontMetrics().horizontalAdvance(name) + 12;
    }
    const double share = (m_positionS - m_footage->fromS) / std::max(0.1, m_footage->toS - m_footage->fromS);
    if (share >= 0 && share <= 1)
        painter.fillRect(QRectF(box.left() + share * box.width() - 0.5, box.top(), 1, box.height()), theme().text);
}

void SensorPlot::paintChannel(QPainter& painter, const QRectF& box, std::size_t channel) const {
    const std::vector<double>& times = m_footage->sensor.timesS;
    const std::vector<double>& values = m_footage->sensor.channels[channel];
    double largest = 1e-9;
    for (const double value : values) largest = std::max(largest, std::abs(value));
    const double length = std::max(0.1, m_footage->toS - m_footage->fromS);
    QPolygonF line;
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i) {
        const double share = (times[i] - m_footage->fromS) / length;
        if (share < 0 || share > 1) continue;
        line << QPointF(box.left() + share * box.width(), box.center().y() - values[i] / largest * box.height() / 2);
    }
    painter.setPen(QPen(ink(channel), 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

}  // namespace ui
