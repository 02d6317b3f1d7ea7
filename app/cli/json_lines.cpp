#include "app/cli/json_lines.h"

#include <nlohmann/json.hpp>

namespace app {

void JsonLines::write(const nlohmann::ordered_json& line) {
    if (!wanted()) return;
    m_file.write(line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

}  // namespace app
