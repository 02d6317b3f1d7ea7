#include "tests/rules/support/source_rules.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace rules {
namespace {

constexpr int kLongestSource = 450;
constexpr int kLongestFunction = 60;

using Folders = std::set<std::string>;

struct Layer {
    std::string folder;
    Folders mayInclude;
    bool standardLibraryOnly = false;
};

/// Most specific folder first; a folder always may include itself.
const std::vector<Layer> kLayers = {
    {"core/types", {}, true},
    {"core/simulator", {"core/types"}, true},
    {"core", {"core/types", "core/simulator"}},
    {"model", {"core/types"}},
    {"training", {"core", "core/types", "core/simulator", "model"}},
    {"ui", {"core/types"}},
    {"app", {"core", "core/types", "core/simulator", "model", "training", "ui"}},
    {"tests", {"core", "core/types", "core/simulator", "model", "training", "ui", "app"}},
};

struct Library {
    const char* name;
    std::regex header;
    Folders users;  ///< besides tests
};

const std::vector<Library> kLibraries = {
    {"LibTorch", std::regex("^(torch|ATen|c10|caffe2)/"), {"model", "training"}},
    {"Qt", std::regex("^(Q[A-Z]|Qt|qt|qnamespace)"), {"ui", "app"}},
    {"GStreamer", std::regex("^(gst/|glib|gio/)"), {"core"}},
    {"OpenCV", std::regex("^opencv"), {"core"}},
    {"SQLite", std::regex("^sqlite3"), {"core"}},
    {"CLI11", std::regex("^CLI/"), {"app"}},
    {"yaml-cpp", std::regex("^yaml-cpp/"), {"training"}},
    {"nlohmann-json", std::regex("^nlohmann/"), {"model", "training", "app"}},
    {"spdlog", std::regex("^(spdlog|fmt)/"), {"core", "model", "training", "app"}},
};

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) all.push_back(line);
    return all;
}

std::string at(const SourceFile& file, size_t lineIndex, const std::string& what) {
    return file.path + ":" + std::to_string(lineIndex + 1) + ": " + what;
}

const Layer* layerOf(const std::string& path) {
    const auto inside = [&](const Layer& layer) { return path.rfind(layer.folder + "/", 0) == 0; };
    const auto found = std::find_if(kLayers.begin(), kLayers.end(), inside);
    return found == kLayers.end() ? nullptr : &*found;
}

struct Include {
    size_t line;
    std::string target;
    bool quoted;
};

std::vector<Include> includes(const SourceFile& file) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> found;
    const auto all = lines(file.text);
    for (size_t i = 0; i < all.size(); ++i) {
        std::smatch match;
        if (std::regex_search(all[i], match, pattern)) found.push_back({i, match[2], match[1] == "\""});
    }
    return found;
}

bool isGenerated(const std::string& target) {
    static const std::regex generated(R"((\.moc|^moc_.*\.cpp|^ui_.*\.h)$)");
    return std::regex_search(target, generated);
}

std::string projectEdge(const Layer& from, const std::string& target) {
    const Layer* to = layerOf(target);
    if (!to) return "'" + target + "' is not a project file named from the repository's root";
    if (to->folder == from.folder || from.mayInclude.contains(to->folder)) return {};
    return from.folder + " may not include " + to->folder + " ('" + target + "')";
}

std::string libraryEdge(const Layer& from, const std::string& target) {
    if (from.standardLibraryOnly && target.find_first_of("./") != std::string::npos)
        return from.folder + " uses the standard library only, not <" + target + ">";
    for (const Library& library : kLibraries)
        if (std::regex_search(target, library.header) && from.folder != "tests" && !library.users.contains(from.folder))
            return std::string(library.name) + " is not for " + from.folder + " (<" + target + ">)";
    return {};
}

/// A line that opens a function's body at namespace level, as clang-format lays it out.
bool opensFunction(const std::string& line) {
    static const std::regex other(R"(^(\s|\}|namespace|class|struct|enum|union|extern|using|#|//))");
    return !line.empty() && line.back() == '{' && !std::regex_search(line, other) &&
           line.find('=') == std::string::npos;
}

}  // namespace

bool isSource(const std::string& path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

Violations includeEdges(const SourceFile& file) {
    const Layer* from = layerOf(file.path);
    if (!from || !isSource(file.path)) return {};
    Violations found;
    for (const Include& include : includes(file)) {
        if (include.quoted && isGenerated(include.target)) continue;
        const std::string wrong =
            include.quoted ? projectEdge(*from, include.target) : libraryEdge(*from, include.target);
        if (!wrong.empty()) found.push_back(at(file, include.line, wrong));
    }
    return found;
}

Violations fixedSleeps(const SourceFile& file) {
    static const std::regex sleeps(
        R"(\b(sleep_for|sleep_until|qWait|qSleep|usleep|nanosleep)\s*\(|QThread::m?u?sleep\b|(^|[^\w.>:])sleep\s*\()");
    if (file.path.rfind("tests/", 0) != 0 || !isSource(file.path)) return {};
    Violations found;
    const auto all = lines(file.text);
    for (size_t i = 0; i < all.size(); ++i)
        if (std::regex_search(all[i], sleeps) && all[i].find("// sleeps on purpose: ") == std::string::npos)
            found.push_back(at(file, i, "waits for a time instead of a condition"));
    return found;
}

Violations lengths(const SourceFile& file) {
    if (!isSource(file.path)) return {};
    Violations found;
    const auto all = lines(file.text);
    if (all.size() > kLongestSource)
        found.push_back(at(file, all.size() - 1, "longer than " + std::to_string(kLongestSource) + " lines"));
    size_t begin = all.size();
    for (size_t i = 0; i < all.size(); ++i) {
        if (begin == all.size() && opensFunction(all[i])) begin = i;
        if (begin == all.size() || all[i] != "}") continue;
        if (i - begin + 1 > kLongestFunction)
            found.push_back(at(file, begin, "function of " + std::to_string(i - begin + 1) + " lines"));
        begin = all.size();
    }
    return found;
}

Violations unwantedText(const SourceFile& file) {
    // The brackets keep this line from breaking its own rule.
    static const std::regex unwanted(
        R"((^|[^\w./])/(root|work|home/[\w-]+|Users/[\w-]+)(/|\b)|\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b)");
    Violations found;
    const auto all = lines(file.text);
    for (size_t i = 0; i < all.size(); ++i) {
        std::smatch match;
        if (std::regex_search(all[i], match, unwanted))
            found.push_back(at(file, i, "unwanted text '" + match.str() + "'"));
    }
    return found;
}

Violations hiddenTorch(const std::vector<SourceFile>& sources) {
    std::map<std::string, const SourceFile*> byPath;
    for (const SourceFile& source : sources) byPath[source.path] = &source;
    static const std::regex torch("^(torch|ATen|c10|caffe2)/");
    Violations found;
    for (const SourceFile& source : sources) {
        const Layer* layer = layerOf(source.path);
        if (!layer || (layer->folder != "app" && layer->folder != "ui" && layer->folder != "core")) continue;
        std::set<std::string> seen{source.path};
        std::vector<std::string> open{source.path};
        while (!open.empty()) {
            const SourceFile& next = *byPath.at(open.back());
            open.pop_back();
            for (const Include& include : includes(next)) {
                if (!include.quoted && std::regex_search(include.target, torch))
                    found.push_back(source.path + ": reaches <" + include.target + "> through " + next.path);
                else if (byPath.contains(include.target) && seen.insert(include.target).second)
                    open.push_back(include.target);
            }
        }
    }
    return found;
}

std::vector<SourceFile> projectFiles(const fs::path& root) {
    static const std::array texts = {".cpp", ".h",   ".txt", ".cmake", ".md",      ".json", ".yaml", ".py",
                                     ".sh",  ".svg", ".qrc", ".xml",   ".desktop", ".ts",   ".supp", ""};
    std::vector<SourceFile> files;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
        const std::string name = entry->path().filename().string();
        if (entry->is_directory()) {
            if (name.front() == '.' || name.rfind("build", 0) == 0 || name == "dist") entry.disable_recursion_pending();
            continue;
        }
        if (std::find(texts.begin(), texts.end(), entry->path().extension()) == texts.end()) continue;
        std::ifstream stream(entry->path(), std::ios::binary);
        files.push_back({entry->path().lexically_relative(root).generic_string(),
                         std::string(std::istreambuf_iterator<char>(stream), {})});
    }
    return files;
}

}  // namespace rules
