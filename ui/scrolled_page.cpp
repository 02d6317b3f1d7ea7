#include "ui/scrolled_page.h"

#include <QEvent>

namespace ui {

ScrolledPage::ScrolledPage(QWidget* page, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    page->installEventFilter(this);
    fit();
}

bool ScrolledPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) fit();
    return QScrollArea::eventFilter(watched, event);
}

void ScrolledPage::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

/// Not setWidgetResizable: that grants wrapped texts the height they would like, and scrolls where all fits.
void ScrolledPage::fit() { widget()->resize(viewport()->size().expandedTo(widget()->minimumSizeHint())); }

}  // namespace ui
