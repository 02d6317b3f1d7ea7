#include "core/dataset/index_file.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <system_error>
#include <thread>

#include "core/dataset/index_schema.h"
#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMs = 5000;

/// A relative name could be taken for a URI.
Database connect(const std::string& file, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    Database database(raw);
    if (code != SQLITE_OK)
        throw Error("cannot open the data set's index " + file + " (" + sqlite3_errstr(code) +
                    "); check that you may read and write it and its folder");
    sqlite3_busy_timeout(raw, kBusyMs);
    return database;
}

/// The switch to WAL does not wait for other programs by itself when two make it at once.
void useWriteAheadLog(sqlite3* database) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyMs);
    while (sqlite3_exec(database, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) == SQLITE_BUSY &&
           std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    execute(database, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
}

/// As a URI, in which only the path is quoted.
std::string immutableUri(const fs::path& file) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const unsigned char c : fs::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#')
            uri += {'%', kDigits[c >> 4], kDigits[c & 15]};
        else
            uri += char(c);
    }
    return uri + "?immutable=1";
}

void copyInto(sqlite3* to, sqlite3* from) {
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) throwDatabaseError(to, "reading the data set's index");
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) throwDatabaseError(from, "reading the data set's index");
}

/// SQLite needs to write beside a database in WAL mode even to read it; where it may not, nobody else is writing.
Database readIntoMemory(const fs::path& file) {
    Database memory = openInMemory();
    const bool logLeft = fs::exists(file.string() + "-wal") && fs::exists(file.string() + "-shm");
    const Database source = logLeft ? connect(fs::absolute(file).string(), SQLITE_OPEN_READONLY)
                                    : connect(immutableUri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    checkSchema(source.get(), file);
    copyInto(memory.get(), source.get());
    migrateSchema(memory.get());
    execute(memory.get(), "PRAGMA foreign_keys = ON");
    return memory;
}

bool mayWrite(const fs::path& file) {
    const auto may = [](const fs::path& path, int how) {
        return ::faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0;
    };
    return may(file, W_OK) && may(file.parent_path(), W_OK | X_OK);
}

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

IndexFile openIndex(const fs::path& file) {
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    if (error || bytes == 0) return {};
    if (!mayWrite(file)) return {readIntoMemory(file), false};
    Database database = connect(fs::absolute(file).string(), SQLITE_OPEN_READWRITE);
    const std::int64_t version = checkSchema(database.get(), file);
    if (version == 0) return {};
    useWriteAheadLog(database.get());
    if (version < kSchemaVersion) migrateSchema(database.get());
    return {std::move(database), true};
}

IndexFile openOrMakeIndex(const fs::path& file, const std::function<void(sqlite3*)>& fill) {
    IndexFile index = openIndex(file);
    if (index.database) return index;
    index.database = connect(fs::absolute(file).string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    useWriteAheadLog(index.database.get());
    Transaction transaction(index.database.get());
    if (checkSchema(index.database.get(), file) == 0) {
        makeSchema(index.database.get());
        fill(index.database.get());
    }
    transaction.commit();
    return index;
}

Database openInMemory() { return connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); }

Database makeIndexInMemory() {
    Database memory = openInMemory();
    makeSchema(memory.get());
    execute(memory.get(), "PRAGMA foreign_keys = ON");
    return memory;
}

}  // namespace core
