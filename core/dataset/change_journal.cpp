#include "core/dataset/change_journal.h"

#include <sqlite3.h>

#include <array>
#include <map>

#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr std::array kSources{"subjects", "scenes", "sessions", "media", "clips", "marks"};
constexpr std::int64_t kKeptChanges = 1000;
/// Seconds since 1970; unixepoch() is younger than the SQLite of some distributions.
const std::string kNow = "CAST(strftime('%s', 'now') AS INTEGER)";

std::vector<std::string> columnsOf(sqlite3* database, const std::string& source) {
    Statement rows(database, "SELECT name FROM pragma_table_info(?1) WHERE name <> 'id' ORDER BY cid");
    rows.bind(1, source);
    std::vector<std::string> columns;
    while (rows.step()) columns.push_back(rows.text(0));
    return columns;
}

std::string joined(const std::vector<std::string>& columns, const std::string& prefix) {
    std::string text;
    for (const std::string& column : columns) text += ", " + prefix + column;
    return text;
}

/// ", v1, v2" and so on: where the journal keeps `count` columns.
std::string kept(std::size_t count) {
    std::string text;
    for (std::size_t i = 1; i <= count; ++i) text += ", v" + std::to_string(i);
    return text;
}

/// Temporary triggers belong to this connection alone, so that other tools can write to the tables freely.
void makeTriggers(sqlite3* database, const std::string& source) {
    const std::vector<std::string> columns = columnsOf(database, source);
    const std::string when = " WHEN (SELECT id FROM current_change) IS NOT NULL BEGIN INSERT INTO journal";
    const std::string change = " VALUES((SELECT id FROM current_change), '" + source + "', ";
    for (const std::string event : {"UPDATE", "DELETE"})
        execute(database, ("CREATE TEMP TRIGGER note_" + source + "_" + event + " AFTER " + event + " ON main." +
                           source + when + "(change, source, row, existed" + kept(columns.size()) + ")" + change +
                           "OLD.id, 1" + joined(columns, "OLD.") + "); END")
                              .c_str());
    execute(database, ("CREATE TEMP TRIGGER note_" + source + "_INSERT AFTER INSERT ON main." + source + when +
                       "(change, source, row, existed)" + change + "NEW.id, 0); END")
                          .c_str());
}

struct Step {
    std::int64_t number;
    std::string source;
    std::int64_t row;
    bool existed;
};

std::vector<Step> newestFirst(sqlite3* database, std::int64_t change) {
    Statement rows(database, "SELECT step, source, row, existed FROM journal WHERE change = ?1 ORDER BY step DESC");
    rows.bind(1, change);
    std::vector<Step> steps;
    while (rows.step()) steps.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.integer(3) != 0});
    return steps;
}

/// Puts rows of one table back as the journal has them.
class RowRestorer {
public:
    RowRestorer(sqlite3* database, const std::string& source)
        : RowRestorer(database, source, columnsOf(database, source)) {}

    void putBack(const Step& step) {
        m_update.bind(1, step.number).bind(2, step.row).run();
        if (sqlite3_changes(m_database) == 0) m_insert.bind(1, step.number).run();
    }

private:
    RowRestorer(sqlite3* database, const std::string& source, const std::vector<std::string>& columns)
        : m_database(database),
          m_update(database, "UPDATE main." + source + " SET (" + joined(columns, "").substr(2) + ") = (SELECT " +
                                 kept(columns.size()).substr(2) + " FROM journal WHERE step = ?1) WHERE id = ?2"),
          m_insert(database, "INSERT INTO main." + source + "(id" + joined(columns, "") + ") SELECT row" +
                                 kept(columns.size()) + " FROM journal WHERE step = ?1") {}

    sqlite3* m_database;
    Statement m_update;
    Statement m_insert;
};

/// What others still refer to stays; clips and takes become trash.
void takeAway(sqlite3* database, const Step& step) {
    std::string sql;
    if (step.source == "clips") sql = "UPDATE main.clips SET trashed = " + kNow + " WHERE id = ?1";
    if (step.source == "media") sql = "UPDATE main.media SET trashed = " + kNow + " WHERE id = ?1 AND kind = 1";
    if (step.source == "marks") sql = "DELETE FROM main.marks WHERE id = ?1";
    if (step.source == "sessions")
        sql = "DELETE FROM main.sessions WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM media WHERE session = ?1)";
    if (step.source == "scenes")
        sql =
            "DELETE FROM main.scenes WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM media WHERE scene = ?1) AND NOT "
            "EXISTS (SELECT 1 FROM sessions WHERE scene = ?1)";
    if (step.source == "subjects")
        sql = "DELETE FROM main.subjects WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM sessions WHERE subject = ?1)";
    Statement(database, sql).bind(1, step.row).run();
}

}  // namespace

ChangeJournal::ChangeJournal(sqlite3* database) : m_database(database) {
    execute(database, "CREATE TEMP TABLE current_change(id INTEGER)");
    for (const char* source : kSources) makeTriggers(database, source);
}

void ChangeJournal::noteInto(std::int64_t change) {
    execute(m_database, "DELETE FROM current_change");
    if (change > 0) Statement(m_database, "INSERT INTO current_change VALUES(?1)").bind(1, change).run();
    m_change = change;
}

void ChangeJournal::begin(const std::string& text) {
    Statement(m_database, "INSERT INTO changes(text, made) VALUES(?1, " + kNow + ")").bind(1, text).run();
    noteInto(sqlite3_last_insert_rowid(m_database));
}

void ChangeJournal::end() {
    if (m_change == 0) return;
    Statement any(m_database, "SELECT EXISTS (SELECT 1 FROM journal WHERE change = ?1)");
    if (any.bind(1, m_change).step() && any.integer(0) != 0) {
        execute(m_database, "DELETE FROM changes WHERE undone = 1");
        Statement(m_database, "DELETE FROM changes WHERE id <= ?1 - ?2").bind(1, m_change).bind(2, kKeptChanges).run();
    } else {
        Statement(m_database, "DELETE FROM changes WHERE id = ?1").bind(1, m_change).run();
    }
    noteInto(0);
}

ChangeJournal::Pause::Pause(ChangeJournal& journal) : m_journal(journal), m_change(journal.m_change) {
    if (m_change > 0) journal.noteInto(0);
}

ChangeJournal::Pause::~Pause() {
    try {
        if (m_change > 0) m_journal.noteInto(m_change);
    } catch (const Error&) {  // the transaction is lost with it, which its end tells
    }
}

void ChangeJournal::replay(std::int64_t change, bool undone) {
    noteInto(change);
    std::map<std::string, RowRestorer> restorers;
    Statement done(m_database, "DELETE FROM journal WHERE step = ?1");
    for (const Step& step : newestFirst(m_database, change)) {
        if (step.existed)
            restorers.try_emplace(step.source, m_database, step.source).first->second.putBack(step);
        else
            takeAway(m_database, step);
        done.bind(1, step.number).run();
    }
    noteInto(0);
    Statement(m_database, "UPDATE changes SET undone = ?2 WHERE id = ?1")
        .bind(1, change)
        .bind(2, std::int64_t(undone))
        .run();
}

std::optional<std::string> ChangeJournal::undo() {
    Statement newest(m_database, "SELECT id, text FROM changes WHERE undone = 0 ORDER BY id DESC LIMIT 1");
    if (!newest.step()) return {};
    const std::string text = newest.text(1);
    replay(newest.integer(0), true);
    return text;
}

std::optional<std::string> ChangeJournal::redo() {
    Statement oldest(m_database, "SELECT id, text FROM changes WHERE undone = 1 ORDER BY id LIMIT 1");
    if (!oldest.step()) return {};
    const std::string text = oldest.text(1);
    replay(oldest.integer(0), false);
    return text;
}

std::vector<ChangeInfo> ChangeJournal::history() const {
    Statement rows(m_database, "SELECT id, text, made, undone FROM changes ORDER BY id");
    std::vector<ChangeInfo> changes;
    while (rows.step()) changes.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.integer(3) != 0});
    return changes;
}

void ChangeJournal::forgetPurged() {
    execute(m_database, "DELETE FROM journal WHERE source = 'clips' AND row NOT IN (SELECT id FROM clips)");
    execute(m_database, "DELETE FROM journal WHERE source = 'media' AND row NOT IN (SELECT id FROM media)");
    execute(m_database,
            "DELETE FROM journal WHERE source = 'marks' AND v1 IS NOT NULL AND v1 NOT IN (SELECT id FROM media)");
    execute(m_database, "DELETE FROM changes WHERE id NOT IN (SELECT change FROM journal)");
}

}  // namespace core
