#include "core/dataset/json_text.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/dataset/index_file.h"
#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr std::uintmax_t kLargest = 256ULL << 20;

}  // namespace

std::string quotedJson(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 32) {
            std::array<char, 8> code{};
            std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(c));
            quoted += code.data();
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string readJsonFile(const std::filesystem::path& file) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    std::ifstream stream(file, std::ios::binary);
    if (error || !stream) throw Error("cannot read " + file.string() + "; check that it is there and may be read");
    if (bytes > kLargest)
        throw Error(file.string() + " has " + std::to_string(bytes >> 20) +
                    " MiB, more than the 256 MiB that are read; export fewer tasks at once");
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    const Database memory = openInMemory();
    Statement valid(memory.get(),
                    "SELECT CASE WHEN json_valid(?1) THEN json_type(?1) IN ('array', 'object') ELSE 0 END");
    if (!valid.bind(1, text).step() || valid.integer(0) == 0)
        throw Error(file.string() + " is no JSON list or object, or breaks off; export it again",
                    Error::Kind::BadUsage);
    return text;
}

}  // namespace core
