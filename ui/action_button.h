#pragma once

#include <QAction>
#include <QPushButton>

namespace ui {

/// A button that does what the action does, with its shortcut as the tool tip.
QPushButton* actionButton(QAction* action, const QString& text, QWidget* parent);

}  // namespace ui
