#include "core/dataset/clip_store.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "core/dataset/change_journal.h"
#include "core/dataset/media_names.h"
#include "core/dataset/muwiges_tree.h"
#include "core/dataset/row_reader.h"
#include "core/dataset/row_writer.h"
#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIndexName = "carpus.db";

void addAll(sqlite3* database, std::span<const ClipRecord> clips) {
    RowWriter writer(database);
    for (const ClipRecord& clip : clips) writer.clip(clip);
}

}  // namespace

ClipStore::ClipStore(fs::path folder, Database database, bool writable)
    : m_folder(std::move(folder)), m_database(std::move(database)) {
    if (writable) m_journal = std::make_unique<ChangeJournal>(m_database.get());
}

ClipStore::~ClipStore() = default;
ClipStore::ClipStore(ClipStore&&) noexcept = default;

ClipStore ClipStore::open(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        throw Error("there is no data set folder " + folder.string() + "; check the path");
    if (IndexFile index = openIndex(folder / kIndexName); index.database)
        return {folder, std::move(index.database), index.writable};
    const std::vector<ClipRecord> clips = readMuwigesTree(folder);
    const bool interrupted = clips.empty() && fs::exists(folder / kIndexName, ignored);  // while the index was made
    if (interrupted) return openOrCreate(folder);
    if (clips.empty())
        throw Error(folder.string() + " is no data set: it has no index " + kIndexName +
                    ", and no clips called <subject>/<session>/<NN>.<ext> with NN from 1 to 12");
    Database database = makeIndexInMemory();
    addAll(database.get(), clips);
    return {folder, std::move(database), false};
}

ClipStore ClipStore::openOrCreate(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error("cannot make the data set folder " + folder.string() + ": " + error.message() +
                    "; choose a folder that you may write to");
    IndexFile index =
        openOrMakeIndex(folder / kIndexName, [&](sqlite3* database) { addAll(database, readMuwigesTree(folder)); });
    return {folder, std::move(index.database), index.writable};
}

ClipStore ClipStore::openOrPretend(const fs::path& folder) {
    IndexFile index = openIndex(folder / kIndexName);
    if (index.database) return {folder, std::move(index.database), false};
    Database database = makeIndexInMemory();
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) addAll(database.get(), readMuwigesTree(folder));
    return {folder, std::move(database), false};
}

std::int64_t ClipStore::revision() const {
    Statement others(m_database.get(), "PRAGMA data_version");
    const std::int64_t theirs = others.step() ? others.integer(0) : 0;
    return (theirs << 32) + sqlite3_total_changes(m_database.get());
}

std::vector<ClipRecord> ClipStore::clips(const ClipFilter& filter) const { return readClips(m_database.get(), filter); }

std::optional<ClipRecord> ClipStore::clip(ClipId id) const { return readClip(m_database.get(), id); }

std::vector<MediaRecord> ClipStore::media() const { return readMedia(m_database.get()); }

std::optional<MediaRecord> ClipStore::media(const std::string& path) const {
    const std::vector<MediaRecord> found = readMedia(m_database.get(), path);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<SubjectInfo> ClipStore::subjects() const { return readSubjects(m_database.get()); }

std::vector<SceneInfo> ClipStore::scenes() const { return readScenes(m_database.get()); }

std::vector<SessionInfo> ClipStore::sessions(const std::optional<std::string>& subject) const {
    return readSessions(m_database.get(), subject);
}

std::vector<Mark> ClipStore::marks(const std::string& path) const { return readMarks(m_database.get(), path); }

std::vector<std::string> ClipStore::brokenReferences() const {
    Statement rows(m_database.get(), "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check");
    std::vector<std::string> broken;
    while (rows.step())
        broken.push_back("row " + rows.text(1) + " of " + rows.text(0) + " refers to a row of " + rows.text(2) +
                         " that is not there");
    return broken;
}

std::string ClipStore::newMediaPath(const std::string& subject, const std::string& session, const std::string& label,
                                    const std::string& ending) const {
    const fs::path folder = fs::path(folderName(subject)) / folderName(session);
    std::set<int> taken = numbersIn(m_folder / folder);
    const std::string prefix = folder.generic_string() + "/";
    Statement rows(m_database.get(),
                   "SELECT substr(path, length(?1) + 1) FROM media WHERE substr(path, 1, length(?1)) = ?1");
    rows.bind(1, prefix);
    while (rows.step()) taken.insert(leadingNumber(rows.text(0)));
    return prefix + freeNumber(label, taken) + ending;
}

ClipStore::Group::Group(ClipStore& store, const std::string& text) : m_store(store) {
    if (!store.m_journal)
        throw Error("the data set " + store.m_folder.string() +
                    " can only be read: it has no index, or you may not write to it; make an index, or check the "
                    "permissions of its folder");
    sqlite3* database = store.m_database.get();
    execute(database, store.m_depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT inner_group");
    ++store.m_depth;
    try {
        if (store.m_depth == 1 && !text.empty()) store.m_journal->begin(text);
    } catch (...) {
        abandon();
        throw;
    }
}

void ClipStore::Group::abandon() noexcept {
    const char* const sql = --m_store.m_depth == 0 ? "ROLLBACK" : "ROLLBACK TO inner_group; RELEASE inner_group";
    sqlite3_exec(m_store.m_database.get(), sql, nullptr, nullptr, nullptr);
    if (m_store.m_depth == 0) m_store.m_journal->forget();
    m_open = false;
}

ClipStore::Group::~Group() {
    if (m_open) abandon();
}

void ClipStore::Group::finish() {
    sqlite3* database = m_store.m_database.get();
    if (m_store.m_depth == 1) m_store.m_journal->end();
    execute(database, m_store.m_depth == 1 ? "COMMIT" : "RELEASE inner_group");
    --m_store.m_depth;
    m_open = false;
}

std::optional<std::string> ClipStore::undo() {
    Group group(*this, "");
    std::optional<std::string> undone = m_journal->undo();
    group.finish();
    return undone;
}

std::optional<std::string> ClipStore::redo() {
    Group group(*this, "");
    std::optional<std::string> redone = m_journal->redo();
    group.finish();
    return redone;
}

std::vector<ChangeInfo> ClipStore::history() const {
    return m_journal ? m_journal->history() : std::vector<ChangeInfo>();
}

}  // namespace core
