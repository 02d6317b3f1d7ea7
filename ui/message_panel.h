#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "ui/live_values.h"

namespace ui {

/// A message inside the page: what happened, why, what to do, and the ways out. Never blocks the window.
class MessagePanel : public QFrame {
    Q_OBJECT

public:
    explicit MessagePanel(QWidget* parent = nullptr);

    /// What "Try again" is called here.
    void setRetryText(const QString& text);
    void setMessage(const Message& message);
    const Message& message() const { return m_message; }

Q_SIGNALS:
    void retryRequested();
    void simulatorRequested();

private:
    void copyDetails();

    Message m_message;
    QLabel* m_what = nullptr;
    QLabel* m_why = nullptr;
    QLabel* m_advice = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_simulator = nullptr;
    QPushButton* m_copy = nullptr;
};

}  // namespace ui
