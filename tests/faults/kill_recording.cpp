// kill_recording [N] [SEED]: kills a program N times with SIGKILL, each at a random moment while it records, labels or
// imports, then repairs and checks its data set. Tells what was lost; exit code 1 when that is more than may be lost or
// the repaired data set is not clean.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/dataset/clip_store.h"
#include "core/dataset/dataset_check.h"
#include "core/recording/recover_recordings.h"
#include "tests/faults/kill_scenes.h"

namespace {

namespace fs = std::filesystem;

struct Tally {
    int kills = 0;
    int repaired = 0;    ///< interrupted recordings that were made whole
    int unfinished = 0;  ///< interrupted recordings without a picture
    int faults = 0;
};

/// Runs this program again as the one that works; what it tells until it is killed.
std::vector<std::string> workUntilKilled(const char* self, int scene, const fs::path& dataset, int milliseconds) {
    int pipeEnds[2];
    if (::pipe(pipeEnds) != 0) std::abort();
    const std::string number = std::to_string(scene);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(pipeEnds[1], STDOUT_FILENO);
        ::close(pipeEnds[0]);
        ::close(pipeEnds[1]);
        ::execl(self, self, "--work", number.c_str(), dataset.c_str(), nullptr);
        std::_Exit(127);
    }
    ::close(pipeEnds[1]);
    std::string text;
    std::thread reader([&] {
        char piece[4096];
        for (ssize_t n = 0; (n = ::read(pipeEnds[0], piece, sizeof piece)) > 0;) text.append(piece, std::size_t(n));
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));  // sleeps on purpose: the moment is the test
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    reader.join();
    ::close(pipeEnds[0]);
    if (!WIFSIGNALED(status)) text += "\n?ended by itself\n";
    std::vector<std::string> lines;
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
        if (end > begin) lines.push_back(text.substr(begin, end - begin));
    return lines;
}

std::string leftOver(const fs::path& dataset) {
    for (const auto& entry : fs::recursive_directory_iterator(dataset)) {
        const std::string name = entry.path().filename().string();
        for (const char* sign : {".part", ".notes", ".repair"})
            if (name.find(sign) != std::string::npos) return "left over: " + name;
    }
    return {};
}

/// What is wrong after the repair; empty = nothing.
std::string judge(const KillScene& scene, const fs::path& dataset, const std::vector<std::string>& told, Tally& tally) {
    if (!told.empty() && told.back().front() == '?') return told.back();
    {
        core::ClipStore store = core::ClipStore::openOrCreate(dataset);
        for (const core::RecoveredRecording& found : core::recoverRecordings(store)) {
            if (!found.fault.empty()) return found.path + ": " + found.fault;
            ++(found.frames > 0 ? tally.repaired : tally.unfinished);
        }
        core::CheckOptions options;
        options.repair = true;
        options.busyS = 0;
        core::checkDataset(store, options);
        const core::CheckReport again = core::checkDataset(store, {});
        if (!again.findings.empty())
            return "not clean after the repair: " + again.findings.front().path + ": " + again.findings.front().text;
    }
    const std::string left = leftOver(dataset);
    return left.empty() ? scene.missing(dataset, told) : left;
}

int run(const char* self, int kills, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(20, 1500);
    const auto& scenes = killScenes();
    std::map<std::string, Tally> tallies;
    for (int i = 0; i < kills; ++i) {
        const int number = i % int(scenes.size());
        const KillScene& scene = scenes[std::size_t(number)];
        std::string folder = (fs::temp_directory_path() / "carpus-kill-XXXXXX").string();
        if (!::mkdtemp(folder.data())) std::abort();
        const fs::path dataset = fs::path(folder) / "data set";
        scene.prepare(dataset);
        const int milliseconds = moment(random);
        const auto told = workUntilKilled(self, number, dataset, milliseconds);
        Tally& tally = tallies[scene.name];
        ++tally.kills;
        std::string fault;
        try {
            fault = judge(scene, dataset, told, tally);
        } catch (const std::exception& error) {
            fault = error.what();
        }
        if (fault.empty()) {
            fs::remove_all(folder);
        } else {
            ++tally.faults;
            std::printf("%s, killed after %d ms: %s (see %s)\n", scene.name, milliseconds, fault.c_str(),
                        folder.c_str());
        }
    }
    int faults = 0;
    for (const auto& [name, tally] : tallies) {
        std::printf("%-26s %4d kills, %4d recordings repaired, %4d without a picture yet, %d faults\n", name.c_str(),
                    tally.kills, tally.repaired, tally.unfinished, tally.faults);
        faults += tally.faults;
    }
    return faults == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 4 && std::strcmp(arguments[1], "--work") == 0) {
        killScenes().at(std::size_t(std::atoi(arguments[2]))).work(arguments[3]);
        return 0;
    }
    const int kills = count > 1 ? std::atoi(arguments[1]) : 200;
    const unsigned seed = count > 2 ? unsigned(std::atoi(arguments[2])) : 1;
    return run("/proc/self/exe", kills, seed);
}
