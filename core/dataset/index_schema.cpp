#include "core/dataset/index_schema.h"

#include <sqlite3.h>

#include <string>

#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

/// A clip or take in the trash keeps its row, so that undo needs no files. A row of media or clips goes only when the
/// trash is purged. In `journal`, v1... are the columns of `source` behind its id, as they were before the change.
constexpr const char* kSchema = R"sql(
CREATE TABLE subjects (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    hand INTEGER NOT NULL DEFAULT 0 CHECK (hand BETWEEN 0 AND 2), consent TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '');
CREATE TABLE scenes (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, note TEXT NOT NULL DEFAULT '');
CREATE TABLE sessions (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL REFERENCES subjects(id), name TEXT NOT NULL,
    scene INTEGER REFERENCES scenes(id), started TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    UNIQUE (subject, name));
CREATE TABLE media (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
    session INTEGER NOT NULL REFERENCES sessions(id), scene INTEGER NOT NULL REFERENCES scenes(id),
    kind INTEGER NOT NULL DEFAULT 0 CHECK (kind BETWEEN 0 AND 1), frame_count INTEGER NOT NULL DEFAULT 0,
    fps REAL NOT NULL DEFAULT 0, duration_s REAL NOT NULL DEFAULT 0, width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, checksum TEXT NOT NULL DEFAULT '',
    sensor TEXT NOT NULL DEFAULT '', trashed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE clips (id INTEGER PRIMARY KEY AUTOINCREMENT, media INTEGER NOT NULL REFERENCES media(id),
    start_s REAL NOT NULL DEFAULT 0, end_s REAL NOT NULL DEFAULT 0, label TEXT NOT NULL DEFAULT '',
    split INTEGER NOT NULL DEFAULT 0 CHECK (split BETWEEN 0 AND 3), flagged INTEGER NOT NULL DEFAULT 0,
    trashed INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '');
CREATE TABLE marks (id INTEGER PRIMARY KEY AUTOINCREMENT, media INTEGER NOT NULL REFERENCES media(id),
    kind INTEGER NOT NULL DEFAULT 0 CHECK (kind BETWEEN 0 AND 4), start_s REAL NOT NULL, end_s REAL NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '', confidence REAL NOT NULL DEFAULT 0);
CREATE TABLE changes (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, made INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE journal (step INTEGER PRIMARY KEY AUTOINCREMENT,
    change INTEGER NOT NULL REFERENCES changes(id) ON DELETE CASCADE, source TEXT NOT NULL, row INTEGER NOT NULL,
    existed INTEGER NOT NULL, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16);
CREATE INDEX media_by_session ON media(session);
CREATE INDEX clips_by_media ON clips(media);
CREATE INDEX clips_by_label ON clips(label);
CREATE INDEX marks_by_media ON marks(media);
CREATE INDEX journal_by_change ON journal(change);
PRAGMA user_version = 2;
)sql";

/// Version 1 had one row for each clip, keyed by path and start.
constexpr const char* kOldTablesAside = R"sql(
ALTER TABLE clips RENAME TO old_clips;
ALTER TABLE sessions RENAME TO old_sessions;
ALTER TABLE scenes RENAME TO old_scenes;
ALTER TABLE subjects RENAME TO old_subjects;
DROP INDEX clips_by_subject;
DROP INDEX clips_by_label;
)sql";
constexpr const char* kFromVersion1 = R"sql(
INSERT INTO subjects(name, hand) SELECT id, hand FROM old_subjects;
INSERT INTO scenes(name) SELECT id FROM old_scenes;
INSERT INTO sessions(subject, name) SELECT s.id, o.id FROM old_sessions o JOIN subjects s ON s.name = o.subject;
INSERT INTO media(path, session, scene, frame_count, fps)
    SELECT o.path, e.id, c.id, max(o.frame_count), max(o.fps) FROM old_clips o JOIN subjects s ON s.name = o.subject
    JOIN sessions e ON e.subject = s.id AND e.name = o.session JOIN scenes c ON c.name = o.scene GROUP BY o.path;
INSERT INTO clips(media, start_s, end_s, label, split)
    SELECT m.id, o.start_s, o.end_s, o.label, o.split FROM old_clips o JOIN media m ON m.path = o.path
    ORDER BY o.path, o.start_s;
DROP TABLE old_clips;
DROP TABLE old_sessions;
DROP TABLE old_scenes;
DROP TABLE old_subjects;
)sql";

std::int64_t userVersion(sqlite3* database) {
    Statement statement(database, "PRAGMA user_version");
    return statement.step() ? statement.integer(0) : 0;
}

}  // namespace

void makeSchema(sqlite3* database) { execute(database, kSchema); }

std::int64_t checkSchema(sqlite3* database, const std::filesystem::path& file) {
    std::string fault;
    std::int64_t version = 0;
    try {
        version = userVersion(database);
        Statement check(database, "PRAGMA quick_check(1)");
        if (check.step() && check.text(0) != "ok") fault = check.text(0);
    } catch (const Error&) {
        const int code = sqlite3_errcode(database);
        if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB) throw;
        fault = sqlite3_errmsg(database);
    }
    if (!fault.empty())
        throw Error("the data set's index " + file.string() + " is damaged (" + fault +
                    "); restore it from a copy, or remove it to read the folder without it");
    if (version > kSchemaVersion)
        throw Error("the data set's index " + file.string() + " has version " + std::to_string(version) +
                    ", newer than this program knows (" + std::to_string(kSchemaVersion) + "); update the program");
    if (version >= 1) return version;
    Statement tables(database, "SELECT count(*) FROM sqlite_master");
    const bool foreign = tables.step() && tables.integer(0) > 0;
    const std::int64_t now = userVersion(database);  // another program may have made the tables meanwhile
    if (foreign && now < 1)
        throw Error(file.string() +
                    " is no index of a data set: it has no tables of ours; remove it or choose another folder");
    return now;
}

void migrateSchema(sqlite3* database) {
    if (userVersion(database) == kSchemaVersion) return;
    execute(database, "PRAGMA foreign_keys = OFF");  // renaming tables would drag the references along
    execute(database, "PRAGMA legacy_alter_table = ON");
    {
        Transaction transaction(database);
        if (userVersion(database) < kSchemaVersion) {  // another program may have been quicker
            execute(database, kOldTablesAside);
            makeSchema(database);
            execute(database, kFromVersion1);
        }
        transaction.commit();
    }
    execute(database, "PRAGMA legacy_alter_table = OFF");
    execute(database, "PRAGMA foreign_keys = ON");
}

}  // namespace core
