#include "ui/proposal.h"

#include <QCoreApplication>

#include "ui/counted.h"
#include "ui/gesture_text.h"

namespace ui {
namespace {

QString text(const char* source) { return QCoreApplication::translate("Gesture", source); }

}  // namespace

QString likenessText(const core::Likeness& likeness) {
    const QString label = labelTitle(likeness.label);
    const QString clips = counted(likeness.clips, text("clip"), text("clips"));
    if (!likeness.isConfusion()) return text("%1 resembles no other gesture (%2)").arg(label, clips);
    return text("%1 is confused with %2 in %3 of %4; a movement that differs more would be recognised more surely")
        .arg(label, labelTitle(likeness.other), percent(likeness.share()), clips);
}

}  // namespace ui
