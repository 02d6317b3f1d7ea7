#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace core {

/// Throws Error naming what was being done and what SQLite said about it.
[[noreturn]] void throwDatabaseError(sqlite3* database, std::string_view doing);

/// Runs SQL without results; several statements may be separated by semicolons. Throws Error.
void execute(sqlite3* database, const char* sql);

/// One prepared statement. Parameters count from 1, columns from 0, as in SQLite. Every method throws Error.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& bind(int parameter, const std::string& text);
    Statement& bind(int parameter, std::int64_t number);
    Statement& bind(int parameter, double number);

    Statement& reset();  ///< ready for the next parameters, in the middle of rows or not
    bool step();         ///< true while there is a row
    void run();          ///< to its end, then ready for the next parameters

    std::string text(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    void check(int code) const;

    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// Everything between construction and commit() happens entirely or not at all.
class Transaction {
public:
    explicit Transaction(sqlite3* database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    sqlite3* m_database;
    bool m_open = true;
};

}  // namespace core
