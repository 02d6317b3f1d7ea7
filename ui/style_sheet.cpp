#include "ui/style_sheet.h"

namespace ui {
namespace {

constexpr auto kTemplate = R"(
QWidget { color: @text; }
QMainWindow, QDialog { background: @window; }
QFrame#card { background: @surface; border: 1px solid @border; border-radius: 12px; }
QFrame#plain { background: transparent; border: none; }
QFrame#bar { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame#foot { background: @surface; border: none; border-top: 1px solid @border; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="danger"] { color: @danger; }

QMenuBar { background: @surface; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @surface; border: 1px solid @border; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 6px; }
QMenu::item:selected { background: @raised; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 6px; }

QPushButton, QToolButton { background: @raised; border: 1px solid @border; border-radius: 8px; padding: 6px 14px; }
QPushButton:hover, QToolButton:hover { border-color: @muted; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @border; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border-color: @text; }
QToolButton[kind="plain"] { background: transparent; border-color: transparent; padding: 4px 8px; }
QToolButton[kind="plain"]:hover, QToolButton[kind="plain"]:checked { background: @raised; }
QToolButton[kind="plain"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QToolButton[kind="tab"] { background: transparent; border-color: transparent; color: @muted; }
QToolButton[kind="tab"]:checked { background: @surface; border-color: @border; color: @text; font-weight: 600; }
QToolButton[kind="tab"]:focus { border: 2px solid @accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { padding: 6px 14px; margin-right: 4px; border: 2px solid transparent; border-radius: 8px; color: @muted; }
QTabBar::tab:selected { background: @raised; color: @text; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabBar:focus::tab:selected { border-color: @accent; }

QLineEdit { background: @raised; border: 1px solid @border; border-radius: 8px; padding: 7px 10px;
            selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border-color: @accent; }
QComboBox { background: @raised; border: 1px solid @border; border-radius: 8px; padding: 5px 10px; min-height: 20px; }
QComboBox:hover { border-color: @muted; }
QComboBox:focus { border-color: @accent; }
QComboBox:disabled { color: @muted; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/drop-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; padding: 4px; outline: none;
                              selection-background-color: @raised; selection-color: @text; }
QSpinBox, QDoubleSpinBox { background: @raised; border: 1px solid @border; border-radius: 8px; padding: 6px 10px; }
QSpinBox:focus, QDoubleSpinBox:focus { border-color: @accent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 22px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/drop-up.svg); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/drop-down.svg); width: 11px; height: 11px; }
QTreeView { background: transparent; border: 1px solid transparent; border-radius: 8px; outline: none; }
QTreeView:focus { border-color: @accent; }
QTreeView::item { padding: 5px 2px; }
QTreeView::item:selected { background: @raised; color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none; padding: 4px 2px; }
QListView { background: transparent; border: 1px solid transparent; border-radius: 8px; outline: none; }
QListView:focus { border-color: @accent; }
QProgressBar { background: @raised; border: none; border-radius: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QPushButton:disabled { color: @muted; background: @raised; border-color: @border; }
QListView#lines::item { padding: 8px; border-radius: 8px; }
QListView#lines::item:selected { background: @raised; color: @text; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @border; border-radius: 4px; min-height: 32px; margin: 1px; }
QScrollBar::handle:vertical:hover { background: @muted; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @border; border-radius: 4px; min-width: 32px; margin: 1px; }
QScrollBar::handle:horizontal:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

}  // namespace

QString styleSheet(const Theme& t) {
    QString sheet = QString::fromLatin1(kTemplate);
    const std::pair<const char*, QColor> tokens[] = {
        {"@window", t.window},     {"@surface", t.surface}, {"@raised", t.raised},
        {"@border", t.border},     {"@text", t.text},       {"@muted", t.muted},
        {"@onAccent", t.onAccent}, {"@accent", t.accent},   {"@danger", t.danger},
    };
    for (const auto& [token, color] : tokens) sheet.replace(QLatin1String(token), color.name());
    return sheet;
}

}  // namespace ui
