#include "core/recording/cut_take.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "core/recording/cut_video.h"
#include "core/recording/take_notes.h"
#include "core/recording/take_rows.h"
#include "core/types/error.h"

namespace core {
namespace {

int addStretches(ClipStore& store, const MediaRecord& take, const std::vector<PlannedClip>& planned) {
    std::vector<ClipRecord> clips;
    for (const PlannedClip& plan : planned) {
        ClipRecord clip;
        clip.path = take.path;
        clip.label = plan.label;
        clip.subject = take.subject;
        clip.session = take.session;
        clip.scene = take.scene;
        clip.frameCount = take.frameCount;
        clip.framesPerSecond = take.framesPerSecond;
        clip.startS = plan.startS;
        clip.endS = plan.endS;
        clip.flagged = !plan.sure;
        clips.push_back(clip);
    }
    ClipStore::Group group(store, "Cut a long take into " + std::to_string(clips.size()) + " clips");
    store.addClips(clips);
    group.finish();
    return int(clips.size());
}

/// A clip that is becoming a file.
struct NewFile {
    TakeNotes notes;
    TakeNotesFile claim;
    Cut cut;
};

NewFile claimed(const ClipStore& store, const MediaRecord& take, const PlannedClip& plan) {
    TakeNotes notes;
    notes.label = plan.label;
    notes.subject = take.subject;
    notes.session = take.session;
    notes.scene = take.scene;
    notes.flagged = !plan.sure;
    notes.note = "cut from " + take.path;
    for (;;) {
        const std::string path = store.newMediaPath(take.subject, take.session, plan.label, ".mkv");
        const auto file = store.folder() / path;
        if (auto claim = TakeNotesFile::claim(file, notes))
            return {notes, std::move(*claim), {plan.startS, plan.endS, file.string()}};
    }
}

int writeFiles(ClipStore& store, const MediaRecord& take, const std::vector<PlannedClip>& planned) {
    std::vector<NewFile> files;
    std::vector<Cut> cuts;
    for (const PlannedClip& plan : planned) {
        files.push_back(claimed(store, take, plan));
        cuts.push_back(files.back().cut);
    }
    std::vector<CutReport> reports;
    try {
        reports = cutVideo((store.folder() / take.path).string(), cuts);
    } catch (const Error&) {
        for (NewFile& file : files)  // what is finished keeps its notes: the next start puts it into the index
            if (!std::filesystem::exists(file.cut.to)) file.claim.remove();
        throw;
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        RecordedSegment segment;
        segment.file = files[i].cut.to;
        segment.frames = reports[i].frames;
        segment.width = take.width;
        segment.height = take.height;
        const double lengthS = reports[i].lastS - reports[i].firstS;
        segment.last = segment.first + std::chrono::duration_cast<Clock::duration>(Seconds(lengthS));
        if (lengthS > 0) segment.framesPerSecond = (segment.frames - 1) / lengthS;
        storeTake(store, segment, files[i].notes);
        files[i].claim.remove();
    }
    return int(files.size());
}

}  // namespace

int cutTake(ClipStore& store, const std::string& path, CutInto into, const PlanOptions& options) {
    const auto take = store.media(path);
    if (!take || take->kind != MediaKind::Take)
        throw Error("'" + path + "' is no long take of this data set; record one with 'carpus record --continuous'");
    const std::vector<Mark> marks = store.marks(path);
    const std::vector<PlannedClip> planned = planClips(marks, take->durationS, options);
    if (planned.empty()) return 0;
    return into == CutInto::Stretches ? addStretches(store, *take, planned) : writeFiles(store, *take, planned);
}

}  // namespace core
