#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>
#include <string>
#include <vector>

namespace ui {

/// What is written over the picture. Times are in seconds since the event fired.
struct Overlay {
    std::string label;  ///< empty: nothing is written at the bottom
    double confidence = 0;
    double threshold = 0;
    std::string truth;    ///< simulator only; empty: no chip
    bool dimmed = false;  ///< something else lies over the picture: it stands back and carries no prediction
    QString state;        ///< "Frozen", "Reconnecting..."; empty while all is well
    std::string flashLabel;
    double flashConfidence = 0;
    double flashAgeS = 1e9;
    std::vector<std::string> recent;  ///< the last events, newest first
};

inline constexpr double kFlashS = 1.2;

/// Paints the overlay into the picture's rectangle. Text stands on a scrim with a thin outline, so that it reads on
/// any picture.
void paintOverlay(QPainter& painter, const QRectF& picture, const Overlay& overlay);

}  // namespace ui
