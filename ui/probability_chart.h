#pragma once

#include <QWidget>
#include <memory>

#include "ui/file_values.h"

namespace ui {

/// A long recording from its beginning to its end: how probable each gesture is at every moment, and the events. A
/// click, or Left and Right from event to event, asks to jump there.
class ProbabilityChart : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityChart(QWidget* parent = nullptr);

    void setVerdict(std::shared_ptr<const FileVerdict> verdict);
    /// The confidence from which gestures become events; 0 hides the line.
    void setThreshold(double threshold);
    /// Where the player is.
    void setPosition(double timeS);

    double timeAt(double x) const;
    double xOf(double timeS) const;

    QSize sizeHint() const override { return {480, 128}; }
    QSize minimumSizeHint() const override { return {240, 112}; }

Q_SIGNALS:
    void jumpWanted(double timeS);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    void paintAxis(QPainter& painter) const;
    void paintCurves(QPainter& painter) const;
    void paintEvents(QPainter& painter) const;
    void jump(double timeS);
    QString momentText(double timeS) const;

    std::shared_ptr<const FileVerdict> m_verdict;
    double m_threshold = 0;
    double m_positionS = 0;
};

}  // namespace ui
