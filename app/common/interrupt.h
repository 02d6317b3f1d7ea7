#pragma once

#include <stop_token>
#include <thread>

#include "core/types/frame.h"

namespace app {

/// Turns Ctrl-C (SIGINT) and SIGTERM into a stop request; a second one ends the program at once. Make one object,
/// before other threads are started.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_listener;
};

/// Sleeps until `deadline` or until `stop` is requested; false when it was stopped.
bool sleepUntil(core::TimePoint deadline, std::stop_token stop);

}  // namespace app
