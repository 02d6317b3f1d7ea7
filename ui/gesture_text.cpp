#include "ui/gesture_text.h"

#include <QCoreApplication>
#include <array>
#include <cmath>

#include "core/types/gesture.h"
#include "core/types/label_set.h"
#include "ui/own_gestures.h"

namespace ui {
namespace {

/// The catalogue's names once more, so that the translation tools find them.
constexpr std::array<const char*, core::kGestureCount> kNames{
    QT_TRANSLATE_NOOP("Gesture", "up and down"),
    QT_TRANSLATE_NOOP("Gesture", "right and left"),
    QT_TRANSLATE_NOOP("Gesture", "circle, clockwise"),
    QT_TRANSLATE_NOOP("Gesture", "circle, counter-clockwise"),
    QT_TRANSLATE_NOOP("Gesture", "V, left to right"),
    QT_TRANSLATE_NOOP("Gesture", "V, right to left"),
    QT_TRANSLATE_NOOP("Gesture", "caret, left to right"),
    QT_TRANSLATE_NOOP("Gesture", "caret, right to left"),
    QT_TRANSLATE_NOOP("Gesture", "S curve, from top right"),
    QT_TRANSLATE_NOOP("Gesture", "Z curve, from top left"),
    QT_TRANSLATE_NOOP("Gesture", "arc, right to left"),
    QT_TRANSLATE_NOOP("Gesture", "arc, left to right"),
};

}  // namespace

QString gestureDescription(int index) { return QCoreApplication::translate("Gesture", kNames.at(std::size_t(index))); }

QString labelTitle(const std::string& label) {
    if (label == core::kNoneLabel) return QCoreApplication::translate("Gesture", "No gesture");
    return QString::fromStdString(label);
}

QString labelDescription(const std::string& label) {
    const auto index = core::gestureIndex(label);
    if (index) return gestureDescription(*index);
    const core::OwnGesture* own = ownGesture(label);
    return own ? QString::fromStdString(own->name) : QString();
}

QString gestureCount(int count) { return QCoreApplication::translate("Gesture", "%n gesture(s)", nullptr, count); }

QString percent(double probability) {
    return QCoreApplication::translate("Gesture", "%1 %").arg(std::lround(probability * 100));
}

}  // namespace ui
