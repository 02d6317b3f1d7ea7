#pragma once

#include <string>

#include "core/recording/recorder.h"

/// Settings of a recorder that does not look at the disk, on a machine that may be busy.
inline core::RecorderConfig quietRecorder() {
    core::RecorderConfig config;
    config.warnBelowBytes = config.stopBelowBytes = 0;
    config.historyBytes = 32 << 20;
    config.gapS = 20;  // a busy machine is no vanished camera
    return config;
}

/// A take named so from `from` on; further segments get a '+' each.
inline core::TakeRequest takeInto(const std::string& folder, const std::string& name, core::TimePoint from) {
    core::TakeRequest request;
    request.folder = folder;
    request.fileOf = [folder, name](int segment, core::TimePoint) {
        return folder + "/" + name + std::string(std::size_t(segment), '+') + ".mkv";
    };
    request.from = from;
    return request;
}
