#include "core/dataset/simulated_dataset.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <fstream>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "core/dataset/clip_store.h"
#include "core/dataset/dataset_plan.h"
#include "core/simulator/footage.h"
#include "core/simulator/random.h"
#include "core/simulator/subject.h"
#include "core/types/error.h"
#include "core/types/gesture.h"
#ifdef CARPUS_MEDIA
#include "core/capture/video_writer.h"
#endif

namespace core {
namespace {

namespace fs = std::filesystem;

/// Writes a whole take as a video; the number of frames, 0 after a stop request.
int writeVideo(const Footage& footage, const fs::path& file, double framesPerSecond, const std::stop_token& stop) {
#ifdef CARPUS_MEDIA
    VideoWriter writer(file.string(), {VideoFormat::MjpegMatroska, framesPerSecond, 90});
    const int frames = std::max(1, int(std::floor(footage.durationS() * framesPerSecond)));
    for (int i = 0; i < frames; ++i) {
        if (stop.stop_requested()) return 0;
        writer.write(footage.frameAt(i / framesPerSecond), i / framesPerSecond);
    }
    writer.finish();
    return frames;
#else
    (void)footage, (void)framesPerSecond, (void)stop;
    throw Error("cannot write " + file.string() + ": this program was built without video files (CARPUS_MEDIA=OFF)");
#endif
}

void makeFolder(const fs::path& folder) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    if (fault) throw Error("cannot make the folder " + folder.string() + ": " + fault.message());
}

void writeEvents(const fs::path& file, const PlannedSession& session, const Footage& footage, double framesPerSecond) {
    const fs::path part = file.string() + ".part";
    std::ofstream out(part);
    out << "{\"video\": \"" << file.stem().string() << ".mkv\", \"subject\": \"" << session.subject
        << "\", \"scene\": \"" << session.scene << "\", \"fps\": " << framesPerSecond
        << ", \"duration_s\": " << footage.durationS() << ", \"events\": [";
    const char* separator = "";
    for (const TruthEvent& event : footage.truth()) {
        out << separator << "\n  {\"label\": \"" << event.label << "\", \"start_s\": " << event.startS
            << ", \"end_s\": " << event.endS << "}";
        separator = ",";
    }
    out << "\n]}\n";
    out.close();
    if (!out) throw Error("cannot write " + part.string() + "; is the disk full?");
    fs::rename(part, file);
}

/// The work shared by all threads: takes sessions from the plan, one after the other.
class DatasetMaker {
public:
    DatasetMaker(const SimulatedDatasetOptions& options, std::stop_token stop,
                 const std::function<void(const SimulationProgress&)>& progress)
        : m_options(options),
          m_stop(std::move(stop)),
          m_report(progress),
          m_plan(planSimulatedDataset(options)),
          m_store(ClipStore::openOrCreate(options.folder)) {
        for (const ClipRecord& clip : m_store.clips()) m_finished.insert(clip.path);
        for (const PlannedSession& session : m_plan) m_total += int(std::max<std::size_t>(1, session.labels.size()));
    }

    void run();

private:
    void work();
    void makeClips(const PlannedSession& session);
    void makeLongTake(const PlannedSession& session);
    FootageConfig footageConfig(const PlannedSession& session, Script script) const;
    void store(const ClipRecord& clip, std::uint64_t subjectSeed);
    void finished(const std::string& path);
    bool stopped() const { return m_stop.stop_requested() || m_failed; }

    const SimulatedDatasetOptions& m_options;
    std::stop_token m_stop;
    const std::function<void(const SimulationProgress&)>& m_report;
    std::vector<PlannedSession> m_plan;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_failed = false;
    int m_total = 0;

    std::mutex m_mutex;  ///< for all below
    ClipStore m_store;
    std::set<std::string> m_finished;
    int m_done = 0;
    std::exception_ptr m_error;
};

void DatasetMaker::run() {
    const int cores = std::max(1, int(std::thread::hardware_concurrency()));
    const int threads = m_options.threads > 0 ? m_options.threads : cores;
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < threads; ++i) workers.emplace_back([this] { work(); });
    }
    if (m_error) std::rethrow_exception(m_error);
}

void DatasetMaker::work() {
    try {
        for (std::size_t i = m_next++; i < m_plan.size() && !stopped(); i = m_next++) {
            m_plan[i].labels.empty() ? makeLongTake(m_plan[i]) : makeClips(m_plan[i]);
        }
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_error) m_error = std::current_exception();
        m_failed = true;
    }
}

FootageConfig DatasetMaker::footageConfig(const PlannedSession& session, Script script) const {
    FootageConfig config;
    config.subjectSeed = session.subjectSeed;
    config.sceneSeed = session.sceneSeed;
    config.sessionSeed = session.sessionSeed;
    config.script = std::move(script);
    config.width = m_options.width;
    config.height = m_options.height;
    return config;
}

void DatasetMaker::makeClips(const PlannedSession& session) {
    const fs::path folder = fs::path(session.subject) / session.session;
    makeFolder(m_options.folder / folder);
    std::shared_ptr<const Scene> scene;
    for (const std::string& label : session.labels) {
        const std::string path = (folder / (clipNumber(label) + ".mkv")).generic_string();
        bool known = false;
        {
            const std::lock_guard lock(m_mutex);
            known = m_finished.count(path) > 0;
        }
        if (!known) {
            const std::uint64_t take =
                mixSeed(session.sessionSeed, std::uint64_t(gestureIndex(label).value_or(kGestureCount)));
            const ClipScript clip = clipScript({label, session.subjectSeed, take, m_options.leadS, m_options.tailS});
            FootageConfig config = footageConfig(session, clip.script);
            if (!scene) scene = makeScene(session.sceneSeed);
            config.scene = scene;
            const int frames = writeVideo(Footage(config), m_options.folder / path, m_options.framesPerSecond, m_stop);
            if (frames == 0) return;
            store({path, label, session.subject, session.session, session.scene, session.split, frames,
                   m_options.framesPerSecond, clip.startS, clip.endS},
                  session.subjectSeed);
        }
        finished(path);
        if (stopped()) return;
    }
}

void DatasetMaker::makeLongTake(const PlannedSession& session) {
    const fs::path folder = m_options.folder / "continuous";
    makeFolder(folder);
    const std::string name = session.session;
    const fs::path events = folder / (name + ".json");
    if (!fs::exists(events)) {
        const Footage footage(footageConfig(
            session, continuousScript(session.subjectSeed, session.sessionSeed, m_options.continuousMinutes * 60)));
        if (writeVideo(footage, folder / (name + ".mkv"), m_options.framesPerSecond, m_stop) == 0) return;
        MediaRecord take;
        take.path = "continuous/" + name + ".mkv";
        take.subject = session.subject;
        take.session = name;
        take.scene = session.scene;
        take.kind = MediaKind::Take;
        take.framesPerSecond = m_options.framesPerSecond;
        {
            const std::lock_guard lock(m_mutex);
            m_store.saveMedia(take);
        }
        writeEvents(events, session, footage, m_options.framesPerSecond);
    }
    finished("continuous/" + name + ".mkv");
}

void DatasetMaker::store(const ClipRecord& clip, std::uint64_t subjectSeed) {
    const bool left = Subject::fromSeed(subjectSeed).hand.left;
    const std::lock_guard lock(m_mutex);
    m_store.addSubject({clip.subject, left ? Handedness::Left : Handedness::Right});
    m_store.addClips({&clip, 1});
}

void DatasetMaker::finished(const std::string& path) {
    const std::lock_guard lock(m_mutex);
    ++m_done;
    if (m_report) m_report({m_done, m_total, path});
}

}  // namespace

void makeSimulatedDataset(const SimulatedDatasetOptions& options, const std::stop_token& stop,
                          const std::function<void(const SimulationProgress&)>& progress) {
    DatasetMaker(options, stop, progress).run();
}

}  // namespace core
