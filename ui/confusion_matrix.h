#pragma once

#include <QFrame>
#include <string>
#include <vector>

namespace ui {

/// A card with what was shown against what was answered. A cell is chosen by click or by the arrow keys.
class ConfusionMatrix : public QFrame {
    Q_OBJECT

public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);

    /// `counts` is [truth][answer].
    void setCounts(const std::vector<std::string>& labels, const std::vector<std::vector<int>>& counts);
    void choose(int truth, int answer);
    int truth() const { return m_truth; }
    int answer() const { return m_answer; }
    /// Where a cell lies within the widget.
    QRectF cellRect(int truth, int answer) const;

    QSize sizeHint() const override { return {460, 440}; }
    QSize minimumSizeHint() const override { return {300, 260}; }

Q_SIGNALS:
    void cellChosen(const std::string& truth, const std::string& answer);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF grid() const;
    QRectF gridAbove(double foot) const;
    bool namesAreTurned() const;  ///< the columns are narrower than their names
    void paintCell(QPainter& painter, int truth, int answer) const;
    void paintNames(QPainter& painter) const;
    void paintNameBelow(QPainter& painter, const QRectF& column, const QString& name) const;
    int size() const { return int(m_labels.size()); }
    std::pair<int, int> cellAt(QPointF position) const;  ///< -1 where there is none
    QString cellText(int truth, int answer) const;

    std::vector<std::string> m_labels;
    std::vector<std::vector<int>> m_counts;
    double m_widestName = 0;
    int m_truth = -1;
    int m_answer = -1;
};

}  // namespace ui
