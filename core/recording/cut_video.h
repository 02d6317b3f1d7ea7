#pragma once

#include <span>
#include <string>
#include <vector>

namespace core {

/// A stretch of a recording that becomes a file of its own.
struct Cut {
    double startS = 0;  ///< the first picture at or behind it becomes the new file's zero
    double endS = 0;    ///< the last picture lies before it; 0 = to the end
    std::string to;     ///< .mkv
};

/// What a cut has given.
struct CutReport {
    int frames = 0;
    double firstS = 0;       ///< media time in the old file of the first
    double lastS = 0;        ///< and of the last picture
    bool codedAnew = false;  ///< the codec has pictures that need others, and the cut lay between those
    bool brokenOff = false;  ///< the recording ended in the middle of a picture
};

/// Cuts a Matroska recording in one pass. Pictures are copied as they are where the codec allows, which Motion-JPEG and
/// FFV1 always do and H.264 does at key frames; else they are coded anew. Files appear whole or not at all, and nothing
/// is written over. Blocks. Throws Error for stretches without pictures and when reading or writing fails; cuts that
/// were finished before stay.
std::vector<CutReport> cutVideo(const std::string& from, std::span<const Cut> cuts);

/// Joins recordings of one codec and size, in order, each behind the one before by the usual distance of pictures.
/// Nothing is coded anew. Blocks. Throws Error, also where they do not fit together.
CutReport joinVideos(std::span<const std::string> from, const std::string& to);

}  // namespace core
