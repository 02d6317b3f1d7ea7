#pragma once

#include <optional>
#include <string>

#include "core/dataset/sqlite_statement.h"
#include "core/types/dataset_values.h"

namespace core {

/// Throws Error (BadUsage) unless the path is relative and stays inside the data set's folder.
void requireInside(const std::string& path);
/// Throws Error (BadUsage) unless 0 <= startS, and endS is 0 or behind it.
void requireBounds(const std::string& path, double startS, double endS);

/// Adds rows to the index, and finds or adds those that they refer to. The caller holds a transaction open.
class RowWriter {
public:
    explicit RowWriter(sqlite3* database);

    std::int64_t subject(const std::string& name);
    std::int64_t scene(const std::string& name);
    std::int64_t session(const std::string& subject, const std::string& name);
    /// Adds or replaces; facts that `media` does not know stay as they are.
    std::int64_t media(const MediaRecord& media);
    /// One with the same path and start takes the place of the stored one, out of the trash where it lay there.
    ClipId clip(const ClipRecord& clip);
    std::int64_t mark(const Mark& mark);
    std::optional<std::int64_t> mediaId(const std::string& path);

private:
    std::int64_t nameId(Statement& find, Statement& add, const std::string& name);

    sqlite3* m_database;
    Statement m_findSubject, m_addSubject, m_findScene, m_addScene, m_findSession, m_addSession;
    Statement m_findMedia, m_addMedia, m_changeMedia, m_findClip, m_addClip, m_changeClip, m_addMark;
};

}  // namespace core
