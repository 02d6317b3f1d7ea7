#pragma once

#include <functional>

namespace app {

/// Runs the window's event loop until `ready`, and then lets it paint what has come. Main thread. Throws core::Error
/// when that takes more than ten minutes.
void waitFor(const std::function<bool()>& ready);

}  // namespace app
