#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

/// A data set of simulated people: what to make.
struct SimulatedDatasetOptions {
    std::filesystem::path folder;
    int subjects = 10;
    int scenes = 6;
    int repeats = 1;                  ///< sessions of each subject; in each every label is performed once
    std::vector<std::string> labels;  ///< empty = G1 to G12 and none
    std::uint64_t seed = 1;
    int width = 320;
    int height = 240;
    double framesPerSecond = 30;
    double leadS = 0;                ///< footage before and
    double tailS = 0;                ///< behind each gesture; the bounds are recorded
    double testShare = 0.3;          ///< the last subjects become the test split,
    bool separateTestScenes = true;  ///< recorded in rooms of their own (needs two scenes or more)
    int continuousVideos = 0;        ///< long takes with gestures and idling, each with its list of events
    double continuousMinutes = 5;    ///< length of each
    int threads = 0;                 ///< 0 = one for each processor core
};

struct SimulationProgress {
    int done = 0;      ///< media files finished, found finished ones included
    int total = 0;     ///< media files wanted
    std::string path;  ///< the newest one, relative to the folder
};

/// Makes clips <folder>/SubjectNNN/<session>/<NN>.mkv (NN = 01..12 for G1..G12, 13 for none), indexed in carpus.db with
/// subject, hand, scene, split and gesture bounds, and long takes <folder>/continuous/<NN>.mkv with
/// <folder>/continuous/<NN>.json beside: {"video", "subject", "scene", "fps", "duration_s", "events": [{"label",
/// "start_s", "end_s"}]}. Same options, same pictures. What an earlier run finished is kept, so an interrupted run can
/// be continued. Blocks; `progress` is called by the working threads, one at a time. Returns early after a stop
/// request. Throws Error for options that cannot be and when writing fails.
void makeSimulatedDataset(const SimulatedDatasetOptions& options, const std::stop_token& stop,
                          const std::function<void(const SimulationProgress&)>& progress);

}  // namespace core
