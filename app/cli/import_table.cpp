#include "app/cli/import_table.h"

#include <map>

#include "app/cli/console.h"

namespace app {
namespace {

/// "blocks.0.attn.qkv.weight" and its like in the other blocks become one line.
std::string pattern(const std::string& name) {
    if (!name.starts_with("blocks.")) return name;
    return "blocks.*" + name.substr(name.find('.', 7));
}

}  // namespace

std::vector<std::string> importTable(const model::ImportReport& report) {
    std::vector<std::string> lines;
    for (const auto& [what, names] : report.tensors) {
        std::map<std::string, int> counts;
        for (const std::string& name : names) ++counts[pattern(name)];
        lines.push_back(format("  %s: %zu tensors", what.c_str(), names.size()));
        for (const auto& [name, count] : counts)
            lines.push_back(format("    %-40s %s", name.c_str(), count > 1 ? format("x %d", count).c_str() : ""));
    }
    return lines;
}

}  // namespace app
