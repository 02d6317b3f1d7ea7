#pragma once

#include <QString>
#include <memory>
#include <string>
#include <vector>

#include "core/types/image.h"

namespace ui {

struct FootageFrame {
    double timeS = 0;  ///< media time
    core::ImagePtr image;
};

/// Inertial samples recorded beside a video.
struct SensorTrack {
    std::vector<std::string> names;             ///< of the channels
    std::vector<double> timesS;                 ///< media time of each sample
    std::vector<std::vector<double>> channels;  ///< one row of samples for each name
};

/// A stretch of a recording, decoded for the player.
struct Footage {
    std::string path;  ///< relative to the data set's folder
    double fromS = 0;  ///< media time that was asked for
    double toS = 0;
    double durationS = 0;              ///< of the whole recording
    std::vector<FootageFrame> frames;  ///< in order of time
    SensorTrack sensor;
    QString problem;  ///< why there is nothing, or less than asked for; empty when all is well
};
using FootagePtr = std::shared_ptr<const Footage>;

/// Which stretch of which recording the player wants.
struct FootageRequest {
    std::string path;
    std::string sensorPath;
    double fromS = 0;
    double toS = 0;  ///< 0 = to the end
    bool operator==(const FootageRequest&) const = default;
};

}  // namespace ui
