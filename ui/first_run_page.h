#pragma once

#include <QVBoxLayout>
#include <QVector>
#include <QWidget>

#include "ui/main_actions.h"

namespace ui {

/// What somebody sees at the very first start: three ways to begin. Covers the window that it is put over, and goes
/// with the first source that is chosen.
class FirstRunPage : public QWidget {
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget* over);

    /// The cameras that can be connected, by their names.
    void setCameras(const QVector<CameraEntry>& cameras);

Q_SIGNALS:
    /// A source string.
    void sourceChosen(const QString& source);
    void videoWanted();
    void addressWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* addCard(const QString& icon, const QString& title, const QString& text);

    QWidget* m_row = nullptr;
    QVBoxLayout* m_cameras = nullptr;
};

}  // namespace ui
