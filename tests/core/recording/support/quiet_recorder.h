#pragma once

#include "core/recording/recorder.h"

/// Settings of a recorder that does not look at the disk, on a machine that may be busy.
inline core::RecorderConfig quietRecorder() {
    core::RecorderConfig config;
    config.warnBelowBytes = config.stopBelowBytes = 0;
    config.historyBytes = 32 << 20;
    config.gapS = 20;  // a busy machine is no vanished camera
    return config;
}
