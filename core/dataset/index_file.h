#pragma once

#include <filesystem>
#include <functional>
#include <memory>

struct sqlite3;

namespace core {

struct CloseDatabase {
    void operator()(sqlite3* database) const;
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

/// A connection to the index of a data set, tables checked and up to date.
struct IndexFile {
    Database database;
    bool writable = true;
};

/// Opens the index; no database where there is no file, or one without any tables. A file or folder that may not be
/// written to is read into memory. Throws Error for an index that is damaged, newer than this program, or not ours.
IndexFile openIndex(const std::filesystem::path& file);

/// Opens the index, or makes it with tables that `fill` puts first rows into, all or nothing. Another program may be
/// doing the same: then only one of them fills.
IndexFile openOrMakeIndex(const std::filesystem::path& file, const std::function<void(sqlite3*)>& fill);

/// A database without tables that lives in memory.
Database openInMemory();
/// Empty tables that live in memory.
Database makeIndexInMemory();

}  // namespace core
