#pragma once

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <array>
#include <vector>

#include "ui/live_values.h"

namespace ui {

/// Where the time goes: percentiles of every stage, and what happened to every picture. Closes on Escape or on a click
/// elsewhere.
class LatencyPopup : public QFrame {
    Q_OBJECT

public:
    explicit LatencyPopup(QWidget* parent = nullptr);

    void setReading(const LiveReading& reading);
    /// Opens with its lower right corner at `corner`, in global coordinates.
    void openAbove(const QPoint& corner);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    using Row = std::array<QLabel*, 4>;

    void buildTable();
    void buildCounters();
    Row addRow(int line);
    void fillRow(Row& row, const QString& name, const Percentiles& times);

    QGridLayout* m_table = nullptr;
    QGridLayout* m_counts = nullptr;
    std::vector<Row> m_rows;
    std::array<QLabel*, 5> m_counters{};
};

}  // namespace ui
