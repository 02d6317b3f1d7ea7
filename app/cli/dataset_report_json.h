#pragma once

#include <nlohmann/json.hpp>

#include "core/types/dataset_report.h"

namespace app {

/// The reports about a data set as JSON; the fields are an interface.
nlohmann::ordered_json statsJson(const core::DatasetStats& stats);
nlohmann::ordered_json leakageJson(const core::Leakage& leakage);
nlohmann::ordered_json findingJson(const core::Finding& finding);

/// The same for people, one line each. Empty when nothing leaks.
std::vector<std::string> leakageLines(const core::Leakage& leakage);

}  // namespace app
