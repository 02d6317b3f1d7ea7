#include "app/common/logging.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "app/common/resource_paths.h"

namespace app {
namespace {

constexpr std::size_t kLogFileBytes = 1 << 20;
constexpr std::size_t kOlderLogFiles = 2;

spdlog::sink_ptr fileSink(const std::string& program) {
    const std::filesystem::path file = logFile(program);
    std::filesystem::create_directories(file.parent_path());
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kLogFileBytes, kOlderLogFiles);
    sink->set_level(spdlog::level::info);
    return sink;
}

}  // namespace

std::filesystem::path logFile(const std::string& program) { return stateFolder() / (program + ".log"); }

void startLogging(const std::string& program, bool verbose) {
    auto terminal = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    terminal->set_level(verbose ? spdlog::level::debug : spdlog::level::warn);
    terminal->set_pattern("%^%l%$: %v");
    auto logger = std::make_shared<spdlog::logger>(program, terminal);
    logger->set_level(verbose ? spdlog::level::debug : spdlog::level::info);
    logger->flush_on(spdlog::level::warn);
    try {
        logger->sinks().push_back(fileSink(program));
    } catch (const std::exception& error) {
        logger->info("no log file: {}", error.what());
    }
    spdlog::set_default_logger(logger);
}

}  // namespace app
