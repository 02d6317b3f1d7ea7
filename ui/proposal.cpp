#include "ui/proposal.h"

#include <QCoreApplication>

#include "ui/gesture_text.h"

namespace ui {
namespace {

/// Below this part of the clips a likeness is chance.
constexpr double kWorthAWarning = 0.2;

}  // namespace

QString likenessText(const Likeness& likeness) {
    const QString label = labelTitle(likeness.label);
    const double share = likeness.clips > 0 ? double(likeness.confused) / likeness.clips : 0;
    if (share < kWorthAWarning)
        return QCoreApplication::translate("Gesture", "%1 resembles no other gesture (%n clip(s))", nullptr,
                                           likeness.clips)
            .arg(label);
    return QCoreApplication::translate(
               "Gesture",
               "%1 is confused with %2 in %3 of %n clip(s); a movement that differs more would be "
               "recognised more surely",
               nullptr, likeness.clips)
        .arg(label, labelTitle(likeness.other), percent(share));
}

}  // namespace ui
