#include "core/dataset/sqlite_statement.h"

#include <sqlite3.h>

#include "core/types/error.h"

namespace core {

namespace {

std::string adviceFor(int code) {
    switch (code & 0xFF) {
        case SQLITE_FULL: return "the disk is full: make room and try again";
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return "another program is writing to it: wait for it to finish and try again";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN: return "check that you may write to the file and its folder";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return "the file is damaged: restore it from a copy";
        case SQLITE_IOERR: return "check that the disk has room and is in order";
        default:
            return "check that the disk has room, that the file may be written, and that no other program holds it";
    }
}

}  // namespace

void throwDatabaseError(sqlite3* database, std::string_view doing) {
    const char* file = sqlite3_db_filename(database, "main");
    const std::string where = file != nullptr && *file != '\0' ? file : "the index in memory";
    throw Error(std::string(doing) + " failed in " + where + " (" + sqlite3_errmsg(database) + "); " +
                adviceFor(sqlite3_errcode(database)));
}

void execute(sqlite3* database, const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throwDatabaseError(database, "writing the data set's index");
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, std::string_view sql) : m_database(database) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, sql.data(), int(sql.size()), &statement, nullptr));
    m_statement.reset(statement);
}

Statement& Statement::bind(int parameter, const std::string& text) {
    check(sqlite3_bind_text(m_statement.get(), parameter, text.data(), int(text.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
    check(sqlite3_bind_int64(m_statement.get(), parameter, number));
    return *this;
}

Statement& Statement::bind(int parameter, double number) {
    check(sqlite3_bind_double(m_statement.get(), parameter, number));
    return *this;
}

Statement& Statement::reset() {
    sqlite3_reset(m_statement.get());  // repeats the error of the last step, which was thrown already
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
    check(sqlite3_reset(m_statement.get()));
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, std::size_t(sqlite3_column_bytes(m_statement.get(), column)));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement.get(), column); }

void Statement::check(int code) const {
    if (code != SQLITE_OK) throwDatabaseError(m_database, "reading or writing the data set's index");
}

Transaction::Transaction(sqlite3* database) : m_database(database) { execute(database, "BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    if (m_open) sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    execute(m_database, "COMMIT");
    m_open = false;
}

}  // namespace core
