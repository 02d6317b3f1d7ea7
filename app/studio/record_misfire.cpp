#include "app/studio/record_misfire.h"

#include "core/recording/recording_session.h"
#include "core/types/error.h"
#include "core/types/label_set.h"

namespace app {

void storeMisfire(const core::RecordingPlace& place, const std::vector<core::Frame>& frames, const std::string& said) {
    if (frames.empty())
        throw core::Error("there is no picture to keep yet; choose a source that runs, then try again",
                          core::Error::Kind::BadUsage);
    core::RecordingSession session(place, core::RecorderConfig());
    for (const core::Frame& frame : frames) session.push(frame);
    const double seconds = core::Seconds(core::Clock::now() - frames.front().captureTime).count();
    session.storeMisfire(std::string(core::kNoneLabel), said, seconds);
}

}  // namespace app
