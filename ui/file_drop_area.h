#pragma once

#include <QWidget>

class QAction;

namespace ui {

/// What the Files page shows while there is no file: that files can be dropped, and the other ways to begin.
class FileDropArea : public QWidget {
    Q_OBJECT

public:
    FileDropArea(QAction* addFiles, QAction* addFolder, QWidget* parent = nullptr);

    /// Files are held over the page.
    void setHovered(bool hovered);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_hovered = false;
};

}  // namespace ui
