#pragma once

#include <string>
#include <vector>

#include "model/import/import_weights.h"

namespace app {

/// What becomes of the tensors of a weight file, line by line; those that all blocks have are told once.
std::vector<std::string> importTable(const model::ImportReport& report);

}  // namespace app
