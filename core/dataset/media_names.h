#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace core {

/// A name for a folder that every file system takes and that no shell or program misreads, as close to `name` as that
/// allows: "Ana/1" becomes "Ana_1". Two names may become the same.
std::string folderName(const std::string& name);

/// The numbers that begin the names in a folder, such as 7 for 07.mkv and 07.mkv.part.
std::set<int> numbersIn(const std::filesystem::path& folder);
/// The number that begins a name, or 0.
int leadingNumber(const std::string& name);

/// What the clip with this label is called without its ending: "01".."12" for the gestures where that is not taken,
/// else the first free number above.
std::string freeNumber(const std::string& label, const std::set<int>& taken);

}  // namespace core
