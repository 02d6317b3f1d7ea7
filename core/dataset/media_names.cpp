#include "core/dataset/media_names.h"

#include <string_view>
#include <system_error>

#include "core/types/gesture.h"

namespace core {
namespace {

constexpr std::size_t kLongestName = 100;

/// Cuts no character of UTF-8 in two.
void shorten(std::string& text) {
    if (text.size() <= kLongestName) return;
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
}

}  // namespace

std::string folderName(const std::string& name) {
    constexpr std::string_view kMisread = "/\\:*?\"<>|'`$&;%!#";
    std::string text = name;
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 32 || c == 127 || kMisread.find(c) != std::string_view::npos) c = '_';
    shorten(text);
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    if (text.empty()) return "unknown";
    if (text.front() == '.' || text.front() == '-') text.front() = '_';
    return text;
}

int leadingNumber(const std::string& name) {
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    return digits == 0 || digits > 6 ? 0 : std::stoi(name.substr(0, digits));
}

std::set<int> numbersIn(const std::filesystem::path& folder) {
    std::set<int> numbers;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none))
        numbers.insert(leadingNumber(entry.path().filename().string()));
    return numbers;
}

std::string freeNumber(const std::string& label, const std::set<int>& taken) {
    int number = gestureIndex(label).value_or(kGestureCount) + 1;
    if (taken.contains(number)) number = kGestureCount + 1;
    while (taken.contains(number)) ++number;
    const std::string text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
}

}  // namespace core
