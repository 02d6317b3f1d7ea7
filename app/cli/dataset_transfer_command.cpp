#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "app/cli/dataset_commands.h"
#include "app/cli/json_lines.h"
#include "core/dataset/dataset_export.h"
#include "core/dataset/dataset_import.h"
#include "core/dataset/list_file.h"
#include "core/dataset/split_plan.h"
#include "core/types/error.h"
#include "core/types/label_set.h"

namespace app {
namespace {

const std::map<std::string, core::DatasetFormat> kFormats{
    {"muwiges", core::DatasetFormat::Muwiges}, {"folders", core::DatasetFormat::ClassFolders},
    {"csv", core::DatasetFormat::Csv},         {"frame-lists", core::DatasetFormat::FrameLists},
    {"cvat", core::DatasetFormat::Cvat},       {"label-studio", core::DatasetFormat::LabelStudio}};

core::DatasetFormat formatFromName(const std::string& name) {
    if (const auto found = kFormats.find(name); found != kFormats.end()) return found->second;
    throw core::Error("'" + name + "' is no format; use muwiges, folders, csv, frame-lists, cvat or label-studio",
                      core::Error::Kind::BadUsage);
}

/// "\t" as people write it on a command line.
std::string separatorFromText(const std::string& text) {
    if (text == "\\t" || text == "tab") return "\t";
    return text == "blank" ? " " : text;
}

struct ImportCommandOptions {
    std::string dataset;
    core::ImportOptions import;
    std::string source, format, labels, split, media, json;
    bool link = false;
    bool dryRun = false;
};

std::vector<std::string> labelNames(const std::string& labels) {
    if (labels.empty()) return {};
    if (labels == "gestures") return core::LabelSet::gestures(true).names;
    std::vector<std::string> names;
    for (const core::ListLine& line : core::readListFile(labels)) names.push_back(line.text);
    return names;
}

const char* actionName(core::ImportAction action) {
    switch (action) {
        case core::ImportAction::Add: return "add";
        case core::ImportAction::Update: return "update";
        case core::ImportAction::Keep: return "keep";
        case core::ImportAction::Refuse: return "refuse";
    }
    return "refuse";
}

void tell(const core::ImportPlan& plan, bool dryRun, Console& console, JsonLines& json) {
    for (const core::ImportItem& item : plan.items) {
        json.write({{"action", actionName(item.action)},
                    {"from", item.from.string()},
                    {"path", item.clip.path},
                    {"label", item.clip.label},
                    {"subject", item.clip.subject},
                    {"session", item.clip.session},
                    {"split", core::splitName(item.clip.split)},
                    {"start_s", item.clip.startS},
                    {"end_s", item.clip.endS},
                    {"problem", item.problem}});
        if (item.action == core::ImportAction::Refuse) console.notice("refused: " + item.problem);
        if (dryRun && (item.action == core::ImportAction::Add || item.action == core::ImportAction::Update))
            console.result(
                format("%s %s as %s", actionName(item.action), item.clip.path.c_str(), item.clip.label.c_str()));
    }
    for (const std::string& warning : plan.warnings) console.notice(warning);
    console.result(format("%d to add, %d to update, %d there already, %d refused; %.1f MB",
                          plan.count(core::ImportAction::Add), plan.count(core::ImportAction::Update),
                          plan.count(core::ImportAction::Keep), plan.count(core::ImportAction::Refuse),
                          double(plan.bytes) / 1e6));
}

int runImportCommand(ImportCommandOptions options, const Invocation& invocation) {
    core::ImportOptions& import = options.import;
    import.source = options.source;
    import.media = options.media;
    import.format = formatFromName(options.format);
    import.separator = separatorFromText(import.separator);
    import.labels = labelNames(options.labels);
    import.transfer = options.link ? core::MediaTransfer::Link : core::MediaTransfer::Copy;
    if (!options.split.empty()) import.split = core::splitFromName(options.split);
    JsonLines json(options.json);
    Console console(json.onStdout());
    const core::ImportPlan plan = core::planImport(core::ClipStore::openOrPretend(options.dataset), import);
    tell(plan, options.dryRun, console, json);
    if (options.dryRun) {
        console.notice("a dry run: nothing was changed");
    } else {
        std::unique_ptr<Progress> bar;
        const auto progress = [&](int done, int total) {
            if (!bar) bar = std::make_unique<Progress>("clips", total);
            bar->update(done);
        };
        core::ClipStore store = core::ClipStore::openOrCreate(options.dataset);
        const int imported = core::runImport(store, plan, import.transfer, progress, invocation.stop);
        bar.reset();
        if (invocation.stop.stop_requested())
            throw core::Error("stopped: no clip was imported; the same command goes on with what was copied");
        console.result(format("%d clips imported into %s", imported, options.dataset.c_str()));
    }
    return plan.count(core::ImportAction::Refuse) > 0 ? kFailed : kDone;
}

struct ExportCommandOptions {
    std::string dataset, target, format;
    core::ExportOptions exporting;
    ClipChoice choice;
    bool copy = false;
    bool dryRun = false;
};

int runExportCommand(ExportCommandOptions options, const Invocation& invocation) {
    const core::ClipStore store = core::ClipStore::open(options.dataset);
    options.exporting.target = options.target;
    options.exporting.format = formatFromName(options.format);
    options.exporting.separator = separatorFromText(options.exporting.separator);
    options.exporting.transfer = options.copy ? core::MediaTransfer::Copy : core::MediaTransfer::Link;
    Console console(false);
    const core::ExportPlan plan = core::planExport(store, options.exporting, options.choice.filter());
    for (const std::string& warning : plan.warnings) console.notice(warning);
    if (options.dryRun) {
        for (const core::ExportedFile& file : plan.media) console.result(file.to);
        for (const auto& [name, _] : plan.texts) console.result(name);
        console.notice("a dry run: nothing was written");
    } else {
        std::unique_ptr<Progress> bar;
        const auto progress = [&](int done, int total) {
            if (!bar) bar = std::make_unique<Progress>("files", total);
            bar->update(done);
        };
        core::runExport(plan, options.exporting, progress, invocation.stop);
        bar.reset();
        if (invocation.stop.stop_requested()) throw core::Error("stopped: the export is not complete; remove it");
    }
    console.result(format("%d clips in %zu files", plan.clips, plan.media.size()));
    return kDone;
}

}  // namespace

void addDatasetImport(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<ImportCommandOptions>();
    CLI::App& command =
        addCommand(dataset, line, Shared::Threads, "import", "Take in clips and labels of other layouts",
                   "  carpus dataset import my-dataset MuWiGes --format muwiges --dry-run\n"
                   "  carpus dataset import my-dataset afosr --format csv --labels gestures --link\n"
                   "  carpus dataset import my-dataset tasks.json --format label-studio --media videos");
    addDatasetArgument(command, options->dataset);
    command.add_option("SOURCE", options->source, "Folder, or one list or JSON file")->required();
    command.add_option("--format", options->format, "muwiges, folders, csv, frame-lists, cvat or label-studio")
        ->required()
        ->type_name("NAME");
    command.add_flag("--dry-run", options->dryRun, "Tell what would be, write nothing");
    command.add_flag("--link", options->link, "Link to the media files instead of copying them");
    command
        .add_option("--separator", options->import.separator,
                    "Of list files; tab and blank are words; default: found out")
        ->type_name("TEXT");
    command
        .add_option("--labels", options->labels,
                    "Names for labels that are numbers: a file with one a line, or gestures")
        ->type_name("FILE");
    command.add_option("--media", options->media, "Where the paths of lists begin, or the one video of a CVAT file")
        ->type_name("PATH");
    command.add_option("--fps", options->import.framesPerSecond, "Frames a second where only frames are known")
        ->check(CLI::Range(0.1, 1000.0))
        ->type_name("N");
    command.add_option("--subject", options->import.subject, "Where the source names none")->type_name("ID");
    command.add_option("--session", options->import.session, "Where the source names none")->type_name("ID");
    command.add_option("--scene", options->import.scene, "Where the clips were recorded")->type_name("ID");
    command.add_option("--split", options->split, "For all clips: train, validation, test or none")->type_name("NAME");
    command.add_option("--json", options->json, "One line for each clip into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runImportCommand(*options, invocation); };
    });
}

void addDatasetExport(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<ExportCommandOptions>();
    CLI::App& command = addCommand(dataset, line, Shared::Threads, "export", "Write clips and labels in other layouts",
                                   "  carpus dataset export my-dataset out --format csv --separator ,\n"
                                   "  carpus dataset export my-dataset out --format muwiges --copy");
    addDatasetArgument(command, options->dataset);
    command.add_option("TARGET", options->target, "A new folder")->required();
    command.add_option("--format", options->format, "muwiges, folders, csv, frame-lists, cvat or label-studio")
        ->required()
        ->type_name("NAME");
    command.add_flag("--dry-run", options->dryRun, "Tell what would be, write nothing");
    command.add_flag("--copy", options->copy, "Copy the media files instead of linking to them");
    command.add_option("--separator", options->exporting.separator, "Of list files; default a blank")
        ->type_name("TEXT");
    addClipChoice(command, options->choice, false);
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runExportCommand(*options, invocation); };
    });
}

}  // namespace app
