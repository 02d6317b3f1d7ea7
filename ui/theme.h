#pragma once

#include <QColor>
#include <QFont>

namespace ui {

/// Every distance on screen is a multiple of half of this, in device-independent pixels.
inline constexpr int kGrid = 8;

enum class Appearance { System, Light, Dark };

/// The colours of one scheme. One accent; warning and danger always come with a text or a shape.
struct Theme {
    bool dark = true;
    QColor window;    ///< behind everything
    QColor surface;   ///< cards and bars
    QColor raised;    ///< tiles and tracks on a card
    QColor border;    ///< hairlines
    QColor text;      ///< at least 7:1 on surface
    QColor muted;     ///< at least 4.5:1 on surface
    QColor accent;    ///< at least 3:1 on surface
    QColor onAccent;  ///< text on accent
    QColor warning;
    QColor danger;
};

enum class TextRole { Caption, Body, Strong, Title, Display };

/// The scheme in use. GUI thread only, like everything in this header.
const Theme& theme();

/// Sets style, palette, style sheet and font of the application; widgets repaint by themselves.
void applyAppearance(Appearance appearance);

/// What the desktop asks for, judged by the palette it hands to applications.
bool systemIsDark();

/// The application font in the size and weight of a role; grows with the user's own font size.
QFont textFont(TextRole role);

}  // namespace ui
