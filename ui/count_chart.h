#pragma once

#include <QFrame>
#include <QString>
#include <QVector>
#include <array>

namespace ui {

/// One bar: its name, and how much of it lies in train, validation, test and no split.
struct CountBar {
    QString name;
    std::array<int, 4> parts{};
    int total() const { return parts[0] + parts[1] + parts[2] + parts[3]; }
};

/// A card with upright bars, one for each name, coloured by split with a legend that says so in words.
class CountChart : public QFrame {
    Q_OBJECT

public:
    explicit CountChart(const QString& title, QWidget* parent = nullptr);

    void setBars(const QVector<CountBar>& bars);
    const QVector<CountBar>& bars() const { return m_bars; }

    QSize sizeHint() const override { return {360, 200}; }
    QSize minimumSizeHint() const override { return {240, 130}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintLegend(QPainter& painter, const QRectF& head) const;

    QString m_title;
    QVector<CountBar> m_bars;
};

}  // namespace ui
