#pragma once

#include <QVariantAnimation>
#include <QWidget>
#include <optional>
#include <string>

namespace ui {

/// The drawing of one class. Hovering or focusing it plays the movement; classes without a drawing show a calm line.
class GestureDrawing : public QWidget {
    Q_OBJECT

public:
    explicit GestureDrawing(QWidget* parent = nullptr);

    void setLabel(const std::string& label);
    std::optional<int> gesture() const { return m_gesture; }
    /// Progress of the movement being played; 1 while nothing plays.
    double progress() const { return m_progress; }

    QSize sizeHint() const override { return {112, 112}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void play();
    void rest();

    std::string m_label;
    std::optional<int> m_gesture;
    QVariantAnimation m_animation;
    double m_progress = 1;
};

}  // namespace ui
