#pragma once

#include <QScrollArea>

namespace ui {

/// Shows a page as large as there is room, and lets it be scrolled where a small screen has less than it needs.
class ScrolledPage : public QScrollArea {
    Q_OBJECT

public:
    /// Takes the page over.
    explicit ScrolledPage(QWidget* page, QWidget* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

}  // namespace ui
