#include "tests/ui/sample/pixels.h"

#include <QSet>
#include <cstdlib>

namespace sample {
namespace {

int distance(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

}  // namespace

QImage painted(QWidget& widget) { return widget.grab().toImage().convertToFormat(QImage::Format_RGB32); }

int changedPixels(const QImage& before, const QImage& after, const QRect& box) {
    int changed = 0;
    for (int y = box.top(); y <= box.bottom(); ++y)
        for (int x = box.left(); x <= box.right(); ++x) changed += distance(before.pixel(x, y), after.pixel(x, y)) > 40;
    return changed;
}

bool near(QRgb pixel, const QColor& color) { return distance(pixel, color.rgb()) < 24; }

int colorCount(const QImage& image) {
    QSet<QRgb> colors;
    for (int y = 0; y < image.height() && colors.size() < 1000; ++y)
        for (int x = 0; x < image.width(); ++x) colors.insert(image.pixel(x, y));
    return int(colors.size());
}

}  // namespace sample
