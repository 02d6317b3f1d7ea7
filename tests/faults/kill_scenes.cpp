#include "tests/faults/kill_scenes.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "core/capture/video_reader.h"
#include "core/capture/video_writer.h"
#include "core/dataset/dataset_import.h"
#include "core/recording/recording_session.h"
#include "tests/core/capture/servers/coded_picture.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kPeriod = 33'333us;
constexpr int kClips = 20;

void tell(const std::string& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

std::string gesture(int number) { return std::string("G").append(std::to_string(number % 12 + 1)); }
std::string subject(int number) { return std::string("S").append(std::to_string(number)); }

/// A camera at 30 pictures a second.
class Camera {
public:
    explicit Camera(core::RecordingSession& session) : m_session(session) {}

    void next() {
        std::this_thread::sleep_until(m_due);  // sleeps on purpose: a camera has its pace
        auto image = std::make_shared<core::Image>(core::codedPicture(160, 120, int(m_sequence % 256)));
        m_session.push({m_sequence++, m_due, std::move(image)});
        m_due += kPeriod;
    }
    core::TimePoint now() const { return m_due; }

private:
    core::RecordingSession& m_session;
    std::uint64_t m_sequence = 0;
    core::TimePoint m_due = core::Clock::now();
};

core::RecordingPlace place(const fs::path& dataset) {
    core::RecordingPlace place;
    place.folder = dataset.string();
    place.subject.id = "S01";
    place.session = "day";
    return place;
}

void nothing(const fs::path&) {}

void recordClips(const fs::path& dataset) {
    core::RecordingSession session(place(dataset), {});
    Camera camera(session);
    for (int clip = 0;; ++clip) {
        session.beginClip(gesture(clip), camera.now(), camera.now() + 150ms);
        while (session.storing()) camera.next();
        for (const core::StoredTake& take : session.takeStored()) tell(take.path + " " + std::to_string(take.frames));
    }
}

int framesOf(const fs::path& file) {
    return core::readFrames(file.string(), [](const core::Frame&) { return true; }).frames;
}

/// Every clip that was told is in the index with all of its pictures.
std::string missingClips(const fs::path& dataset, const std::vector<std::string>& told) {
    core::ClipStore store = core::ClipStore::open(dataset);
    for (const std::string& line : told) {
        const std::string path = line.substr(0, line.rfind(' '));
        const int frames = std::stoi(line.substr(line.rfind(' ') + 1));
        const auto clips = store.clips({.path = path});
        if (clips.empty()) return "no row for the stored clip " + path;
        const int found = framesOf(store.folder() / path);
        if (found != frames || clips.front().frameCount != frames)
            return path + " has " + std::to_string(found) + " of " + std::to_string(frames) + " pictures";
    }
    return {};
}

void recordLongTake(const fs::path& dataset) {
    core::RecordingSession session(place(dataset), {});
    Camera camera(session);
    session.beginContinuous(camera.now());
    for (int picture = 1;; ++picture) {
        camera.next();
        if (picture % 10 == 0) session.mark({"G1", camera.now() - 100ms, camera.now() - 100ms});
        tell(std::to_string(picture));
    }
}

/// At most the last second of pictures may be gone, and no mark within what is left.
std::string missingSecond(const fs::path& dataset, const std::vector<std::string>& told) {
    const int pushed = told.empty() ? 0 : std::stoi(told.back());
    core::ClipStore store = core::ClipStore::open(dataset);
    const auto media = store.media();
    const int found = media.empty() ? 0 : framesOf(store.folder() / media.front().path);
    if (pushed - found > 30)
        return std::to_string(pushed - found) + " of " + std::to_string(pushed) + " pictures of a long take are gone";
    const int marks = media.empty() ? 0 : int(store.marks(media.front().path).size());
    if (marks < found / 10 - 1)
        return "only " + std::to_string(marks) + " marks for " + std::to_string(found) + " pictures";
    return {};
}

/// Some clips to be labelled, all the same file.
void makeClips(const fs::path& dataset) {
    fs::create_directories(dataset / "S01" / "day");
    core::VideoWriter writer((dataset / "S01" / "day" / "01.mkv").string(), {});
    for (int i = 0; i < 10; ++i) writer.write(core::codedPicture(64, 48, i), i / 30.0);
    writer.finish();
    core::ClipStore store = core::ClipStore::openOrCreate(dataset);
    std::vector<core::ClipRecord> clips;
    for (int i = 1; i < kClips; ++i) {
        core::ClipRecord clip;
        clip.path = "S01/day/01.mkv";
        clip.subject = "S01";
        clip.session = "day";
        clip.startS = i / 100.0;
        clip.label = "none";
        clips.push_back(clip);
    }
    store.addClips(clips);
}

void label(const fs::path& dataset) {
    core::ClipStore store = core::ClipStore::open(dataset);
    const auto clips = store.clips();
    for (int round = 0;; ++round) {
        const core::ClipRecord& clip = clips[std::size_t(round) % clips.size()];
        const std::string text = std::to_string(round);
        store.editClips({&clip.id, 1}, {.label = gesture(round), .note = text});
        if (round % 7 == 6) {
            store.undo();
            store.redo();
        }
        tell(std::to_string(clip.id) + " " + text);
    }
}

/// The newest label that was told for each clip, or one from later, is in the index.
std::string missingLabels(const fs::path& dataset, const std::vector<std::string>& told) {
    core::ClipStore store = core::ClipStore::open(dataset);
    if (int(store.clips().size()) != kClips) return "clips are gone";
    for (const std::string& line : told) {
        const std::size_t space = line.find(' ');
        const auto clip = store.clip(std::stoll(line.substr(0, space)));
        if (!clip) return "a clip is gone";
        const int round = std::stoi(line.substr(space + 1));
        if (clip->note.empty() || std::stoi(clip->note) < round) return "label " + line + " is gone";
    }
    return {};
}

/// A plain tree of many small recordings, beside the data set.
void makeTree(const fs::path& dataset) {
    const fs::path folder = dataset.parent_path() / "tree" / subject(1) / "day";
    fs::create_directories(folder);
    for (int i = 1; i <= 12; ++i) {
        core::VideoWriter writer((folder / std::to_string(100 + i).substr(1).append(".mkv")).string(), {});
        for (int picture = 0; picture < 10; ++picture)
            writer.write(core::codedPicture(320, 240, picture), picture / 30.0);
        writer.finish();
    }
    core::ClipStore::openOrCreate(dataset);
}

/// Imports the tree again and again, each time under another subject.
void importTrees(const fs::path& dataset) {
    core::ClipStore store = core::ClipStore::open(dataset);
    const fs::path tree = dataset.parent_path() / "tree";
    for (int round = 1;; ++round) {
        core::ImportOptions options;
        options.source = tree;
        core::runImport(store, core::planImport(store, options), core::MediaTransfer::Copy);
        tell(std::to_string(round));
        fs::rename(tree / subject(round), tree / subject(round + 1));
    }
}

/// Every import that was told is there as a whole, and none in parts.
std::string missingImports(const fs::path& dataset, const std::vector<std::string>& told) {
    core::ClipStore store = core::ClipStore::open(dataset);
    const std::size_t clips = store.clips().size();
    if (clips < told.size() * 12)
        return std::to_string(clips) + " clips of " + std::to_string(told.size()) + " imports";
    for (const core::ClipRecord& clip : store.clips())
        if (framesOf(store.folder() / clip.path) != 10) return clip.path + " was imported in part";
    return {};
}

}  // namespace

const std::vector<KillScene>& killScenes() {
    static const std::vector<KillScene> scenes{
        {"recording clip by clip", nothing, recordClips, missingClips},
        {"recording a long take", nothing, recordLongTake, missingSecond},
        {"labelling", makeClips, label, missingLabels},
        {"importing", makeTree, importTrees, missingImports},
    };
    return scenes;
}
