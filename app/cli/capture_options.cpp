#include "app/cli/capture_options.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

namespace app {

void addSizeOption(CLI::App& command, int& width, int& height) {
    const auto parse = [&width, &height](const std::string& text) {
        int read = 0;
        const bool whole = std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &read) == 2;
        if (!whole || read != int(text.size()) || width < 1 || height < 1)
            throw CLI::ValidationError("--size", "'" + text + "' is no size; write WIDTHxHEIGHT, such as 640x480");
    };
    command.add_option_function<std::string>("--size", parse, "Wanted size of the pictures")->type_name("WxH");
}

void addCaptureOptions(CLI::App& command, core::CaptureConfig& config) {
    command
        .add_option("--source", config.source,
                    "sim, v4l2:/dev/videoN, rtsp://..., http://... or file:PATH; default sim")
        ->type_name("SOURCE");
    command.add_option("--seed", config.seed, "Simulator: which person, scene and script")->type_name("N");
    addSizeOption(command, config.width, config.height);
    command.add_option("--fps", config.framesPerSecond, "Wanted frames per second")
        ->check(CLI::Range(1.0, 240.0))
        ->type_name("F");
    command
        .add_option_function<double>(
            "--connect-timeout", [&config](double seconds) { config.connectTimeoutMs = int(seconds * 1000); },
            "Give up on a silent source after this many seconds; default 10")
        ->check(CLI::Range(0.1, 600.0))
        ->type_name("S");
}

}  // namespace app
