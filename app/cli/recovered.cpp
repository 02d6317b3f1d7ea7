#include "app/cli/recovered.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace app {

void tellRecovered(const std::vector<core::RecoveredRecording>& recovered, JsonLines& json, Console& console) {
    for (const core::RecoveredRecording& found : recovered) {
        json.write({{"type", "recovered"},
                    {"path", found.path},
                    {"label", found.label},
                    {"frames", found.frames},
                    {"duration_s", std::round(found.durationS * 1000) / 1000},
                    {"marks", found.marks},
                    {"error", found.fault}});
        if (!found.fault.empty())
            console.notice("an interrupted recording cannot be repaired: " + found.path + " (" + found.fault + ")");
        else if (found.frames == 0)
            console.notice("an interrupted recording had no picture yet: " + found.path);
        else
            console.notice(
                format("an interrupted recording was repaired: %s, %.1f s", found.path.c_str(), found.durationS));
    }
}

}  // namespace app
