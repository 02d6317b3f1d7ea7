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

constexpr double kLeastRow = 16;  ///< in less height the bars stand in two columns
constexpr double kGap = 12;       ///< between these
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

ClassBars::Row ClassBars::rowOf(int index) const {
    const QRectF inside = QRectF(rect()).adjusted(16, 12 + kHead + (m_legend.isEmpty() ? 0 : kLegend), -16, -12);
    const int count = std::max(1, int(m_labels.size()));
    const int columns = inside.height() < count * kLeastRow ? 2 : 1;
    const int rows = (count + columns - 1) / columns;
    const double width = (inside.width() - (columns - 1) * kGap) / columns;
    const double height = inside.height() / rows;
    return {{inside.left() + index / rows * (width + kGap), inside.top() + index % rows * height, width, height},
            columns == 1 ? 56.0 : 40.0,
            columns == 1 ? 52.0 : 44.0};
}

QRectF ClassBars::barRect(int index) const {
    const Row row = rowOf(index);
    const double height = std::min(18.0, row.box.height() * 0.7);
    return {row.box.left() + row.name, row.box.center().y() - height / 2, row.box.width() - row.name - row.value,
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
    const Row row = rowOf(index);
    painter.drawText(QRectF(row.box.left(), row.box.top(), row.name - 8, row.box.height()),
                     Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, int(row.name) - 8));
    painter.setPen(t.text);
    painter.drawText(QRectF(track.right(), row.box.top(), row.value, row.box.height()),
                     Qt::AlignRight | Qt::AlignVCenter, rate < 0 ? QStringLiteral("–") : percent(rate));
}

void ClassBars::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < int(m_labels.size()); ++i)
        if (rowOf(i).box.contains(event->position())) return choose(i);
}

void ClassBars::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up) return choose(std::max(0, m_chosen - 1));
    if (event->key() == Qt::Key_Down) return choose(std::min(int(m_labels.size()) - 1, m_chosen + 1));
    QFrame::keyPressEvent(event);
}

}  // namespace ui
