#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/console.h"
#include "app/cli/dataset_commands.h"
#include "app/cli/dataset_report_json.h"
#include "app/cli/json_lines.h"
#include "core/dataset/split_plan.h"
#include "core/types/error.h"

namespace app {
namespace {

struct SplitCommandOptions {
    std::string dataset;
    core::SplitOptions split;
    std::vector<std::string> assignments;
    bool report = false;
    bool dryRun = false;
    std::string json;
};

/// "Ana=test" and so on.
std::map<std::string, core::Split> assigned(const std::vector<std::string>& assignments) {
    std::map<std::string, core::Split> splits;
    for (const std::string& text : assignments) {
        const std::size_t equals = text.rfind('=');
        if (equals == std::string::npos)
            throw core::Error("'" + text + "' assigns nobody; write SUBJECT=SPLIT, such as Ana=test",
                              core::Error::Kind::BadUsage);
        splits[text.substr(0, equals)] = core::splitFromName(text.substr(equals + 1));
    }
    return splits;
}

int runSplit(const SplitCommandOptions& options) {
    core::ClipStore store = core::ClipStore::open(options.dataset);
    JsonLines json(options.json);
    Console console(json.onStdout());
    std::vector<core::ClipRecord> clips = store.clips();
    std::map<std::string, core::Split> splits;
    if (!options.report)
        splits = options.assignments.empty() ? core::planSplit(clips, options.split) : assigned(options.assignments);
    if (!options.dryRun && !splits.empty()) {
        store.setSplits(splits);
        clips = store.clips();
    } else {
        for (core::ClipRecord& clip : clips)
            if (const auto planned = splits.find(clip.subject); planned != splits.end()) clip.split = planned->second;
    }
    std::map<core::Split, int> counts;
    for (const core::ClipRecord& clip : clips) ++counts[clip.split];
    nlohmann::ordered_json subjects = nlohmann::ordered_json::object();
    for (const auto& [subject, split] : splits) {
        subjects[subject] = core::splitName(split);
        console.result(format("  %-20s %s", subject.c_str(), core::splitName(split)));
    }
    for (const auto& [split, count] : counts) console.result(format("%s: %d clips", core::splitName(split), count));
    const core::Leakage leakage = core::findLeakage(clips);
    for (const std::string& leak : leakageLines(leakage)) console.result("LEAKAGE: " + leak);
    for (const auto& [scene, _] : leakage.scenes)
        console.notice("the scene " + scene +
                       " is in several splits: no test in unseen places (--scenes keeps them apart)");
    if (options.dryRun) console.notice("a dry run: nothing was changed");
    json.write({{"subjects", subjects}, {"leakage", leakageJson(leakage)}, {"dry_run", options.dryRun}});
    return leakage.clean() ? kDone : kFailed;
}

}  // namespace

void addDatasetSplit(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<SplitCommandOptions>();
    CLI::App& command =
        addCommand(dataset, line, Shared::Threads, "split", "Deal people to training, validation and test",
                   "  carpus dataset split my-dataset --test 0.3 --validation 0.1 --seed 7\n"
                   "  carpus dataset split my-dataset --assign Ana=test --assign Bo=train\n"
                   "  carpus dataset split my-dataset --report");
    addDatasetArgument(command, options->dataset);
    command.add_option("--test", options->split.testShare, "Share of the clips; default 0.3")->type_name("SHARE");
    command.add_option("--validation", options->split.validationShare, "Share of the clips; default 0.1")
        ->type_name("SHARE");
    command.add_option("--seed", options->split.seed, "Same seed, same splits; default 1")->type_name("N");
    command.add_flag("--scenes", options->split.keepScenesApart, "Keep people who share a scene together");
    command.add_option("--assign", options->assignments, "Put this person there, leave the others")
        ->type_name("SUBJECT=SPLIT");
    command.add_flag("--report", options->report, "Change nothing, tell what leaks");
    command.add_flag("--dry-run", options->dryRun, "Tell what would be, change nothing");
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] { line.command = [options](const Invocation&) { return runSplit(*options); }; });
}

}  // namespace app
