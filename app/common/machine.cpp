#include "app/common/machine.h"

#include <malloc.h>
#include <sched.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

namespace app {
namespace {

/// The rest of the first line of `file` that starts with `key`, from behind `separator`.
std::string valueOf(const char* file, const std::string& key, char separator) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(key)) continue;
        const std::size_t begin = line.find_first_not_of(" \t\"", line.find(separator) + 1);
        if (begin == std::string::npos) return {};
        return line.substr(begin, line.find_last_not_of('"') + 1 - begin);
    }
    return {};
}

int usableCores() {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    if (sched_getaffinity(0, sizeof(cores), &cores) != 0) return int(sysconf(_SC_NPROCESSORS_ONLN));
    return CPU_COUNT(&cores);
}

}  // namespace

Machine thisMachine() {
    Machine machine;
    machine.cpu = valueOf("/proc/cpuinfo", "model name", ':');
    if (machine.cpu.empty()) machine.cpu = "unknown CPU";
    machine.cores = usableCores();
    machine.memoryGiB = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGE_SIZE)) / double(1u << 30u);
    machine.system = valueOf("/etc/os-release", "PRETTY_NAME", '=');
    return machine;
}

std::string machineLine(const Machine& machine) {
    std::ostringstream line;
    line << machine.cpu << ", " << machine.cores << " cores, " << std::lround(machine.memoryGiB) << " GiB";
    if (!machine.system.empty()) line << ", " << machine.system;
    return line.str();
}

std::uint64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    file >> total >> resident;
    return resident * std::uint64_t(sysconf(_SC_PAGE_SIZE));
}

std::uint64_t peakResidentBytes() {
    return std::strtoull(valueOf("/proc/self/status", "VmHWM", ':').c_str(), nullptr, 10) * 1024;
}

void resetPeak() {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
    std::ofstream("/proc/self/clear_refs") << "5";
}

core::TimePoint processStart() {
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(text.rfind(')') + 1));  // the name before it may hold spaces
    std::string skipped;
    for (int field = 3; field < 22; ++field) fields >> skipped;
    double ticks = 0;
    fields >> ticks;
    std::timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double ageS = double(now.tv_sec) + double(now.tv_nsec) * 1e-9 - ticks / double(sysconf(_SC_CLK_TCK));
    return core::Clock::now() - std::chrono::duration_cast<core::Clock::duration>(core::Seconds(ageS));
}

}  // namespace app
