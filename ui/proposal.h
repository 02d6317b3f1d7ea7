#pragma once

#include <QString>
#include <string>

#include "core/types/clip_record.h"

namespace ui {

/// What the model thinks of a clip: its label and where the gesture lies.
struct Proposal {
    core::ClipId clip = 0;
    std::string label;
    double confidence = 0;  ///< 0..1
    double startS = 0;      ///< media time
    double endS = 0;
};

/// Which class the clips of a new gesture are taken for by a model that does not know it.
struct Likeness {
    std::string label;
    int clips = 0;
    std::string other;  ///< the class that most of them are taken for; empty where it is none
    int confused = 0;   ///< clips taken for it
};

/// "G13 is confused with G5 in 40 % of 10 clips", with what to do about it.
QString likenessText(const Likeness& likeness);

}  // namespace ui
