#include "ui/status_strip.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/theme.h"

namespace ui {
namespace {

using core::SourceState;

QFrame* separator(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFixedSize(1, 2 * kGrid);
    line->setStyleSheet(QStringLiteral("background: palette(mid);"));
    return line;
}

QString rateText(double perSecond) { return StatusStrip::tr("%1 predictions/s").arg(perSecond, 0, 'f', 1); }

QString latencyText(const Percentiles& times) {
    if (times.p50Ms <= 0) return StatusStrip::tr("latency");
    return StatusStrip::tr("p50 %1 · p95 %2 ms").arg(times.p50Ms, 0, 'f', 0).arg(times.p95Ms, 0, 'f', 0);
}

/// Room for the widest numbers, so that nothing jumps while they change.
void reserve(QWidget& field, const QString& widest, int padding) {
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance(widest) + padding);
}

}  // namespace

QString sourceStateText(SourceState state, bool simulated) {
    switch (state) {
        case SourceState::None: return StatusStrip::tr("No source");
        case SourceState::Connecting: return StatusStrip::tr("Connecting");
        case SourceState::Running: return simulated ? StatusStrip::tr("Simulator on") : StatusStrip::tr("Camera on");
        case SourceState::Frozen: return StatusStrip::tr("No new pictures");
        case SourceState::Unplugged: return StatusStrip::tr("Unplugged");
        case SourceState::Reconnecting: return StatusStrip::tr("Reconnecting");
        case SourceState::Finished: return StatusStrip::tr("Finished");
        case SourceState::Failed: return StatusStrip::tr("Failed");
    }
    return {};
}

SourceMark::SourceMark(QWidget* parent) : QWidget(parent) { setFixedSize(sizeHint()); }

void SourceMark::setState(SourceState state) {
    if (state == m_state) return;
    m_state = state;
    update();
}

void SourceMark::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    switch (m_state) {
        case SourceState::Running:
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.accent);
            painter.drawEllipse(box);
            break;
        case SourceState::Frozen:
            painter.setPen(QPen(t.warning, 2.4, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(box.topLeft() + QPointF(2, 0), box.bottomLeft() + QPointF(2, 0));
            painter.drawLine(box.topRight() - QPointF(2, 0), box.bottomRight() - QPointF(2, 0));
            break;
        case SourceState::Connecting:
        case SourceState::Reconnecting:
            painter.setPen(QPen(t.warning, 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawArc(box, 60 * 16, 270 * 16);
            break;
        case SourceState::Unplugged:
        case SourceState::Failed:
            painter.setPen(QPen(t.danger, 2.2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(box.topLeft(), box.bottomRight());
            painter.drawLine(box.topRight(), box.bottomLeft());
            break;
        case SourceState::None:
        case SourceState::Finished:
            painter.setPen(QPen(t.muted, 1.6));
            painter.drawEllipse(box);
            break;
    }
}

StatusStrip::StatusStrip(QWidget* parent) : QFrame(parent) {
    setObjectName("foot");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, kGrid / 2, kGrid, kGrid / 2);
    layout->setSpacing(1.5 * kGrid);
    m_mark = new SourceMark(this);
    layout->addWidget(m_mark);
    m_source = addField(*layout, tr("Source"));
    layout->addWidget(separator(this));
    m_format = addField(*layout, tr("Resolution and camera rate"));
    layout->addStretch();
    m_device = addField(*layout, tr("Device and precision"));
    layout->addWidget(separator(this));
    m_model = addField(*layout, tr("Model"));
    layout->addWidget(separator(this));
    m_rate = addField(*layout, tr("Predictions per second"));
    layout->addWidget(separator(this));
    m_latency = new QToolButton(this);
    m_latency->setProperty("kind", "plain");
    m_latency->setFont(textFont(TextRole::Caption));
    m_latency->setAccessibleName(tr("Latency"));
    m_latency->setToolTip(tr("Capture to result. Click for the time of every stage (Ctrl+L)"));
    connect(m_latency, &QToolButton::clicked, this, &StatusStrip::latencyClicked);
    layout->addWidget(m_latency);
    reserve(*m_rate, rateText(88.8), 0);
    reserve(*m_latency, latencyText({888, 888, 888}), 2 * kGrid);
    setReading({});
    setModelText(QStringLiteral("–"));
}

QLabel* StatusStrip::addField(QHBoxLayout& layout, const QString& name) {
    auto* label = new QLabel(this);
    label->setFont(textFont(TextRole::Caption));
    label->setAccessibleName(name);
    label->setToolTip(name);
    layout.addWidget(label);
    return label;
}

void StatusStrip::setReading(const LiveReading& reading) {
    m_mark->setState(reading.worker.source);
    QString source = sourceStateText(reading.worker.source, reading.simulated);
    const QString name = QString::fromStdString(reading.source.name);
    if (!reading.simulated && !name.isEmpty()) source += QStringLiteral(" · ") + name.left(32);
    m_source->setText(source);
    m_format->setText(reading.source.width > 0 ? tr("%1 × %2 · %3 frames/s")
                                                     .arg(reading.source.width)
                                                     .arg(reading.source.height)
                                                     .arg(reading.cameraRate, 0, 'f', 1)
                                               : QStringLiteral("–"));
    m_rate->setText(rateText(reading.predictionRate));
    m_latency->setText(latencyText(reading.captureToResult));
}

void StatusStrip::setModel(const core::ClassifierInfo& info) {
    m_model->setText(QString::fromStdString(info.name));
    m_device->setText(QString::fromStdString(info.device + " · " + info.precision));
}

void StatusStrip::setModelText(const QString& text) {
    m_model->setText(text);
    m_device->setText(QStringLiteral("–"));
}

QString StatusStrip::text() const {
    QStringList parts;
    for (const QLabel* label : {m_source, m_format, m_device, m_model, m_rate}) parts << label->text();
    parts << m_latency->text();
    return parts.join(QStringLiteral(" | "));
}

}  // namespace ui
