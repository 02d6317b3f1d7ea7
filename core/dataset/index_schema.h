#pragma once

#include <cstdint>
#include <filesystem>

struct sqlite3;

namespace core {

/// Of the tables that this program makes and understands.
inline constexpr std::int64_t kSchemaVersion = 2;

/// Makes the tables in an empty database; the caller has a transaction open.
void makeSchema(sqlite3* database);

/// The version of the tables, 0 where there are none at all. Throws Error when the database is damaged, no index of
/// ours, or newer than this program.
std::int64_t checkSchema(sqlite3* database, const std::filesystem::path& file);

/// Brings the tables of an older version up to date, entirely or not at all; does nothing when they are. Two programs
/// may try at once. The history for undo starts anew.
void migrateSchema(sqlite3* database);

}  // namespace core
