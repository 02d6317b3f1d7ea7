#include "core/dataset/list_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

std::string trimmed(const std::string& text) {
    constexpr const char* kBlanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool parts(const std::string& line, const std::string& separator, int fields) {
    const std::vector<std::string> found = fieldsOf(line, separator);
    if (int(found.size()) < fields) return false;
    // a label or number holds no folder, and a path is not empty
    return !found.front().empty() && !found.back().empty() && found.back().find('/') == std::string::npos;
}

const std::vector<std::string> kSeparators{"\t", ";", ",", " "};

/// What to do about a line that the given separator does not part.
std::string seeming(const std::string& line, int fields) {
    for (const std::string& separator : kSeparators)
        if (parts(line, separator, fields))
            return "the line seems to use " +
                   (separator == "\t"  ? std::string("a tabulator")
                    : separator == " " ? std::string("a blank")
                                       : "'" + separator + "'") +
                   ": name that separator or none";
    return "name the right separator or none";
}

}  // namespace

std::vector<ListLine> readListFile(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Error("cannot read the list " + file.string() + "; check that it is there and may be read");
    std::vector<ListLine> lines;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.find('\0') != std::string::npos)
            throw Error("the list " + file.string() + " is no text: line " + std::to_string(number) +
                            " holds a zero byte; save it as UTF-8 text",
                        Error::Kind::BadUsage);
        line = trimmed(line);
        if (!line.empty()) lines.push_back({number, line});
    }
    return lines;
}

std::vector<std::pair<fs::path, Split>> listFilesOf(const fs::path& source, const std::string& ending) {
    constexpr std::array<std::pair<const char*, Split>, 5> kNames{{{"train", Split::Train},
                                                                   {"val", Split::Validation},
                                                                   {"validation", Split::Validation},
                                                                   {"test", Split::Test},
                                                                   {"data", Split::None}}};
    std::error_code error;
    std::vector<std::pair<fs::path, Split>> lists;
    if (fs::is_regular_file(source, error)) {
        Split split = Split::None;
        for (const auto& [name, meant] : kNames)
            if (source.stem() == name) split = meant;
        return {{source, split}};
    }
    for (const fs::path& folder : {source, source / "metadata"}) {
        for (const auto& [name, split] : kNames)
            if (const fs::path list = folder / (name + ending); fs::is_regular_file(list, error))
                lists.emplace_back(list, split);
        if (!lists.empty()) return lists;
    }
    throw Error("there is no list in " + source.string() + ": train" + ending + ", val" + ending + " or test" + ending +
                    " are looked for, here and in metadata/; name the list itself",
                Error::Kind::BadUsage);
}

std::string separatorOf(const fs::path& file, const std::vector<ListLine>& lines, const std::string& given,
                        int fields) {
    const std::vector<std::string> candidates = given.empty() ? kSeparators : std::vector<std::string>{given};
    for (const std::string& separator : candidates)
        if (std::all_of(lines.begin(), lines.end(),
                        [&](const ListLine& line) { return parts(line.text, separator, fields); }))
            return separator;
    const std::string& tried = candidates.back();
    const auto wrong = std::find_if(lines.begin(), lines.end(),
                                    [&](const ListLine& line) { return !parts(line.text, tried, fields); });
    throw Error("line " + std::to_string(wrong->number) + " of " + file.string() + " is '" + wrong->text.substr(0, 80) +
                    "'; " + std::to_string(fields) + " fields are wanted" +
                    (given.empty() ? ", parted by a blank, comma, semicolon or tabulator; name another separator"
                                   : ", parted by '" + given + "'; " + seeming(wrong->text, fields)),
                Error::Kind::BadUsage);
}

std::vector<std::string> fieldsOf(const std::string& line, const std::string& separator) {
    std::vector<std::string> fields;
    std::size_t at = 0;
    while (true) {
        const std::size_t next = line.find(separator, at);
        fields.push_back(trimmed(line.substr(at, next == std::string::npos ? next : next - at)));
        if (next == std::string::npos) return fields;
        at = next + separator.size();
    }
}

std::string joinedFields(const std::vector<std::string>& fields, std::size_t count, const std::string& separator) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : separator) + fields[i];
    return text;
}

std::optional<int> wholeNumber(const std::string& text) {
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) return {};
    return std::stoi(text);
}

std::string labelNamed(const std::string& label, const std::vector<std::string>& names) {
    const std::optional<int> number = wholeNumber(label);
    if (names.empty() || !number) return label;
    if (std::size_t(*number) < names.size()) return names[std::size_t(*number)];
    throw Error("the label " + label + " has no name: the list of labels ends with " +
                    std::to_string(names.size() - 1) + " (" + names.back() + "); give the right list",
                Error::Kind::BadUsage);
}

}  // namespace core
