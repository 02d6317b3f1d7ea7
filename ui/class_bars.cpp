#include "ui/class_bars.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/chart_head.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kName = 56;
constexpr double kValue = 52;
constexpr double kHead = 34;
constexpr double kLegend = 12;  ///< more of it, below the title

}  // namespace

ClassBars::ClassBars(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Recognised of each class"));
}

void ClassBars::setRates(const std::vector<std::string>& labels, const std::vector<double>& rates,
                         const std::vector<double>& other, const QString& otherName) {
    m_legend = other.empty() ? QString() : QStringLiteral("| ") + otherName;
    m_labels = labels;
    m_rates = rates;
    m_rates.resize(labels.size(), -1);
    m_other = other;
    m_chosen = -1;
    QStringList texts;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (m_rates[i] >= 0) texts << QStringLiteral("%1 %2").arg(labelTitle(labels[i]), percent(m_rates[i]));
    setAccessibleDescription(texts.join(", "));
    update();
}

void ClassBars::choose(int index) {
    if (index < 0 || index >= int(m_labels.size())) return;
    m_chosen = index;
    update();
    Q_EMIT classChosen(m_labels[std::size_t(index)]);
}

QRectF ClassBars::barRect(int index) const {
    const QRectF inside = QRectF(rect()).adjusted(16, 12 + kHead + (m_legend.isEmpty() ? 0 : kLegend), -16, -12);
    const double row = inside.height() / std::max<std::size_t>(1, m_labels.size());
    const double height = std::min(18.0, row * 0.7);
    return {inside.left() + kName, inside.top() + index * row + (row - height) / 2, inside.width() - kName - kValue,
            height};
}

void ClassBars::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    paintChartHead(painter, width(), tr("Recognised of each class"), m_legend);
    for (int i = 0; i < int(m_labels.size()); ++i) paintBar(painter, i);
}

void ClassBars::paintBar(QPainter& painter, int index) const {
    const Theme& t = theme();
    const QRectF track = barRect(index);
    const double rate = m_rates[std::size_t(index)];
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(track, 4, 4);
    if (rate > 0) {
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * rate, track.height())), 4, 4);
    }
    if (index < int(m_other.size()) && m_other[std::size_t(index)] >= 0) {
        const double x = track.left() + track.width() * m_other[std::size_t(index)];
        painter.setBrush(t.text);
        painter.drawRect(QRectF(x - 1, track.top() - 3, 2, track.height() + 6));
    }
    const bool chosen = index == m_chosen;
    if (chosen) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.text, 1.5));
        painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), 5, 5);
    }
    painter.setPen(chosen ? t.text : t.muted);
    const QString name = QString::fromStdString(m_labels[std::size_t(index)]);
    painter.drawText(QRectF(16, track.top() - 2, kName - 8, track.height() + 4), Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, int(kName) - 8));
    painter.setPen(t.text);
    painter.drawText(QRectF(track.right() + 6, track.top() - 2, kValue - 6, track.height() + 4),
                     Qt::AlignRight | Qt::AlignVCenter, rate < 0 ? tr("no clips") : percent(rate));
}

void ClassBars::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < int(m_labels.size()); ++i) {
        const QRectF bar = barRect(i);
        if (event->position().y() >= bar.top() - 2 && event->position().y() <= bar.bottom() + 2) return choose(i);
    }
}

void ClassBars::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up) return choose(std::max(0, m_chosen - 1));
    if (event->key() == Qt::Key_Down) return choose(std::min(int(m_labels.size()) - 1, m_chosen + 1));
    QFrame::keyPressEvent(event);
}

}  // namespace ui
