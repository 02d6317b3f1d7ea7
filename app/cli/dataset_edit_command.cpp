#include <CLI/CLI.hpp>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "app/cli/dataset_commands.h"
#include "app/cli/json_lines.h"
#include "core/dataset/split_plan.h"
#include "core/types/error.h"

namespace app {
namespace {

struct EditOptions {
    std::string dataset;
    std::string label;
    ClipChoice choice;
    core::SubjectInfo subject;
    std::string hand;
    std::string json;
    bool trashed = false;
};

using Run = std::function<int(const EditOptions&)>;

/// A subcommand with the data set as its first argument; `run` gets the parsed options.
CLI::App& addEdit(CLI::App& dataset, CommandLine& line, const std::shared_ptr<EditOptions>& options,
                  const std::string& name, const std::string& help, const Run& run) {
    const auto space = help.find('|');
    CLI::App& command = addCommand(dataset, line, Shared::Threads, name, help.substr(0, space),
                                   "  carpus dataset " + name + " my-dataset" + help.substr(space + 1));
    addDatasetArgument(command, options->dataset);
    command.callback(
        [options, run, &line] { line.command = [options, run](const Invocation&) { return run(*options); }; });
    return command;
}

int editChosen(const EditOptions& options, const core::ClipEdit& edit, core::TrashFilter among) {
    core::ClipStore store = core::ClipStore::open(options.dataset);
    std::vector<core::ClipId> ids;
    for (const core::ClipRecord& clip : chosenClips(store, options.choice, among)) ids.push_back(clip.id);
    store.editClips(ids, edit);
    Console(false).result(store.history().back().text + " ('carpus dataset undo' takes it back)");
    return kDone;
}

void addEditOfClips(CLI::App& dataset, CommandLine& line, const std::string& name, const std::string& help,
                    const core::ClipEdit& edit, core::TrashFilter among = core::TrashFilter::Kept) {
    const auto options = std::make_shared<EditOptions>();
    CLI::App& command = addEdit(dataset, line, options, name, help,
                                [edit, among](const EditOptions& o) { return editChosen(o, edit, among); });
    addClipChoice(command, options->choice, true);
}

int runPurge(const EditOptions& options) {
    core::ClipStore store = core::ClipStore::open(options.dataset);
    Console(false).result(format("%d clips and takes deleted for good", store.purgeTrash()));
    return kDone;
}

core::Handedness handFromName(const std::string& name) {
    if (name == "left") return core::Handedness::Left;
    return name == "right" ? core::Handedness::Right : core::Handedness::Unknown;
}

int runSubject(const EditOptions& options) {
    core::ClipStore store = core::ClipStore::openOrCreate(options.dataset);
    core::SubjectInfo subject = options.subject;
    for (const core::SubjectInfo& known : store.subjects()) {
        if (known.id != subject.id) continue;
        if (options.hand.empty()) subject.hand = known.hand;
        if (subject.consent.empty()) subject.consent = known.consent;
        if (subject.note.empty()) subject.note = known.note;
    }
    if (!options.hand.empty()) subject.hand = handFromName(options.hand);
    store.addSubject(subject);
    Console(false).result("subject " + subject.id + " noted");
    return kDone;
}

int runList(const EditOptions& options) {
    const core::ClipStore store = core::ClipStore::open(options.dataset);
    core::ClipFilter filter = options.choice.filter();
    if (options.trashed) filter.trash = core::TrashFilter::Trashed;
    JsonLines json(options.json);
    Console console(json.onStdout());
    for (const core::ClipRecord& c : store.clips(filter)) {
        json.write({{"id", c.id},
                    {"path", c.path},
                    {"label", c.label},
                    {"subject", c.subject},
                    {"session", c.session},
                    {"scene", c.scene},
                    {"split", core::splitName(c.split)},
                    {"start_s", c.startS},
                    {"end_s", c.endS},
                    {"frame_count", c.frameCount},
                    {"fps", c.framesPerSecond},
                    {"flagged", c.flagged},
                    {"note", c.note},
                    {"sensor", c.sensorPath}});
        const std::string bounds = c.startS > 0 || c.endS > 0 ? format(" %.3f-%.3f s", c.startS, c.endS) : "";
        if (!json.onStdout())
            console.result(format("%lld\t%s\t%s\t%s%s%s", static_cast<long long>(c.id),
                                  c.label.empty() ? "-" : c.label.c_str(), core::splitName(c.split), c.path.c_str(),
                                  bounds.c_str(), c.flagged ? "\tflagged" : ""));
    }
    return kDone;
}

int runStep(const EditOptions& options, bool undo) {
    core::ClipStore store = core::ClipStore::open(options.dataset);
    const std::optional<std::string> text = undo ? store.undo() : store.redo();
    if (!text)
        throw core::Error(std::string("there is nothing to ") + (undo ? "undo" : "redo") + " in " + options.dataset);
    Console(false).result((undo ? "undone: " : "done again: ") + *text);
    return kDone;
}

int runHistory(const EditOptions& options) {
    const core::ClipStore store = core::ClipStore::open(options.dataset);
    Console console(false);
    for (const core::ChangeInfo& change : store.history()) {
        const std::time_t made = change.madeAt;
        std::tm local{};
        char text[32] = {};
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", localtime_r(&made, &local));
        console.result(format("%s  %s%s", text, change.text.c_str(), change.undone ? " (undone)" : ""));
    }
    return kDone;
}

}  // namespace

void addDatasetEdits(CLI::App& dataset, CommandLine& line) {
    const auto label = std::make_shared<EditOptions>();
    CLI::App& command =
        addEdit(dataset, line, label, "label", "Give clips a label| G5 --id 12,13",
                [](const EditOptions& o) { return editChosen(o, {.label = o.label}, core::TrashFilter::Kept); });
    command.add_option("LABEL", label->label, "Such as G5 or none; '' removes the label")->required();
    addClipChoice(command, label->choice, true);
    addEditOfClips(dataset, line, "flag", "Flag clips to look at again| --id 12", {.flagged = true});
    addEditOfClips(dataset, line, "unflag", "Remove the flag from clips| --all", {.flagged = false});
    addEditOfClips(dataset, line, "trash", "Move clips to the trash| --labelled none", {.trashed = true});
    addEditOfClips(dataset, line, "restore", "Take clips out of the trash| --all", {.trashed = false},
                   core::TrashFilter::Trashed);
    const auto purge = std::make_shared<EditOptions>();
    addEdit(dataset, line, purge, "purge", "Delete what is in the trash for good, files included|", runPurge);
    const auto subject = std::make_shared<EditOptions>();
    CLI::App& person = addEdit(dataset, line, subject, "subject",
                               "Note who somebody is| Ana --hand left --consent 'signed 2026-01-05'", runSubject);
    person.add_option("ID", subject->subject.id, "The person's name in the data set")->required();
    person.add_option("--hand", subject->hand, "That wears the camera")
        ->check(CLI::IsMember({"left", "right", "unknown"}))
        ->type_name("NAME");
    person.add_option("--consent", subject->subject.consent, "What the person agreed to")->type_name("TEXT");
    person.add_option("--note", subject->subject.note, "Anything else")->type_name("TEXT");
}

void addDatasetList(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<EditOptions>();
    CLI::App& command =
        addEdit(dataset, line, options, "list", "Show clips with their numbers| --subject Ana --flagged", runList);
    addClipChoice(command, options->choice, false);
    command.add_flag("--trashed", options->trashed, "Those in the trash");
    command.add_option("--json", options->json, "One line for each clip into a file, or '-'")->type_name("FILE|-");
}

void addDatasetHistory(CLI::App& dataset, CommandLine& line) {
    addEdit(dataset, line, std::make_shared<EditOptions>(), "undo", "Take the last change back|",
            [](const EditOptions& o) { return runStep(o, true); });
    addEdit(dataset, line, std::make_shared<EditOptions>(), "redo", "Do again what was undone|",
            [](const EditOptions& o) { return runStep(o, false); });
    addEdit(dataset, line, std::make_shared<EditOptions>(), "history", "Show the changes, oldest first|", runHistory);
}

}  // namespace app
