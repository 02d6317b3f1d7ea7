#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/cli/dataset_commands.h"
#include "app/cli/dataset_gesture_command.h"
#include "core/dataset/split_plan.h"
#include "core/types/error.h"

namespace app {

core::ClipFilter ClipChoice::filter() const {
    core::ClipFilter filter;
    if (!labelled.empty()) filter.label = labelled;
    if (unlabelled) filter.label = "";
    if (!subject.empty()) filter.subject = subject;
    if (!session.empty()) filter.session = session;
    if (!scene.empty()) filter.scene = scene;
    if (!split.empty()) filter.split = core::splitFromName(split);
    if (!path.empty()) filter.path = path;
    if (flagged) filter.flagged = true;
    filter.text = text;
    return filter;
}

bool ClipChoice::restricts() const {
    return !ids.empty() || !labelled.empty() || unlabelled || !subject.empty() || !session.empty() || !scene.empty() ||
           !split.empty() || !path.empty() || !text.empty() || flagged;
}

void addClipChoice(CLI::App& command, ClipChoice& choice, bool ids) {
    command.option_defaults()->group("Which clips");
    const auto word = [&](const char* name, std::string& value, const char* meaning, const char* type) {
        command.add_option(name, value, meaning)->type_name(type);
    };
    if (ids)
        command.add_option("--id", choice.ids, "These clips; 'dataset list' shows the numbers")
            ->delimiter(',')
            ->type_name("N");
    word("--labelled", choice.labelled, "With this label", "LABEL");
    command.add_flag("--unlabelled", choice.unlabelled, "Without a label");
    word("--subject", choice.subject, "Of this person", "ID");
    word("--session", choice.session, "Of sessions with this name", "ID");
    word("--scene", choice.scene, "Recorded in this scene", "ID");
    word("--split", choice.split, "In this split: train, validation, test or none", "NAME");
    word("--path", choice.path, "In this media file, relative to the data set", "PATH");
    word("--text", choice.text, "With this text in path, label, subject, session, scene or note", "TEXT");
    command.add_flag("--flagged", choice.flagged, "Flagged ones");
    if (ids) command.add_flag("--all", choice.all, "All clips");
    command.option_defaults()->group("Options");
}

void addDatasetArgument(CLI::App& command, std::string& dataset) {
    command.add_option("DATASET", dataset, "Folder of the data set")->required();
}

std::vector<core::ClipRecord> chosenClips(const core::ClipStore& store, const ClipChoice& choice,
                                          core::TrashFilter trash) {
    if (!choice.restricts() && !choice.all)
        throw core::Error("no clips are chosen; name them with --id, --labelled, --subject and the like, or say --all",
                          core::Error::Kind::BadUsage);
    core::ClipFilter filter = choice.filter();
    filter.trash = trash;
    std::vector<core::ClipRecord> clips = store.clips(filter);
    for (const core::ClipId id : choice.ids) {
        const auto isIt = [id](const core::ClipRecord& clip) { return clip.id == id; };
        if (std::none_of(clips.begin(), clips.end(), isIt))
            throw core::Error("there is no clip " + std::to_string(id) +
                                  " among the chosen ones; 'carpus dataset list' shows the numbers",
                              core::Error::Kind::BadUsage);
    }
    if (!choice.ids.empty())
        std::erase_if(clips, [&](const core::ClipRecord& clip) {
            return std::find(choice.ids.begin(), choice.ids.end(), clip.id) == choice.ids.end();
        });
    if (clips.empty())
        throw core::Error(
            "no clip in " + store.folder().string() + " is like that; 'carpus dataset list' shows what there is",
            core::Error::Kind::BadUsage);
    return clips;
}

void addDatasetCommand(CLI::App& program, CommandLine& line) {
    CLI::App& dataset =
        *program.add_subcommand("dataset", "Look after a data set: statistics, labels, splits, import, export");
    dataset.require_subcommand(1);
    dataset.footer(
        "Examples:\n"
        "  carpus dataset stats my-dataset\n"
        "  carpus dataset check my-dataset --repair\n"
        "  carpus dataset import my-dataset MuWiGes --format muwiges --dry-run\n"
        "'carpus dataset COMMAND --help' explains a command.");
    addDatasetStats(dataset, line);
    addDatasetCheck(dataset, line);
    addDatasetSplit(dataset, line);
    addDatasetImport(dataset, line);
    addDatasetExport(dataset, line);
    addDatasetList(dataset, line);
    addDatasetEdits(dataset, line);
    addDatasetGesture(dataset, line);
    addDatasetHistory(dataset, line);
}

}  // namespace app
