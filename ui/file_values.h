#pragma once

#include <QString>
#include <memory>
#include <string>
#include <vector>

#include "core/types/clip.h"
#include "ui/ranked_label.h"

namespace ui {

/// A gesture found in a long recording.
struct FoundGesture {
    std::string label;
    double confidence = 0;
    double startS = 0;
    double endS = 0;
};

/// What the model thinks at one moment of a long recording.
struct FileMoment {
    double timeS = 0;
    std::vector<float> probabilities;  ///< in the order of FileVerdict::labels
};

/// What a recording shows.
struct FileVerdict {
    std::vector<RankedLabel> ranking;  ///< best first
    double durationS = 0;
    QString warning;                   ///< what the person should know, in plain words; empty when all is well
    bool doubtful = false;             ///< the model is so unsure that the clip may be unlike what it learnt
    bool isLong = false;               ///< events were looked for
    std::vector<FoundGesture> events;  ///< oldest first
    std::vector<FileMoment> moments;
    std::vector<std::string> labels;
};

enum class FileState { Waiting, Working, Done, Failed, Stopped };

/// One row of the queue.
struct FileEntry {
    QString path;  ///< absolute
    FileState state = FileState::Waiting;
    double share = 0;  ///< 0..1 of a long recording that is being worked on
    std::shared_ptr<const FileVerdict> verdict;
    QString problem;        ///< why there is no verdict; empty when all is well
    std::string corrected;  ///< the label that a person gave instead; empty = none
};

/// What the model saw of a recording and where it looked.
struct SeenClip {
    QString path;
    std::shared_ptr<const core::Clip> seen;
    std::shared_ptr<const core::Clip> attention;  ///< the same frames with the overlay
    QString problem;                              ///< why there is none; empty when all is well
};

}  // namespace ui
