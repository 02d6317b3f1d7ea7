#include "ui/confusion_matrix.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/chart_head.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kNames = 52;  ///< room for the names beside the cells
constexpr double kFoot = 22;   ///< ... and below them, where they are as wide as a cell; otherwise they are turned
constexpr double kHead = 46;

QString shortName(const std::string& label) { return QString::fromStdString(label); }

/// In pixels, as far as there is room.
double widestOf(const std::vector<std::string>& labels) {
    const QFontMetricsF metrics(textFont(TextRole::Caption));
    double widest = 0;
    for (const std::string& label : labels) widest = std::max(widest, metrics.horizontalAdvance(shortName(label)));
    return std::min(widest, kNames - 6);
}

QColor mixed(const QColor& from, const QColor& to, double part) {
    const auto channel = [&](int a, int b) { return int(std::lround(a + (b - a) * part)); };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue()));
}

}  // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("What was shown against what was answered"));
}

void ConfusionMatrix::setCounts(const std::vector<std::string>& labels, const std::vector<std::vector<int>>& counts) {
    m_labels = labels;
    m_counts = counts;
    m_counts.resize(labels.size());
    for (auto& row : m_counts) row.resize(labels.size());
    m_widestName = widestOf(labels);
    m_truth = m_answer = -1;
    update();
}

void ConfusionMatrix::choose(int truth, int answer) {
    if (truth < 0 || answer < 0 || truth >= size() || answer >= size()) return;
    m_truth = truth;
    m_answer = answer;
    setAccessibleDescription(cellText(truth, answer));
    update();
    Q_EMIT cellChosen(m_labels[std::size_t(truth)], m_labels[std::size_t(answer)]);
}

QString ConfusionMatrix::cellText(int truth, int answer) const {
    const int count = m_counts[std::size_t(truth)][std::size_t(answer)];
    const QString shown = labelTitle(m_labels[std::size_t(truth)]);
    if (truth == answer) return tr("%1: recognised %n time(s)", nullptr, count).arg(shown);
    return tr("%1 taken for %2: %n time(s)", nullptr, count).arg(shown, labelTitle(m_labels[std::size_t(answer)]));
}

QRectF ConfusionMatrix::gridAbove(double foot) const {
    const QRectF inside = QRectF(rect()).adjusted(16 + kNames, 12 + kHead, -16, -(12 + foot));
    const double side = std::max(0.0, std::min(inside.width(), inside.height()) / std::max(1, size()));
    return {inside.left(), inside.top(), side * size(), side * size()};
}

bool ConfusionMatrix::namesAreTurned() const { return m_widestName * size() > gridAbove(kFoot).width(); }

QRectF ConfusionMatrix::grid() const { return gridAbove(namesAreTurned() ? m_widestName + 6 : kFoot); }

QRectF ConfusionMatrix::cellRect(int truth, int answer) const {
    const QRectF whole = grid();
    const double side = whole.width() / std::max(1, size());
    return {whole.left() + answer * side, whole.top() + truth * side, side, side};
}

std::pair<int, int> ConfusionMatrix::cellAt(QPointF position) const {
    const QRectF whole = grid();
    if (!whole.contains(position) || m_labels.empty()) return {-1, -1};
    const double side = whole.width() / size();
    return {std::min(size() - 1, int((position.y() - whole.top()) / side)),
            std::min(size() - 1, int((position.x() - whole.left()) / side))};
}

void ConfusionMatrix::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    paintChartHead(painter, width(), tr("Shown, and answered"),
                   tr("Rows: the gesture shown. Columns: the answer. Click a cell to watch its clips."));
    for (int truth = 0; truth < size(); ++truth)
        for (int answer = 0; answer < size(); ++answer) paintCell(painter, truth, answer);
    paintNames(painter);
}

/// The darker, the larger the part of the row. Right answers in the accent, wrong ones in the warning colour.
void ConfusionMatrix::paintCell(QPainter& painter, int truth, int answer) const {
    const Theme& t = theme();
    const auto& row = m_counts[std::size_t(truth)];
    const int count = row[std::size_t(answer)];
    const int total = std::accumulate(row.begin(), row.end(), 0);
    const double part = total > 0 ? double(count) / total : 0;
    const QRectF cell = cellRect(truth, answer).adjusted(1, 1, -1, -1);
    const QColor strong = truth == answer ? t.accent : t.warning;
    const QColor fill = mixed(t.raised, strong, count > 0 ? 0.18 + 0.72 * part : 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(cell, 4, 4);
    if (truth == m_truth && answer == m_answer) {
        painter.setPen(QPen(t.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cell, 4, 4);
    }
    if (count == 0) return;
    painter.setPen(part > 0.55 ? t.onAccent : t.text);
    painter.drawText(cell, Qt::AlignCenter, QString::number(count));
}

void ConfusionMatrix::paintNames(QPainter& painter) const {
    painter.setFont(textFont(TextRole::Caption));
    for (int i = 0; i < size(); ++i) {
        const QRectF diagonal = cellRect(i, i);
        const QString name =
            painter.fontMetrics().elidedText(shortName(m_labels[std::size_t(i)]), Qt::ElideRight, int(kNames) - 6);
        painter.setPen(i == m_truth ? theme().text : theme().muted);
        painter.drawText(QRectF(16, diagonal.top(), kNames - 6, diagonal.height()), Qt::AlignRight | Qt::AlignVCenter,
                         name);
        painter.setPen(i == m_answer ? theme().text : theme().muted);
        paintNameBelow(painter, diagonal, name);
    }
}

void ConfusionMatrix::paintNameBelow(QPainter& painter, const QRectF& column, const QString& name) const {
    const double top = grid().bottom() + 2;
    if (!namesAreTurned()) {
        painter.drawText(QRectF(column.left(), top, column.width(), 18), Qt::AlignCenter, name);
        return;
    }
    painter.save();
    painter.translate(column.center().x(), top);
    painter.rotate(-90);
    painter.drawText(QRectF(-kNames, -column.width() / 2, kNames, column.width()), Qt::AlignRight | Qt::AlignVCenter,
                     name);
    painter.restore();
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
    const auto [truth, answer] = cellAt(event->position());
    choose(truth, answer);
}

void ConfusionMatrix::mouseMoveEvent(QMouseEvent* event) {
    const auto [truth, answer] = cellAt(event->position());
    setToolTip(truth < 0 ? QString() : cellText(truth, answer));
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
    const int truth = std::max(0, m_truth);
    const int answer = std::max(0, m_answer);
    const bool fresh = m_truth < 0;
    switch (event->key()) {
        case Qt::Key_Left: return choose(truth, fresh ? 0 : std::max(0, answer - 1));
        case Qt::Key_Right: return choose(truth, fresh ? 0 : std::min(size() - 1, answer + 1));
        case Qt::Key_Up: return choose(fresh ? 0 : std::max(0, truth - 1), answer);
        case Qt::Key_Down: return choose(fresh ? 0 : std::min(size() - 1, truth + 1), answer);
        default: QFrame::keyPressEvent(event);
    }
}

}  // namespace ui
