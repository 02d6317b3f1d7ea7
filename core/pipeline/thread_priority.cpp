#include "core/pipeline/thread_priority.h"

#include <sys/resource.h>
#include <unistd.h>

namespace core {
namespace {

/// Enough for capture to be woken in time on two busy cores; more would only take from the network where other programs
/// are busy as well.
constexpr int kNiceness = 2;

}  // namespace

// Linux keeps the niceness for each thread, unlike POSIX, and who == 0 means the calling one.
void letOthersGoFirst() {
#ifdef __linux__
    const int present = getpriority(PRIO_PROCESS, 0);
    setpriority(PRIO_PROCESS, 0, present + kNiceness);
#endif
}

}  // namespace core
