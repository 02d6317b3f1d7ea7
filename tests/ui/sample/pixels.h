#pragma once

#include <QImage>
#include <QWidget>

namespace sample {

/// The widget as it paints itself, at one pixel for each unit.
QImage painted(QWidget& widget);
/// How many pixels of `box` differ clearly between two pictures of the same size.
int changedPixels(const QImage& before, const QImage& after, const QRect& box);
/// Whether a pixel is close to a colour, which scaling and blending may have moved a little.
bool near(QRgb pixel, const QColor& color);
/// How many different colours the picture has, counted up to 1000.
int colorCount(const QImage& image);

}  // namespace sample
