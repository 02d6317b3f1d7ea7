#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/cli/bench.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "core/dataset/clip_store.h"
#include "core/types/error.h"
#include "core/types/gesture.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

/// A folder of its own that goes with the measurement.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "carpus-bench-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw core::Error("cannot make a folder like " + pattern + "; make room, or set TMPDIR");
        m_path = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::vector<core::ClipRecord> manyClips(int count) {
    std::vector<core::ClipRecord> clips;
    for (int i = 0; i < count; ++i) {
        core::ClipRecord clip;
        clip.subject = format("Subject%03d", i / 200);
        clip.session = format("%02d", i % 200 / 12);
        clip.path = format("%s/%s/%04d.mkv", clip.subject.c_str(), clip.session.c_str(), i);
        clip.label = core::gestureId(i % core::kGestureCount);
        clip.scene = format("scene%d", i % 7);
        clip.split = core::Split(1 + i / 200 % 3);
        clip.flagged = i % 50 == 0;
        clip.frameCount = 45;
        clip.framesPerSecond = 30;
        clips.push_back(clip);
    }
    return clips;
}

/// The median and the worst of several runs, in milliseconds.
Json measured(const char* name, int runs, const std::function<void()>& work) {
    std::vector<double> ms;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    return {{"what", name}, {"median_ms", ms[ms.size() / 2]}, {"worst_ms", ms.back()}};
}

}  // namespace

int runBenchDataset(const BenchDatasetOptions& options, const Invocation&) {
    const ScratchFolder folder;
    JsonLines json(options.json);
    Console console(json.onStdout());
    Json results = Json::array();
    {
        core::ClipStore store = core::ClipStore::openOrCreate(folder.path());
        results.push_back(measured("add all", 1, [&] { store.addClips(manyClips(options.clips)); }));
    }
    results.push_back(measured("open", 9, [&] { core::ClipStore::open(folder.path()); }));
    core::ClipStore store = core::ClipStore::open(folder.path());
    results.push_back(measured("list all", 9, [&] { store.clips(); }));
    results.push_back(measured("filter by label", 9, [&] { store.clips({.label = "G5"}); }));
    results.push_back(measured("filter by subject", 9, [&] { store.clips({.subject = "Subject003"}); }));
    results.push_back(measured("filter by split", 9, [&] { store.clips({.split = core::Split::Test}); }));
    results.push_back(measured("filter by flag", 9, [&] { store.clips({.flagged = true}); }));
    results.push_back(measured("search text", 9, [&] { store.clips({.text = "subject007"}); }));
    results.push_back(measured("look for changes of others", 99, [&] { store.revision(); }));
    std::vector<core::ClipId> ids;
    for (const core::ClipRecord& clip : store.clips()) ids.push_back(clip.id);
    results.push_back(measured("label one", 19, [&] { store.editClips(std::vector{ids.front()}, {.flagged = true}); }));
    results.push_back(measured("label all", 1, [&] { store.editClips(ids, {.label = "G1"}); }));
    results.push_back(measured("undo that", 1, [&] { store.undo(); }));
    for (const Json& result : results)
        console.result(format("%-28s %9.2f ms, worst %9.2f ms", result["what"].get<std::string>().c_str(),
                              result["median_ms"].get<double>(), result["worst_ms"].get<double>()));
    json.write({{"clips", options.clips}, {"results", results}});
    return kDone;
}

}  // namespace app
