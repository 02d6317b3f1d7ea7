#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/dataset/index_file.h"
#include "core/types/clip_record.h"
#include "core/types/dataset_values.h"

namespace core {

class ChangeJournal;

/// The index of a data set folder: `carpus.db` (SQLite) beside media files in the MuWiGes layout
/// <subject>/<session>/<NN>.<ext>. A folder in that layout without a database can be read as well: NN 1..12 becomes
/// G1..G12, train.txt, val.txt and test.txt list the subjects of each split.
///
/// One thread at a time for an object; any number of objects, in any number of programs, may have the same set open:
/// a change waits up to 5 s for another one to end. Every change is one transaction and one step of undo, and the
/// history survives closing. Every method throws Error when the database fails; a change that failed changed nothing.
class ClipStore {
public:
    /// Opens an existing data set and brings an index of an older version up to date. What may only be read is opened
    /// for reading. Throws Error when the folder is none, or its index is damaged or newer than this program.
    static ClipStore open(const std::filesystem::path& folder);
    /// Opens the data set, or makes the folder and the index where none is; clips of a plain tree are indexed then.
    static ClipStore openOrCreate(const std::filesystem::path& folder);
    /// Writes nothing: the data set for reading, or an empty one in memory where there is none.
    static ClipStore openOrPretend(const std::filesystem::path& folder);
    ~ClipStore();
    ClipStore(ClipStore&&) noexcept;

    const std::filesystem::path& folder() const { return m_folder; }
    bool writable() const { return m_journal != nullptr; }  ///< false for a plain tree and for a read-only folder
    /// Differs from the value before as soon as anybody, in any program, has changed the set. Cheap: poll it.
    std::int64_t revision() const;

    std::vector<ClipRecord> clips(const ClipFilter& filter = {}) const;  ///< ordered by path, then start
    std::optional<ClipRecord> clip(ClipId id) const;
    std::vector<MediaRecord> media() const;  ///< ordered by path
    std::optional<MediaRecord> media(const std::string& path) const;
    std::vector<SubjectInfo> subjects() const;  ///< these three ordered by name
    std::vector<SceneInfo> scenes() const;
    std::vector<SessionInfo> sessions(const std::optional<std::string>& subject = {}) const;
    std::vector<Mark> marks(const std::string& path) const;  ///< ordered by time
    std::filesystem::path mediaPath(const ClipRecord& clip) const { return m_folder / clip.path; }
    /// A path for a new recording that neither the index nor the disk knows: <subject>/<session>/<NN><ending>, NN being
    /// the number of a gesture where that is free, else a number above 12. Names become such that any disk takes them.
    std::string newMediaPath(const std::string& subject, const std::string& session, const std::string& label,
                             const std::string& ending) const;

    /// Makes everything that is changed until finish() one step of undo, called `text`, and one transaction. Without
    /// finish() nothing has happened. Groups may lie in each other; the outermost counts.
    class Group {
    public:
        Group(ClipStore& store, const std::string& text);
        ~Group();
        Group(const Group&) = delete;
        Group& operator=(const Group&) = delete;
        void finish();

    private:
        void abandon() noexcept;

        ClipStore& m_store;
        bool m_open = true;
    };

    /// Adds clips and what they belong to; one with the path and start of a stored clip takes its place.
    std::vector<ClipId> addClips(std::span<const ClipRecord> clips);
    void editClips(std::span<const ClipId> clips, const ClipEdit& edit);
    /// Adds or replaces a media file, with its subject, session and scene where they are new.
    void saveMedia(const MediaRecord& media);
    void trashTake(const std::string& path, bool trashed);  ///< the media file and the clips cut from it
    void addSubject(const SubjectInfo& subject);            ///< these three add or replace
    void addScene(const SceneInfo& scene);
    void addSession(const SessionInfo& session);
    std::vector<std::int64_t> addMarks(std::span<const Mark> marks);  ///< of stored media files
    void editMark(const Mark& mark);
    void removeMarks(std::span<const std::int64_t> marks);
    void setSplit(const std::string& subject, Split split);  ///< of all clips of the subject, trashed ones too
    void setSplits(const std::map<std::string, Split>& splits);
    /// What was found out about a media file, such as its checksum; no step of undo.
    void noteFacts(const MediaRecord& media);

    /// Rows that refer to others that are not there; no program of ours leaves any.
    std::vector<std::string> brokenReferences() const;

    std::optional<std::string> undo();  ///< what was undone; nothing where there is nothing to undo
    std::optional<std::string> redo();
    std::vector<ChangeInfo> history() const;  ///< oldest first
    /// Deletes what is in the trash for good, with the media files that no other clip needs. Cannot be undone.
    /// Returns how many clips and takes went.
    int purgeTrash();

private:
    ClipStore(std::filesystem::path folder, Database database, bool writable);

    std::filesystem::path m_folder;
    Database m_database;
    std::unique_ptr<ChangeJournal> m_journal;  ///< none for reading only
    int m_depth = 0;                           ///< of open groups
};

}  // namespace core
