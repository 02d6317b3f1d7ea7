#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/cli/bench.h"
#include "app/cli/console.h"

namespace app {

/// Rows of `carpus bench model` as a Markdown table, printed as they come. One thread.
class BenchTable {
public:
    BenchTable(Console& console, const BenchModelOptions& options) : m_console(console), m_options(options) {}

    void add(const nlohmann::ordered_json& row);

private:
    Console& m_console;
    const BenchModelOptions& m_options;
    bool m_hasHead = false;
};

}  // namespace app
