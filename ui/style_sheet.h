#pragma once

#include <QString>

#include "ui/theme.h"

namespace ui {

/// The look of the standard widgets (buttons, menus, tool tips, scroll bars) in the colours of `theme`. Object name
/// "card" makes a QFrame a rounded surface; the dynamic property "kind" of a button is "primary", "plain" or "tab".
QString styleSheet(const Theme& theme);

}  // namespace ui
