#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/cli/console.h"
#include "app/cli/dataset_commands.h"
#include "app/cli/dataset_report_json.h"
#include "app/cli/json_lines.h"
#include "app/cli/recovered.h"
#include "core/dataset/dataset_check.h"
#include "core/dataset/dataset_stats.h"
#include "core/dataset/split_plan.h"
#include "core/dataset/stats_plot.h"
#include "core/types/error.h"
#ifdef CARPUS_MEDIA
#include "core/recording/recover_recordings.h"
#endif

namespace app {
namespace {

struct StatsOptions {
    std::string dataset;
    std::string json;
    std::string plot;
};

/// A bar of at most 40 characters.
std::string bar(int count, int most) { return std::string(std::size_t(most > 0 ? 40 * count / most : 0), '#'); }

void printClasses(Console& console, const core::DatasetStats& stats) {
    std::vector<std::pair<std::string, int>> classes(stats.classes.begin(), stats.classes.end());
    std::sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.size(), a.first) < std::pair(b.first.size(), b.first);  // G2 before G10
    });
    int most = 0;
    for (const auto& one : classes) most = std::max(most, one.second);
    for (const auto& [name, count] : classes)
        console.result(format("  %-12s %6d  %s", name.c_str(), count, bar(count, most).c_str()));
}

void printSubjects(Console& console, const core::DatasetStats& stats) {
    console.result(format("subjects: %zu", stats.subjects.size()));
    for (const auto& [name, count] : stats.subjects) {
        std::string splits;
        for (const auto& [split, clips] : count.splits)
            splits += format("%s%s %d", splits.empty() ? "" : ", ", core::splitName(split), clips);
        console.result(
            format("  %-20s %6d  (%s)", name.empty() ? "unknown" : name.c_str(), count.clips, splits.c_str()));
    }
}

void printDistribution(Console& console, const char* name, const core::Distribution& d, int clips) {
    if (d.count == 0) {
        console.result(format("%s: unknown; 'carpus dataset check' measures it", name));
        return;
    }
    console.result(format("%s: %.3g to %.3g, median %.3g, mean %.3g", name, d.minimum, d.maximum, d.median, d.mean) +
                   (d.count < clips ? format(" (unknown for %d clips)", clips - d.count) : ""));
}

void printStats(Console& console, const core::DatasetStats& s) {
    console.result(format("clips: %d (%d without a label, %d flagged, %d in the trash)", s.clips, s.unlabelled,
                          s.flagged, s.trashed));
    console.result(format("media files: %d, long takes: %d, sensor tracks: %d, sessions: %d, scenes: %d", s.media,
                          s.takes, s.sensors, s.sessions, s.scenes));
    console.result(format("classes: %zu", s.classes.size()));
    printClasses(console, s);
    printSubjects(console, s);
    std::string splits;
    for (const auto& [split, count] : s.splits)
        splits += format("%s%s %d", splits.empty() ? "" : ", ", core::splitName(split), count);
    console.result("splits: " + splits);
    printDistribution(console, "duration in seconds", s.durations, s.clips);
    printDistribution(console, "frames", s.frameCounts, s.clips);
    printDistribution(console, "frames a second", s.frameRates, s.clips);
    for (const auto& [size, count] : s.resolutions) console.result(format("resolution %s: %d", size.c_str(), count));
    for (const core::Finding& finding : s.unreadable)
        console.result(format("unreadable: %s: %s", finding.path.c_str(), finding.text.c_str()));
    const std::vector<std::string> leaks = leakageLines(s.leakage);
    for (const std::string& leak : leaks) console.result("LEAKAGE: " + leak);
    if (leaks.empty()) console.result("leakage across splits: none");
}

int runStats(const StatsOptions& options) {
    const core::ClipStore store = core::ClipStore::open(options.dataset);
    const core::DatasetStats stats = core::datasetStats(store);
    JsonLines json(options.json);
    json.write(statsJson(stats));
    TextFile plot(options.plot);
    plot.write(options.plot.empty() ? "" : core::plotStats(stats));
    Console console(json.onStdout() || plot.onStdout());
    printStats(console, stats);
    return kDone;
}

struct CheckCommandOptions {
    std::string dataset;
    std::string json;
    core::CheckOptions check;
};

int runCheck(CheckCommandOptions options, const Invocation& invocation) {
    core::ClipStore store = core::ClipStore::open(options.dataset);
    options.check.threads = invocation.common.threads;
    JsonLines json(options.json);
    Console console(json.onStdout());
#ifdef CARPUS_MEDIA
    if (options.check.repair) tellRecovered(core::recoverRecordings(store), json, console);
#endif
    std::unique_ptr<Progress> bar;
    const core::CheckReport report = core::checkDataset(
        store, options.check,
        [&](int done, int total) {
            if (!bar) bar = std::make_unique<Progress>("files", total);
            bar->update(done);
        },
        invocation.stop);
    bar.reset();
    if (!report.complete) throw core::Error("stopped before all files were looked at; nothing was changed");
    int open = 0;
    for (const core::Finding& finding : report.findings) {
        json.write(findingJson(finding));
        open += int(!finding.repaired);
        const std::string repair = finding.repair.empty() ? "look at it" : finding.repair;
        console.result(format("%s: %s: %s; %s%s", core::findingName(finding.kind), finding.path.c_str(),
                              finding.text.c_str(), finding.repaired ? "repaired: " : "", repair.c_str()));
    }
    const int found = int(report.findings.size());
    console.result(
        format("%d files looked at, %d of them decoded: %s", report.files, report.decoded,
               found == 0 ? "all is well" : format("%d findings, %d repaired", found, found - open).c_str()));
    if (open > 0 && !options.check.repair) console.notice("--repair puts right what can be; all of it can be undone");
    return open > 0 ? kFailed : kDone;
}

}  // namespace

void addDatasetStats(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<StatsOptions>();
    CLI::App& command =
        addCommand(dataset, line, Shared::Threads, "stats", "Count clips, classes, people, lengths and leaks",
                   "  carpus dataset stats my-dataset\n"
                   "  carpus dataset stats my-dataset --json - --plot stats.svg");
    addDatasetArgument(command, options->dataset);
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.add_option("--plot", options->plot, "Bar charts as SVG into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] { line.command = [options](const Invocation&) { return runStats(*options); }; });
}

void addDatasetCheck(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<CheckCommandOptions>();
    CLI::App& command =
        addCommand(dataset, line, Shared::Threads, "check", "Compare the index with the disk, and repair",
                   "  carpus dataset check my-dataset\n"
                   "  carpus dataset check my-dataset --repair");
    addDatasetArgument(command, options->dataset);
    command.add_flag("--repair", options->check.repair, "Put right what can be; one step of undo");
    command.add_flag("--decode", options->check.decodeAll, "Decode every file, also those whose checksum is as it was");
    command
        .add_option("--busy", options->check.busyS,
                    "Leave temporary files alone that are younger than this; default 30 s")
        ->check(CLI::Range(0.0, 1e6))
        ->type_name("SECONDS");
    command.add_option("--json", options->json, "One line for each finding into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runCheck(*options, invocation); };
    });
}

}  // namespace app
