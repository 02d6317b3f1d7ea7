#include "ui/proposal.h"

#include <QCoreApplication>

#include "ui/gesture_text.h"

namespace ui {

QString likenessText(const core::Likeness& likeness) {
    const QString label = labelTitle(likeness.label);
    if (!likeness.isConfusion())
        return QCoreApplication::translate("Gesture", "%1 resembles no other gesture (%n clip(s))", nullptr,
                                           likeness.clips)
            .arg(label);
    return QCoreApplication::translate(
               "Gesture",
               "%1 is confused with %2 in %3 of %n clip(s); a movement that differs more would be "
               "recognised more surely",
               nullptr, likeness.clips)
        .arg(label, labelTitle(likeness.other), percent(likeness.share()));
}

}  // namespace ui
