#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

#include "core/types/frame.h"

namespace core {

/// Sleeps until `moment`, or until a stop is requested.
inline void pauseUntil(TimePoint moment, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_until(lock, stop, moment, [] { return false; });
}

}  // namespace core
