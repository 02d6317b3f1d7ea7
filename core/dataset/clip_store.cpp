#include "core/dataset/clip_store.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "core/dataset/muwiges_tree.h"
#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSchemaVersion = 1;
constexpr const char* kIndexName = "carpus.db";

constexpr const char* kSchema = R"sql(
CREATE TABLE subjects (id TEXT PRIMARY KEY, hand INTEGER NOT NULL DEFAULT 0 CHECK (hand BETWEEN 0 AND 2)) WITHOUT ROWID;
CREATE TABLE scenes (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sessions (subject TEXT NOT NULL REFERENCES subjects(id), id TEXT NOT NULL,
    PRIMARY KEY (subject, id)) WITHOUT ROWID;
CREATE TABLE clips (path TEXT NOT NULL, start_s REAL NOT NULL DEFAULT 0, end_s REAL NOT NULL DEFAULT 0,
    label TEXT NOT NULL, subject TEXT NOT NULL, session TEXT NOT NULL, scene TEXT NOT NULL REFERENCES scenes(id),
    split INTEGER NOT NULL DEFAULT 0 CHECK (split BETWEEN 0 AND 3), frame_count INTEGER NOT NULL DEFAULT 0, fps REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (path, start_s), FOREIGN KEY (subject, session) REFERENCES sessions(subject, id)) WITHOUT ROWID;
CREATE INDEX clips_by_subject ON clips(subject);
CREATE INDEX clips_by_label ON clips(label);
PRAGMA user_version = 1;
)sql";

std::int64_t pragma(sqlite3* database, const char* sql) {
    Statement statement(database, sql);
    return statement.step() ? statement.integer(0) : 0;
}

void checkIndex(sqlite3* database, const fs::path& file) {
    std::string fault;
    std::int64_t version = 0;
    try {
        version = pragma(database, "PRAGMA user_version");
        Statement check(database, "PRAGMA quick_check(1)");
        if (check.step() && check.text(0) != "ok") fault = check.text(0);
    } catch (const Error&) {
        fault = sqlite3_errmsg(database);
    }
    if (!fault.empty())
        throw Error("the data set's index " + file.string() + " is damaged (" + fault +
                    "); restore it from a copy, or remove it to read the folder without it");
    if (version > kSchemaVersion)
        throw Error("the data set's index " + file.string() + " has version " + std::to_string(version) +
                    ", newer than this program knows (" + std::to_string(kSchemaVersion) + "); update the program");
    if (version == 0)
        throw Error(file.string() +
                    " is no index of a data set: it has no tables of ours; remove it or choose another "
                    "folder");
}

ClipRecord recordOf(const Statement& row) {
    ClipRecord clip;
    clip.path = row.text(0);
    clip.startS = row.real(1);
    clip.endS = row.real(2);
    clip.label = row.text(3);
    clip.subject = row.text(4);
    clip.session = row.text(5);
    clip.scene = row.text(6);
    clip.split = Split(row.integer(7));
    clip.frameCount = int(row.integer(8));
    clip.framesPerSecond = row.real(9);
    return clip;
}

void insertClips(sqlite3* database, std::span<const ClipRecord> clips) {
    Statement subject(database, "INSERT OR IGNORE INTO subjects(id) VALUES(?1)");
    Statement scene(database, "INSERT OR IGNORE INTO scenes(id) VALUES(?1)");
    Statement session(database, "INSERT OR IGNORE INTO sessions(subject, id) VALUES(?1, ?2)");
    Statement row(database,
                  "INSERT OR REPLACE INTO clips(path, start_s, end_s, label, subject, session, scene, split, "
                  "frame_count, fps) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    for (const ClipRecord& clip : clips) {
        if (clip.path.empty() || fs::path(clip.path).is_absolute() || clip.label.empty())
            throw Error("cannot index the clip '" + clip.path + "' with label '" + clip.label +
                        "': a clip needs a label and a path relative to the data set's folder");
        subject.bind(1, clip.subject).run();
        scene.bind(1, clip.scene).run();
        session.bind(1, clip.subject).bind(2, clip.session).run();
        row.bind(1, clip.path).bind(2, clip.startS).bind(3, clip.endS).bind(4, clip.label).bind(5, clip.subject);
        row.bind(6, clip.session).bind(7, clip.scene).bind(8, std::int64_t(clip.split));
        row.bind(9, std::int64_t(clip.frameCount)).bind(10, clip.framesPerSecond).run();
    }
}

void makeIndex(sqlite3* database, std::span<const ClipRecord> clips) {
    Transaction transaction(database);
    execute(database, kSchema);
    insertClips(database, clips);
    transaction.commit();
}

}  // namespace

void ClipStore::CloseDatabase::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

ClipStore::ClipStore(fs::path folder, Database database, bool writable)
    : m_folder(std::move(folder)), m_database(std::move(database)), m_writable(writable) {}

ClipStore::Database ClipStore::connect(const std::string& file) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database(raw);
    if (code != SQLITE_OK) throwDatabaseError(raw, "opening the data set's index");
    sqlite3_busy_timeout(raw, 5000);
    return database;
}

ClipStore ClipStore::open(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        throw Error("there is no data set folder " + folder.string() + "; check the path");
    const fs::path file = folder / kIndexName;
    if (fs::exists(file)) {
        Database database = connect(file.string());
        checkIndex(database.get(), file);
        execute(database.get(), "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
        return {folder, std::move(database), true};
    }
    const std::vector<ClipRecord> clips = readMuwigesTree(folder);
    if (clips.empty())
        throw Error(folder.string() + " is no data set: it has neither " + kIndexName +
                    " nor clips called <subject>/<session>/<NN>.<ext> with NN from 1 to 12");
    Database database = connect(":memory:");
    makeIndex(database.get(), clips);
    return {folder, std::move(database), false};
}

ClipStore ClipStore::openOrCreate(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder / kIndexName, error)) return open(folder);
    fs::create_directories(folder, error);
    if (error)
        throw Error("cannot make the data set folder " + folder.string() + ": " + error.message() +
                    "; choose a folder that you may write to");
    const std::vector<ClipRecord> present = readMuwigesTree(folder);
    Database database = connect((folder / kIndexName).string());
    execute(database.get(), "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
    makeIndex(database.get(), present);
    return {folder, std::move(database), true};
}

void ClipStore::requireWritable() const {
    if (!m_writable) throw Error("the data set " + m_folder.string() + " has no index to write to; create one first");
}

void ClipStore::addClips(std::span<const ClipRecord> clips) {
    requireWritable();
    Transaction transaction(m_database.get());
    insertClips(m_database.get(), clips);
    transaction.commit();
}

void ClipStore::addSubject(const SubjectInfo& subject) {
    requireWritable();
    Statement(m_database.get(),
              "INSERT INTO subjects(id, hand) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET hand = excluded.hand")
        .bind(1, subject.id)
        .bind(2, std::int64_t(subject.hand))
        .run();
}

void ClipStore::setSplit(const std::string& subject, Split split) {
    requireWritable();
    Statement(m_database.get(), "UPDATE clips SET split = ?2 WHERE subject = ?1")
        .bind(1, subject)
        .bind(2, std::int64_t(split))
        .run();
    if (sqlite3_changes(m_database.get()) == 0)
        throw Error("no clip in " + m_folder.string() + " belongs to subject '" + subject + "'; check the name");
}

std::vector<ClipRecord> ClipStore::clips(const ClipFilter& filter) const {
    Statement rows(m_database.get(),
                   "SELECT path, start_s, end_s, label, subject, session, scene, split, frame_count, fps FROM clips "
                   "WHERE (?1 < 0 OR split = ?1) AND (?2 = '' OR label = ?2) AND (?3 = '' OR subject = ?3) "
                   "AND (?4 = '' OR scene = ?4) ORDER BY path, start_s");
    rows.bind(1, filter.split ? std::int64_t(*filter.split) : -1).bind(2, filter.label);
    rows.bind(3, filter.subject).bind(4, filter.scene);
    std::vector<ClipRecord> clips;
    while (rows.step()) clips.push_back(recordOf(rows));
    return clips;
}

std::vector<SubjectInfo> ClipStore::subjects() const {
    Statement rows(m_database.get(), "SELECT id, hand FROM subjects ORDER BY id");
    std::vector<SubjectInfo> subjects;
    while (rows.step()) subjects.push_back({rows.text(0), Handedness(rows.integer(1))});
    return subjects;
}

}  // namespace core
