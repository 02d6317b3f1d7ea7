#pragma once

#include <QFrame>
#include <string>
#include <vector>

namespace ui {

/// A card with a bar for each class: the share of its clips that were recognised, and a tick where another model
/// stands. A class is chosen by click or by the arrow keys.
class ClassBars : public QFrame {
    Q_OBJECT

public:
    explicit ClassBars(QWidget* parent = nullptr);

    /// Rates of 0..1, less than 0 for a class without clips. `other`, of the model called so, may be empty.
    void setRates(const std::vector<std::string>& labels, const std::vector<double>& rates,
                  const std::vector<double>& other, const QString& otherName);
    void choose(int index);
    int chosen() const { return m_chosen; }
    QRectF barRect(int index) const;

    QSize sizeHint() const override { return {340, 320}; }
    QSize minimumSizeHint() const override { return {240, 168}; }

Q_SIGNALS:
    void classChosen(const std::string& label);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Where the name, the bar and the value of a class stand, and how wide the name and the value are.
    struct Row {
        QRectF box;
        double name = 0;
        double value = 0;
    };
    Row rowOf(int index) const;
    void paintBar(QPainter& painter, int index) const;

    std::vector<std::string> m_labels;
    std::vector<double> m_rates;
    std::vector<double> m_other;
    QString m_legend;  ///< of the tick
    int m_chosen = -1;
};

}  // namespace ui
