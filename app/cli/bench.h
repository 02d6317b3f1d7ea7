#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "app/cli/recipe_options.h"
#include "core/types/config.h"
#include "core/types/live_result.h"

namespace app {

struct BenchLiveOptions {
    core::CaptureConfig capture;
    double seconds = 60;
    std::string json;
};

struct BenchModelOptions {
    std::vector<std::string> presets;  ///< architectures with random weights instead of a checkpoint; or "all"
    bool allPrecisions = false;        ///< each that the device has, instead of the one asked for
    int clips = 1;                     ///< in one batch
    double seconds = 10;               ///< of measuring each, after the warm-up
    std::vector<std::string> without;  ///< savings of the engine to switch off
    int agreement = 0;                 ///< clips on which each precision is compared with 32 bit; 0 = not
    std::string compare;               ///< "reference": the Hugging Face network in the same run; may be empty
    std::string python = "python3";    ///< that has torch and transformers
    std::string json;
};

struct BenchTrainingOptions {
    RecipeOptions recipe;            ///< the bundled one where none is given
    bool allPrecisions = false;      ///< each that the device trains in, instead of the recipe's
    int clips = 256;                 ///< simulated ones at most, used again and again
    double seconds = 30;             ///< of measuring each, after the warm-up
    std::string compare;             ///< "reference": the Hugging Face network in the same run; may be empty
    bool compile = false;            ///< the reference also through torch.compile
    std::string python = "python3";  ///< that has torch and transformers
    std::string json;
};

struct BenchRecordOptions {
    core::CaptureConfig capture;
    std::string codec = "mjpeg";
    std::string folder;    ///< a data set to record into; empty = a temporary one, removed afterwards
    double seconds = 600;  ///< of one long take
    int presses = 40;      ///< clips begun by random key presses, before it
    bool alone = false;    ///< without live recognition beside it
    std::string json;
};

struct BenchDatasetOptions {
    int clips = 10'000;
    std::string json;
};

/// `carpus bench live`: the live pipeline with a reader that stands for the user interface.
int runBenchLive(const BenchLiveOptions& options, const Invocation& invocation);
/// `carpus bench model`: how fast networks are alone, one table row for each preset and precision.
int runBenchModel(const BenchModelOptions& options, const Invocation& invocation);
/// `carpus bench training`: how fast a recipe trains, one table row for each precision.
int runBenchTraining(const BenchTrainingOptions& options, const Invocation& invocation);
/// `carpus bench record`: recording beside the preview and live recognition.
int runBenchRecord(const BenchRecordOptions& options, const Invocation& invocation);

/// `carpus bench dataset`: the index of a large data set, made in a temporary folder.
int runBenchDataset(const BenchDatasetOptions& options, const Invocation& invocation);

/// {"cpu", "cores", "memory_gib", "system"} of this computer.
nlohmann::ordered_json machineJson();
/// {"p50", "p95", "p99", "max", "samples"} in milliseconds.
nlohmann::ordered_json stageJson(const core::StageLatency& stage);

}  // namespace app
