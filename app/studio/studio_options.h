#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/types/config.h"
#include "core/types/frame.h"
#include "core/types/inference_config.h"
#include "ui/theme.h"

namespace app {

/// Of the program: its settings and its log are called so.
inline constexpr const char* kStudioName = "carpus-studio";

/// What an engine is built from.
struct EngineRequest {
    core::CaptureConfig capture;
    core::LiveConfig live;
    core::InferenceConfig inference;
    std::string model;                            ///< path or name; empty = the active one
    std::function<void(const core::Frame&)> tap;  ///< sees every picture too, on the capture thread; must not wait
};

/// The command line of carpus-studio.
struct StudioOptions {
    EngineRequest engine;
    std::optional<ui::Appearance> appearance;  ///< empty: as chosen last time
    std::string screenshots;                   ///< folder; empty: run normally
    double seconds = 0;                        ///< quit after this long; 0 = when the user closes the window
    bool sourceGiven = false;                  ///< by an argument
    bool verbose = false;
};

/// Parses the command line, or says why not: `exitCode` is set when the program should end (help, version, unusable
/// arguments), and what there was to say has been printed.
struct ParsedOptions {
    StudioOptions options;
    std::optional<int> exitCode;
};
/// `standard` holds where no argument says otherwise.
ParsedOptions parseStudioOptions(int argc, const char* const* argv, const EngineRequest& standard = {});

}  // namespace app
