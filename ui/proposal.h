#pragma once

#include <QString>
#include <string>

#include "core/types/clip_record.h"
#include "core/types/likeness.h"

namespace ui {

/// What the model thinks of a clip: its label and where the gesture lies.
struct Proposal {
    core::ClipId clip = 0;
    std::string label;
    double confidence = 0;  ///< 0..1
    double startS = 0;      ///< media time
    double endS = 0;
};

/// "G13 is confused with G5 in 40 % of 10 clips", with what to do about it.
QString likenessText(const core::Likeness& likeness);

}  // namespace ui
