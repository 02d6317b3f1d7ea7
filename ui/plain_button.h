#pragma once

class QAction;
class QToolButton;
class QWidget;

namespace ui {

/// A flat button for the action, with its name and shortcut as tool tip and for screen readers.
QToolButton* plainButton(QAction* action, QWidget* parent);

}  // namespace ui
