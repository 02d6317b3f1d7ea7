#include "app/classify/output_paths.h"

#include <utility>

#include "app/common/make_folder.h"

namespace app {
namespace fs = std::filesystem;

OutputPaths::OutputPaths(fs::path target, std::vector<std::string> given)
    : m_target(std::move(target)), m_given(std::move(given)) {}

fs::path OutputPaths::place(const std::string& input) {
    fs::path relative = fs::path(input).filename();
    for (const std::string& path : m_given) {
        const fs::path below = fs::path(input).lexically_relative(path);
        if (!below.empty() && below != "." && *below.begin() != "..") relative = below;
    }
    relative.replace_extension();
    fs::path place = m_target / relative;
    for (int i = 2; !m_taken.insert(place).second; ++i)
        place = m_target / fs::path(relative.string() + "-" + std::to_string(i));
    makeFolder(place.parent_path());
    return place;
}

}  // namespace app
