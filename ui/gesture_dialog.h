#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "core/types/own_gesture.h"

namespace ui {

class SketchPad;

/// Asks for a new gesture: label, name and drawing.
class GestureDialog : public QDialog {
    Q_OBJECT

public:
    /// `label`: what is proposed.
    explicit GestureDialog(const std::string& label, QWidget* parent = nullptr);

    core::OwnGesture gesture() const;
    SketchPad& pad() { return *m_pad; }

Q_SIGNALS:
    void gestureMade(const core::OwnGesture& gesture);

private:
    void refresh();

    QLineEdit* m_label = nullptr;
    QLineEdit* m_name = nullptr;
    SketchPad* m_pad = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_add = nullptr;
};

}  // namespace ui
