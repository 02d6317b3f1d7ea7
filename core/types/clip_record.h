#pragma once

#include <string>

#include "core/types/prediction.h"

namespace core {

enum class Split { None, Train, Validation, Test };

/// One labelled clip of a data set.
struct ClipRecord {
    std::string path;  ///< media file or frame folder, relative to the data set's folder
    std::string label;
    std::string subject;
    std::string session;
    std::string scene;
    Split split = Split::None;
    int frameCount = 0;
    double framesPerSecond = 0;
    double startS = 0;  ///< gesture bounds within the media file; endS 0 means to the end
    double endS = 0;
};

}  // namespace core
