#include "ui/plain_button.h"

#include <QAction>
#include <QToolButton>

namespace ui {

QToolButton* plainButton(QAction* action, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setProperty("kind", "plain");
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    const QString name = action->text().remove('&');
    button->setAccessibleName(name);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(name, action->shortcut().toString(QKeySequence::NativeText)));
    return button;
}

}  // namespace ui
