#include "ui/latency_popup.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kNumberWidth = 64;

QLabel* text(QWidget* parent, const QString& value, const char* tone, TextRole role) {
    auto* label = new QLabel(value, parent);
    if (*tone) label->setProperty("tone", tone);
    label->setFont(textFont(role));
    return label;
}

}  // namespace

LatencyPopup::LatencyPopup(QWidget* parent) : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint) {
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("Time of every stage"));
    buildTable();
    buildCounters();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2.5 * kGrid, 2 * kGrid, 2.5 * kGrid, 2 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(text(this, tr("Where the time goes"), "", TextRole::Strong));
    layout->addLayout(m_table);
    layout->addWidget(text(this, tr("What happened to the pictures"), "", TextRole::Strong));
    layout->addLayout(m_counts);
}

void LatencyPopup::buildTable() {
    m_table = new QGridLayout;
    m_table->setHorizontalSpacing(kGrid);
    m_table->setVerticalSpacing(kGrid / 2);
    m_table->setColumnStretch(0, 1);
    int column = 0;
    for (const QString& head : {tr("milliseconds"), tr("p50"), tr("p95"), tr("p99")}) {
        QLabel* label = text(this, head, "muted", TextRole::Caption);
        if (column > 0) label->setAlignment(Qt::AlignRight);
        m_table->addWidget(label, 0, column++);
    }
}

void LatencyPopup::buildCounters() {
    m_counts = new QGridLayout;
    m_counts->setHorizontalSpacing(kGrid);
    m_counts->setVerticalSpacing(kGrid / 2);
    m_counts->setColumnStretch(0, 1);
    const QStringList names{tr("captured"), tr("dropped, the source was late"), tr("skipped, the network was busy"),
                            tr("predictions"), tr("reconnects")};
    for (int i = 0; i < names.size(); ++i) {
        m_counts->addWidget(text(this, names[i], "muted", TextRole::Body), i, 0);
        m_counters[std::size_t(i)] = text(this, QStringLiteral("0"), "", TextRole::Body);
        m_counters[std::size_t(i)]->setAlignment(Qt::AlignRight);
        m_counts->addWidget(m_counters[std::size_t(i)], i, 1);
    }
}

LatencyPopup::Row LatencyPopup::addRow(int line) {
    Row row{};
    for (std::size_t column = 0; column < row.size(); ++column) {
        row[column] = text(this, {}, column == 0 ? "muted" : "", TextRole::Body);
        if (column > 0) {
            row[column]->setMinimumWidth(kNumberWidth);
            row[column]->setAlignment(Qt::AlignRight);
        }
        m_table->addWidget(row[column], line, int(column));
    }
    return row;
}

void LatencyPopup::fillRow(Row& row, const QString& name, const Percentiles& times) {
    const double values[] = {times.p50Ms, times.p95Ms, times.p99Ms};
    row[0]->setText(name);
    for (std::size_t i = 0; i < 3; ++i) row[i + 1]->setText(QLocale().toString(values[i], 'f', 1));
}

void LatencyPopup::setReading(const LiveReading& reading) {
    const std::size_t needed = reading.stages.size() + 1;
    while (m_rows.size() < needed) m_rows.push_back(addRow(int(m_rows.size()) + 1));
    for (std::size_t i = 0; i < reading.stages.size(); ++i)
        fillRow(m_rows[i], reading.stages[i].name, reading.stages[i].times);
    Row& total = m_rows[needed - 1];
    fillRow(total, tr("capture to result"), reading.captureToResult);
    for (QLabel* label : total) label->setFont(textFont(TextRole::Strong));

    const core::Counters& c = reading.worker.counters;
    const std::uint64_t values[] = {c.captured, c.droppedLate, c.skippedBusy, c.predictions, c.reconnects};
    for (std::size_t i = 0; i < m_counters.size(); ++i) m_counters[i]->setText(QString::number(values[i]));
}

/// A window of its own gets no rounded ground from the style sheet.
void LatencyPopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().border);
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

void LatencyPopup::openAbove(const QPoint& corner) {
    adjustSize();
    setMinimumWidth(380);
    resize(sizeHint().expandedTo({380, 0}));
    move(corner - QPoint(width(), height()));
    show();
}

}  // namespace ui
