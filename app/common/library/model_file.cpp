#include "app/common/library/model_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "app/common/library/model_card.h"
#include "app/common/library/sha256.h"
#include "core/types/error.h"
#include "model/atomic_file.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCopyBytes = std::size_t(1) << 20;
constexpr std::size_t kLongestName = 80;
constexpr std::array kPlainStems{"best", "last", "final", "model", "checkpoint", "pytorch_model"};

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
}

}  // namespace

std::string copyModel(const fs::path& from, const fs::path& to) {
    std::ifstream stream(from, std::ios::binary);
    model::AtomicFile file(to.string());
    std::vector<char> buffer(kCopyBytes);
    Sha256 sum;
    while (stream) {
        stream.read(buffer.data(), std::streamsize(buffer.size()));
        const auto bytes = std::as_bytes(std::span(buffer.data(), std::size_t(stream.gcount())));
        sum.add(bytes);
        file.write(bytes);
    }
    if (!stream.eof())
        throw core::Error("'" + from.string() + "' cannot be read; check that it is there and its permissions");
    file.commit();
    const std::string wanted = sum.finish();
    if (sha256Of(to) == wanted) return wanted;
    std::error_code ignored;
    fs::remove(to, ignored);
    throw core::Error("the copy '" + to.string() + "' is not what was written; check the disk and try again");
}

void moveModel(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    if (const fs::path record = recordPath(from); fs::exists(record, failure))
        fs::rename(record, recordPath(to), failure);
    if (!failure) fs::rename(from, to, failure);
    if (failure)
        throw core::Error("'" + from.string() + "' cannot be moved to '" + to.string() + "' (" + failure.message() +
                          "); check the permissions of both folders");
}

std::vector<std::string> modelNames(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (entry->path().extension() == kModelEnding) names.push_back(entry->path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

void requireModelName(const std::string& name) {
    const bool good = !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
                      std::all_of(name.begin(), name.end(), isNameCharacter);
    if (!good)
        throw core::Error("'" + name + "' cannot be the name of a model; take up to 80 letters, digits, '.', '-', '_'",
                          core::Error::Kind::BadUsage);
}

std::string nameFromFile(const fs::path& file) {
    const fs::path whole = fs::absolute(file).lexically_normal();
    fs::path last = whole.filename().empty() ? whole.parent_path() : whole;
    std::string stem = last.stem().string();
    if (std::find(kPlainStems.begin(), kPlainStems.end(), stem) != kPlainStems.end() &&
        !last.parent_path().filename().empty())
        stem = last.parent_path().filename().string();
    std::replace_if(
        stem.begin(), stem.end(), [](char c) { return !isNameCharacter(c); }, '-');
    while (!stem.empty() && stem.front() == '.') stem.erase(0, 1);
    stem = stem.substr(0, kLongestName - 4);
    return stem.empty() ? "model" : stem;
}

}  // namespace app
