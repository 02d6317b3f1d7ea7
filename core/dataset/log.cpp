#include "core/dataset/log.h"

#include <spdlog/spdlog.h>

namespace core {

void logInfo(const std::string& text) { spdlog::info("{}", text); }

void logWarning(const std::string& text) { spdlog::warn("{}", text); }

}  // namespace core
