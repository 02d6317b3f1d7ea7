#include "ui/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStringList>
#include <QStyleFactory>

#include "ui/style_sheet.h"

namespace ui {
namespace {

Theme darkTheme() {
    return {true,      "#0e1116", "#161b22", "#212832", "#2a323d", "#e9edf2",
            "#98a4b3", "#3fd0b0", "#04231c", "#f2b84b", "#ff7a70"};
}

Theme lightTheme() {
    return {false,     "#eff2f5", "#ffffff", "#edf1f4", "#dbe1e7", "#141a21",
            "#566270", "#0b8570", "#ffffff", "#8a5a00", "#c2362c"};
}

Theme& current() {
    static Theme value = darkTheme();
    return value;
}

QPalette paletteOf(const Theme& t) {
    QPalette palette(t.text, t.surface, t.border, t.border, t.muted, t.text, t.surface);
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.raised);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(t.muted.red(), t.muted.green(), t.muted.blue(), 150));
    return palette;
}

/// A desktop's own font stays. Where there is none, the toolkit falls back on a wide screen font of the nineties, and
/// a well-drawn one is better when it is installed.
void chooseFont() {
    static const QFont original = QApplication::font();
    QFont font = original;
    const QStringList fallbacks{"Sans Serif", "Sans", "DejaVu Sans", "Helvetica"};
    if (fallbacks.contains(font.family(), Qt::CaseInsensitive)) {
        const QStringList installed = QFontDatabase::families();
        for (const auto* family : {"Inter", "Cantarell", "Noto Sans", "Ubuntu", "Roboto"}) {
            if (!installed.contains(QLatin1String(family))) continue;
            font.setFamily(QLatin1String(family));
            break;
        }
    }
    if (font.pointSizeF() > 0 && font.pointSizeF() < 10) font.setPointSizeF(10);
    QApplication::setFont(font);
}

}  // namespace

const Theme& theme() { return current(); }

bool systemIsDark() {
    const QPalette own = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette desktop = QApplication::palette();
    QApplication::setPalette(own);
    return desktop.color(QPalette::WindowText).lightness() > desktop.color(QPalette::Window).lightness();
}

void applyAppearance(Appearance appearance) {
    const bool dark = appearance == Appearance::System ? systemIsDark() : appearance == Appearance::Dark;
    current() = dark ? darkTheme() : lightTheme();
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    chooseFont();
    QApplication::setPalette(paletteOf(current()));
    static_cast<QApplication*>(QApplication::instance())->setStyleSheet(styleSheet(current()));
}

QFont textFont(TextRole role) {
    QFont font = QApplication::font();
    const auto scaled = [&](double factor) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(int(font.pixelSize() * factor));
    };
    switch (role) {
        case TextRole::Caption: scaled(0.88); break;
        case TextRole::Body: break;
        case TextRole::Strong: font.setWeight(QFont::DemiBold); break;
        case TextRole::Title:
            scaled(1.3);
            font.setWeight(QFont::DemiBold);
            break;
        case TextRole::Display:
            scaled(2.6);
            font.setWeight(QFont::Bold);
            break;
    }
    return font;
}

}  // namespace ui
