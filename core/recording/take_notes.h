#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/types/recording.h"

namespace core {

/// What the index of the data set will say of a recording once it is finished.
struct TakeNotes {
    bool continuous = false;  ///< one long video instead of a clip
    std::string label;
    std::string subject;
    std::string session;
    std::string scene;
    bool flagged = false;
    std::string note;
    std::string before = {};                ///< path of the file before this one, where the camera was gone between
    double gapBeforeS = 0;                  ///< and for how long
    TimePoint zero{};                       ///< capture time of the first picture
    std::vector<RecordingMark> marks = {};  ///< so far
};

/// Keeps the notes of a recording on disk beside it while it is made, so that a killed program loses none:
/// `<file>.notes` is written first and removed last. It also claims the file's name, and tells others by a lock that
/// its program is still alive. One thread.
class TakeNotesFile {
public:
    /// Empty where another program has claimed the name. Throws Error where the folder cannot be written to.
    static std::optional<TakeNotesFile> claim(const std::filesystem::path& media, const TakeNotes& notes);
    /// Takes over what a dead program left. Empty where its program is alive, or the notes are gone.
    static std::optional<TakeNotesFile> takeOver(const std::filesystem::path& notesFile);
    ~TakeNotesFile();
    TakeNotesFile(TakeNotesFile&&) noexcept;
    TakeNotesFile& operator=(TakeNotesFile&&) noexcept;

    /// As far as they can be read: the last line may be torn.
    TakeNotes read() const;
    /// Throws Error on a full disk.
    void add(const RecordingMark& mark);
    /// The recording is in the index, or is no more.
    void remove();

    static constexpr const char* kEnding = ".notes";

private:
    TakeNotesFile(std::filesystem::path file, int descriptor) : m_file(std::move(file)), m_descriptor(descriptor) {}
    void append(const std::string& lines);

    std::filesystem::path m_file;
    int m_descriptor = -1;
};

}  // namespace core
