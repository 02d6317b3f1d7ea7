#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "ui/recording_values.h"

namespace ui {

/// What comes next, readable from an arm's length: the gesture with its movement, the countdown, and whether it is
/// being recorded. Never colour alone.
class PromptStage : public QWidget {
    Q_OBJECT

public:
    explicit PromptStage(QWidget* parent = nullptr);

    void setNews(const RecordingNews& news, bool continuous);
    /// No session is under way.
    void clear();
    /// Holds the animation at this progress for a still picture; negative lets it run.
    void holdAnimation(double progress) { m_held = progress; }

    QSize sizeHint() const override { return {420, 420}; }
    QSize minimumSizeHint() const override { return {220, 220}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintDrawing(QPainter& painter, const QRectF& box) const;
    void paintRing(QPainter& painter, const QRectF& box) const;
    double movement() const;
    QString headline() const;
    QString hint() const;

    RecordingNews m_news;
    bool m_running = false;
    bool m_continuous = false;
    double m_held = -1;
    QElapsedTimer m_clock;
    QTimer m_animation;
};

}  // namespace ui
