#pragma once

#include <QString>
#include <string>

#include "core/types/dataset_values.h"
#include "core/types/prompt.h"
#include "core/types/recording.h"

namespace ui {

/// What a person sets up before recording.
struct RecordingSetup {
    core::SubjectInfo subject;
    std::string session;  ///< empty: named after the moment it begins
    std::string scene;
    core::PromptConfig prompt;
    bool continuous = false;  ///< one long video with marks instead of a clip for each prompt
    bool sounds = true;
};

/// How a recording session is doing.
struct RecordingNews {
    core::PromptState prompt;
    core::RecorderStatus recorder;
    double continuousS = 0;  ///< length of the long video so far
    int marks = 0;           ///< set in it
    double freeGB = 0;       ///< disk space where the data set lies; 0 = not known
};

}  // namespace ui
