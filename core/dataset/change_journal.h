#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/types/dataset_values.h"

struct sqlite3;

namespace core {

/// Undo and redo for the tables of a data set's index. Triggers of this connection note every row as it was before a
/// change; to undo is to put those rows back, which the same triggers note for redo. Clips and media files whose
/// adding is undone go to the trash: their files are still there.
///
/// The caller holds a transaction open around each method, history() excepted.
class ChangeJournal {
public:
    explicit ChangeJournal(sqlite3* database);

    /// From here on changes are noted as one step called `text`, until end(). Then what was undone can no longer be
    /// redone.
    void begin(const std::string& text);
    /// Forgets the step when nothing was changed, and the oldest steps when there are many. Does nothing without
    /// begin().
    void end();

    /// The transaction was rolled back: there is no step any more.
    void forget() { m_change = 0; }

    /// While it lives, what is changed is no part of the step.
    class Pause {
    public:
        explicit Pause(ChangeJournal& journal);
        ~Pause();
        Pause(const Pause&) = delete;
        Pause& operator=(const Pause&) = delete;

    private:
        ChangeJournal& m_journal;
        std::int64_t m_change;
    };

    std::optional<std::string> undo();
    std::optional<std::string> redo();
    std::vector<ChangeInfo> history() const;  ///< oldest first
    /// Forgets everything about rows that are gone for good: those of clips, media and marks that no longer exist.
    void forgetPurged();

private:
    void noteInto(std::int64_t change);
    void replay(std::int64_t change, bool undone);

    sqlite3* m_database;
    std::int64_t m_change = 0;
};

}  // namespace core
