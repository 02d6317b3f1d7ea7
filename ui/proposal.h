#pragma once

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

}  // namespace ui
