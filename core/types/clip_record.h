#pragma once

#include <cstdint>
#include <string>

namespace core {

enum class Split { None, Train, Validation, Test };

/// Names a clip of one data set for good; 0 = not stored yet.
using ClipId = std::int64_t;

/// One clip of a data set: a stretch of a media file with a label. Several clips may lie in one file.
struct ClipRecord {
    std::string path = {};   ///< media file or frame folder, relative to the data set's folder
    std::string label = {};  ///< empty = not labelled yet
    std::string subject = {};
    std::string session = {};
    std::string scene = {};
    Split split = Split::None;
    int frameCount = 0;  ///< of the whole media file, as is the rate; 0 = not known yet
    double framesPerSecond = 0;
    double startS = 0;  ///< gesture bounds within the media file; endS 0 means to the end
    double endS = 0;
    ClipId id = 0;
    bool flagged = false;        ///< to be looked at again
    std::int64_t trashedAt = 0;  ///< seconds since 1970; 0 = not in the trash
    std::string note = {};
    std::string checksum = {};    ///< of the media file; empty = not taken yet
    std::string sensorPath = {};  ///< CSV of inertial samples beside the media file; empty = none
};

}  // namespace core
