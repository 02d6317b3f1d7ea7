#pragma once

#include <cstdio>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/classify/file_classifier.h"

namespace app {

/// One line of `carpus classify --json`: the verdict with its `top` best classes.
nlohmann::ordered_json verdictLine(const std::string& path, const FileVerdict& verdict, int top);
/// The line of an input that failed.
nlohmann::ordered_json failureLine(const std::string& path, const std::string& error);

/// The verdict for people, on one line; events of a long recording on lines of their own.
std::string verdictText(const std::string& path, const FileVerdict& verdict, int top);

/// The heading and the rows of `carpus classify --csv`, each with its line end.
std::string csvHeading();
std::string csvRow(const std::string& path, const FileVerdict& verdict);
std::string csvFailure(const std::string& path, const std::string& error);

/// SubRip subtitles: one for each event of a long recording, else the verdict over the whole length; none where nobody
/// means anything.
std::string subtitles(const FileVerdict& verdict);

/// Writes a copy of the recording as Motion-JPEG in Matroska, `target`, with the verdict (for a long recording: the
/// event of the moment) drawn on every frame. Throws core::Error.
void writeAnnotatedRecording(const std::string& path, const FileVerdict& verdict, const std::string& target,
                             std::stop_token stop);

}  // namespace app
