#pragma once

#include <functional>

namespace app {

/// Runs the window's event loop until `ready`, at most ten minutes, and then lets it paint what has come. Main thread.
void waitFor(const std::function<bool()>& ready);

}  // namespace app
