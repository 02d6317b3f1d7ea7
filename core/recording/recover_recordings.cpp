#include "core/recording/recover_recordings.h"

#include <filesystem>
#include <optional>
#include <string>

#include "core/capture/finish_file.h"
#include "core/recording/cut_video.h"
#include "core/recording/packet_stream.h"
#include "core/recording/take_rows.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> leftNotes(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == TakeNotesFile::kEnding && entry.is_regular_file())
            found.push_back(entry.path());
    return found;
}

/// A temporary file that is smaller holds no picture when none can be read: nothing else is ever thrown away.
constexpr std::uintmax_t kLargestHead = 64 << 10;

/// Copies what is whole of the temporary file under the real name. False where nothing is.
bool makeWhole(const fs::path& media) {
    const fs::path part = temporaryName(media.string());
    const std::string repaired = media.string() + ".repair.mkv";
    discardFile(repaired);
    discardFile(temporaryName(repaired));
    if (!fs::exists(media)) {
        if (!fs::exists(part)) return false;
        try {
            const Cut whole{0, 0, repaired};
            cutVideo(part.string(), {&whole, 1});
        } catch (const Error&) {
            if (fs::file_size(part) > kLargestHead) throw;
            discardFile(part.string());
            return false;
        }
        fs::rename(repaired, media);
    }
    discardFile(part.string());
    return true;
}

/// What the finished file says of itself.
RecordedSegment segmentOf(const fs::path& media, const TakeNotes& notes) {
    RecordedSegment segment;
    segment.file = media.string();
    PacketReader reader(segment.file);
    double lastS = 0;
    while (const auto packet = reader.next()) {
        ++segment.frames;
        lastS = packet->timeS;
    }
    segment.width = reader.width();
    segment.height = reader.height();
    segment.first = notes.zero;
    segment.last = notes.zero + std::chrono::duration_cast<Clock::duration>(Seconds(lastS));
    if (lastS > 0) segment.framesPerSecond = (segment.frames - 1) / lastS;
    return segment;
}

/// Nothing where the recording was in the index already.
std::optional<RecoveredRecording> recoverOne(ClipStore& store, const fs::path& media, TakeNotesFile& file) {
    RecoveredRecording found;
    found.path = media.lexically_relative(store.folder()).generic_string();
    if (store.media(found.path)) {
        file.remove();
        return std::nullopt;
    }
    TakeNotes notes = file.read();
    found.label = notes.label;
    found.marks = int(notes.marks.size());
    if (makeWhole(media)) {
        const RecordedSegment segment = segmentOf(media, notes);
        found.frames = segment.frames;
        found.durationS = Seconds(segment.last - segment.first).count();
        notes.flagged = true;
        if (!notes.note.empty()) notes.note += "; ";
        notes.note += "recovered after an interruption";
        storeTake(store, segment, notes);
    }
    file.remove();
    return found;
}

}  // namespace

std::vector<RecoveredRecording> recoverRecordings(ClipStore& store) {
    std::vector<RecoveredRecording> all;
    if (!store.writable()) return all;
    for (const fs::path& notes : leftNotes(store.folder())) {
        std::optional<TakeNotesFile> file = TakeNotesFile::takeOver(notes);
        if (!file) continue;
        const fs::path media = fs::path(notes).replace_extension();
        try {
            if (const auto found = recoverOne(store, media, *file)) all.push_back(*found);
        } catch (const std::exception& error) {
            RecoveredRecording failed;
            failed.path = media.lexically_relative(store.folder()).generic_string();
            failed.fault = error.what();
            all.push_back(failed);
        }
    }
    return all;
}

}  // namespace core
