#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/types/clip_record.h"

namespace core {

struct ListLine {
    int number = 0;  ///< in the file, from 1
    std::string text = {};
};

/// The lines that are not empty, without a byte-order mark, Windows line ends and blanks around. Throws Error when the
/// file cannot be read or is no text.
std::vector<ListLine> readListFile(const std::filesystem::path& file);

/// The lists of a source: the file itself, or train, val(idation) and test with this ending in a folder; with the split
/// that the name says. Throws Error (BadUsage) when there is none.
std::vector<std::pair<std::filesystem::path, Split>> listFilesOf(const std::filesystem::path& source,
                                                                 const std::string& ending);

/// The character that parts every line into at least `fields` fields; tabulator, semicolon, comma and blank are tried
/// in this order unless one is given. Throws Error (BadUsage) with the first line that it does not part.
std::string separatorOf(const std::filesystem::path& file, const std::vector<ListLine>& lines, const std::string& given,
                        int fields);

/// The fields of a line, blanks around them removed.
std::vector<std::string> fieldsOf(const std::string& line, const std::string& separator);
std::string joinedFields(const std::vector<std::string>& fields, std::size_t count, const std::string& separator);

/// A whole number of at most nine digits, or nothing.
std::optional<int> wholeNumber(const std::string& text);

/// The name behind a numeric label, see ImportOptions::labels. Throws Error (BadUsage) for a number without a name.
std::string labelNamed(const std::string& label, const std::vector<std::string>& names);

}  // namespace core
