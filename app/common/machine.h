#pragma once

#include <cstdint>
#include <string>

#include "core/types/frame.h"

namespace app {

/// The computer that a measurement was made on.
struct Machine {
    std::string cpu;  ///< model name
    int cores = 0;    ///< that this process may use
    double memoryGiB = 0;
    std::string system;  ///< "Debian GNU/Linux 12 (bookworm)"
};

Machine thisMachine();
/// "AMD EPYC 7763, 2 cores, 8 GiB, Debian GNU/Linux 12 (bookworm)".
std::string machineLine(const Machine& machine);

/// Memory of this process that lies in RAM now.
std::uint64_t residentBytes();
/// The most that residentBytes() has been since the last resetPeak().
std::uint64_t peakResidentBytes();
/// Gives unused memory back to the system and measures the peak anew from here.
void resetPeak();
/// When the system started this process, to about 10 ms: before its libraries were loaded.
core::TimePoint processStart();

}  // namespace app
