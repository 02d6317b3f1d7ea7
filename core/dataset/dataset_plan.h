#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/dataset/simulated_dataset.h"
#include "core/types/clip_record.h"

namespace core {

/// One person in one room on one day: a folder of clips, or one long take.
struct PlannedSession {
    std::string subject;
    std::string session;
    std::string scene;
    std::uint64_t subjectSeed = 0;
    std::uint64_t sceneSeed = 0;
    std::uint64_t sessionSeed = 0;
    Split split = Split::Train;
    std::vector<std::string> labels;  ///< empty = one long take
};

/// Who performs what where, decided by the options alone. Throws Error for options that cannot be.
std::vector<PlannedSession> planSimulatedDataset(const SimulatedDatasetOptions& options);

/// "01".."12" for gestures, "13" for none.
std::string clipNumber(const std::string& label);

}  // namespace core
