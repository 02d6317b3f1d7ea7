#pragma once

#include <filesystem>
#include <string>

struct sqlite3;

namespace core {

/// Moves a take and the clips cut from it to the trash, or back. Throws Error when there is no such take.
void setTakeTrashed(sqlite3* database, const std::string& path, bool trashed);

/// Deletes what is in the trash: first the media files that no other clip needs, then the rows, so that a crash leaves
/// no file that nobody knows. Links are removed, never what they lead to. Returns how many clips and takes went. The
/// caller holds a transaction open, so that nobody takes anything out of the trash meanwhile.
int purgeTrash(sqlite3* database, const std::filesystem::path& folder);

}  // namespace core
