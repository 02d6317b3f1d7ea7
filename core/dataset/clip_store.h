#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/types/clip_record.h"

struct sqlite3;

namespace core {

enum class Handedness { Unknown, Left, Right };

struct SubjectInfo {
    std::string id;
    Handedness hand = Handedness::Unknown;  ///< the hand that wears the camera
};

/// Which clips are wanted; empty fields do not restrict.
struct ClipFilter {
    std::optional<Split> split = {};
    std::string label = {};
    std::string subject = {};
    std::string scene = {};
};

/// The index of a data set folder: `carpus.db` (SQLite) beside media files in the MuWiGes layout
/// <subject>/<session>/<NN>.<ext>. A folder in that layout without a database can be read as well: NN 1..12 becomes
/// G1..G12, train.txt, val.txt and test.txt list the subjects of each split. One thread at a time. Every method throws
/// Error when the database fails.
class ClipStore {
public:
    /// Opens an existing data set. Throws Error when the folder is none, or its index is damaged or newer than this
    /// program.
    static ClipStore open(const std::filesystem::path& folder);
    /// Opens the data set, or makes the folder and the index where none is; clips of a plain tree are indexed then.
    static ClipStore openOrCreate(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    bool writable() const { return m_writable; }  ///< false for a plain tree without database

    /// Adds or replaces; all in one transaction, so that either every record is in or none.
    void addClips(std::span<const ClipRecord> clips);
    void addSubject(const SubjectInfo& subject);
    /// Moves every clip of a subject to a split: subjects never lie on both sides.
    void setSplit(const std::string& subject, Split split);

    /// Ordered by path, then start.
    std::vector<ClipRecord> clips(const ClipFilter& filter = {}) const;
    std::vector<SubjectInfo> subjects() const;
    std::filesystem::path mediaPath(const ClipRecord& clip) const { return m_folder / clip.path; }

private:
    struct CloseDatabase {
        void operator()(sqlite3* database) const;
    };
    using Database = std::unique_ptr<sqlite3, CloseDatabase>;

    ClipStore(std::filesystem::path folder, Database database, bool writable);
    static Database connect(const std::string& file);
    void requireWritable() const;

    std::filesystem::path m_folder;
    Database m_database;
    bool m_writable = false;
};

}  // namespace core
