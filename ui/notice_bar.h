#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace ui {

/// One line above the pages that tells something without being in the way, with at most one thing to do about it. It
/// stays until it is closed or the next one comes.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// `action` is the text of the button; empty hides it.
    void show(const QString& text, const QString& action = {});
    QString text() const { return m_text->text(); }

Q_SIGNALS:
    /// The button of the notice was pressed; the bar is closed already.
    void actionWanted();

private:
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
};

}  // namespace ui
