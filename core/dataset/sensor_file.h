#pragma once

#include <filesystem>
#include <string>

#include "core/types/sensor_track.h"

namespace core {

/// Reads a CSV without a header: time or index, then six channels; a comma, semicolon, tabulator or blank between them.
/// Times are seconds where the rows lie less than a second apart, else milliseconds; a column that counts by ones is an
/// index. Throws Error, with the line, for what is no such file.
SensorTrack readSensorFile(const std::filesystem::path& file);

/// What does not fit between a track and a recording of that length, or nothing. One tenth and 0.2 s are allowed.
std::string sensorFault(const SensorTrack& track, double mediaDurationS);

}  // namespace core
