#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/types/clip_record.h"

/// What is found out about a data set as a whole: for the command line and the window.
namespace core {

enum class FindingKind {
    MissingFile,    ///< a clip whose media file is gone
    UnknownFile,    ///< a media file that the index does not know
    BrokenMedia,    ///< cannot be read, or not to its end
    ChangedFile,    ///< other content than when its checksum was taken
    Leftover,       ///< a temporary file of a program that did not finish
    BadBounds,      ///< a clip that reaches beyond its media file
    MissingSensor,  ///< a sensor file that is gone
    BadSensor,      ///< a sensor file that cannot be read or does not fit the length of its clip
    BrokenIndex,    ///< rows of the index that refer to nothing
};

/// One thing that is wrong with a data set.
struct Finding {
    FindingKind kind = FindingKind::MissingFile;
    std::string path = {};    ///< relative to the data set's folder
    std::string text = {};    ///< what is wrong
    std::string repair = {};  ///< what repairing does, or did; empty = a person must look
    bool repaired = false;
};

struct CheckReport {
    std::vector<Finding> findings = {};
    int files = 0;         ///< looked at
    int decoded = 0;       ///< of these, read picture by picture
    bool complete = true;  ///< false after a stop
};

/// What is on both sides of a split and must not be, or may hurt.
struct Leakage {
    std::map<std::string, std::vector<Split>> subjects = {};  ///< with clips in more than one split
    std::map<std::string, std::vector<Split>> media = {};   ///< one file, or files of equal content, in several splits
    std::map<std::string, std::vector<Split>> scenes = {};  ///< no fault, but no cross-scene test either
    int unassigned = 0;                                     ///< clips without a split

    bool clean() const { return subjects.empty() && media.empty(); }
};

/// How a quantity is distributed over the clips.
struct Distribution {
    int count = 0;  ///< of clips for which it is known
    double minimum = 0, median = 0, mean = 0, maximum = 0;
    std::vector<double> edges = {};  ///< of the bins, one more than counts
    std::vector<int> counts = {};
};

struct SubjectCount {
    int clips = 0;
    std::map<Split, int> splits = {};
};

struct DatasetStats {
    int clips = 0, unlabelled = 0, flagged = 0, trashed = 0;
    int media = 0, takes = 0, sensors = 0;
    int sessions = 0, scenes = 0;
    std::map<std::string, int> classes = {};
    std::map<std::string, SubjectCount> subjects = {};
    std::map<Split, int> splits = {};
    std::map<std::string, int> resolutions = {};  ///< "320x240" -> clips; "unknown" where nobody has looked
    Distribution durations = {};  ///< seconds of labelled gesture, or of the file where it has no bounds
    Distribution frameCounts = {};
    Distribution frameRates = {};
    std::vector<Finding> unreadable = {};  ///< missing and broken files
    Leakage leakage = {};
};

}  // namespace core
