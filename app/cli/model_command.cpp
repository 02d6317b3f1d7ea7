#include "app/cli/model_command.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/common/library/model_library.h"
#include "core/types/error.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct ModelOptions {
    std::string name, file, out, evaluation, json;
    bool activate = false;
    bool force = false;

    Consent consent() const { return force ? Consent::Given : Consent::NotGiven; }
};

std::string textOf(const std::string& path) {
    if (path.empty()) return {};
    std::ifstream file(path);
    if (!file)
        throw core::Error("the evaluation '" + path + "' cannot be read; give the file that 'carpus evaluate' wrote",
                          core::Error::Kind::BadUsage);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Json comparisonJson(const ModelComparison& comparison) {
    Json json{
        {"model", comparison.model}, {"top1", comparison.before}, {"difference", comparison.after - comparison.before}};
    if (comparison.interval) json["interval"] = {comparison.interval->first, comparison.interval->second};
    for (const ClassChange& change : comparison.classes)
        json["per_class"].push_back({{"label", change.label},
                                     {"clips", change.clips},
                                     {"accuracy", change.before},
                                     {"difference", change.after - change.before}});
    return json;
}

Json cardJson(const ModelCard& card) {
    Json json{{"name", card.name},
              {"path", card.file.string()},
              {"active", card.active},
              {"bundled", card.bundled},
              {"sha256", card.record.sha256},
              {"installed", card.record.installed},
              {"origin", card.record.origin},
              {"parent", card.parent()}};
    if (!card.problem.empty()) json["problem"] = card.problem;
    if (card.summary) {
        json["architecture"] = card.summary->config.name;
        json["labels"] = card.summary->config.labels.names;
        json["parameters"] = card.summary->parameters;
        json["metrics"] = card.summary->notes.metrics;
        json["provenance"] = card.summary->notes.provenance;
    }
    if (card.record.top1) json["top1"] = *card.record.top1;
    if (card.record.comparison) json["comparison"] = comparisonJson(*card.record.comparison);
    return json;
}

void print(Console& console, const ModelCard& card) {
    console.result(format("%s %s%s", card.active ? "*" : " ", card.name.c_str(), card.bundled ? " (bundled)" : ""));
    if (!card.problem.empty()) return console.result("    cannot be used: " + card.problem);
    const core::ModelConfig& config = card.summary->config;
    console.result(format("    %s, %d frames of %d x %d, %d classes, %.2f million parameters", config.name.c_str(),
                          config.frames, config.size, config.size, config.labels.size(),
                          double(card.summary->parameters) / 1e6));
    for (const auto& [name, value] : card.summary->notes.metrics)
        console.result(format("    %s: %.1f %%", name.c_str(), value * 100));
    if (card.record.top1) console.result(format("    evaluated top1: %.1f %%", *card.record.top1 * 100));
}

void printDetails(Console& console, const ModelCard& card) {
    print(console, card);
    console.result("    file       " + card.file.string());
    const std::pair<const char*, std::string> rows[] = {{"sha256", card.record.sha256},
                                                        {"installed", card.record.installed},
                                                        {"from", card.record.origin},
                                                        {"trained from", card.parent()}};
    for (const auto& [name, value] : rows)
        if (!value.empty()) console.result(format("    %-10s %s", name, value.c_str()));
    if (!card.record.comparison) return;
    const ModelComparison& comparison = *card.record.comparison;
    console.result(format("    compared with %s: %.1f %% against %.1f %%", comparison.model.c_str(),
                          comparison.after * 100, comparison.before * 100));
    for (const ClassChange& change : comparison.classes)
        console.result(format("      %-6s %.1f %% against %.1f %%", change.label.c_str(), change.after * 100,
                              change.before * 100));
}

void noticeFallback(const ModelLibrary& library) {
    if (const ActiveModel active = library.active(); !active.notice.empty()) Console(false).notice(active.notice);
}

int runList(const ModelOptions& options) {
    const ModelLibrary library;
    noticeFallback(library);
    JsonLines json(options.json);
    Console console(json.onStdout());
    for (const ModelCard& card : library.models()) {
        json.write(cardJson(card));
        if (!json.onStdout()) print(console, card);
    }
    if (json.onStdout()) return kDone;
    for (const std::string& name : library.trash()) console.result("  " + name + " (in the trash)");
    return kDone;
}

int runShow(const ModelOptions& options) {
    const ModelLibrary library;
    const ModelCard card = library.card(options.name.empty() ? library.active().name : options.name);
    noticeFallback(library);
    JsonLines json(options.json);
    json.write(cardJson(card));
    Console console(json.onStdout());
    if (!json.onStdout()) printDetails(console, card);
    return kDone;
}

void activate(const ModelLibrary& library, const std::string& name, Consent consent) {
    const Replacement lost = library.replacementBy(name);
    const bool change = library.active().name != name;
    library.activate(name, consent);
    Console console(false);
    for (const std::string& sentence : lost.sentences()) console.notice("lost: " + sentence);
    if (change && !lost.compared)
        console.notice("it was not compared with the model before; 'carpus evaluate --compare' does that");
    console.result(name + " is in use from now on; 'carpus model rollback' goes back");
}

int runInstall(const ModelOptions& options) {
    const ModelLibrary library;
    const ModelCard card = library.install({options.file, options.name, textOf(options.evaluation)});
    Console(false).result("installed as " + card.name + ", SHA-256 " + card.record.sha256);
    if (options.activate) activate(library, card.name, options.consent());
    return kDone;
}

int runActivate(const ModelOptions& options) {
    const ModelLibrary library;
    if (!options.evaluation.empty())
        library.noteEvaluation(options.name, textOf(options.evaluation), options.evaluation);
    activate(library, options.name, options.consent());
    return kDone;
}

int runRollback(const ModelOptions&) {
    const ModelLibrary library;
    Console(false).result(library.rollBack() + " is in use again");
    return kDone;
}

int runRemove(const ModelOptions& options) {
    const std::string kept = ModelLibrary().remove(options.name);
    Console(false).result(options.name + " is in the trash; 'carpus model restore " + kept + "' brings it back");
    return kDone;
}

int runRestore(const ModelOptions& options) {
    ModelLibrary().restore(options.name);
    Console(false).result(options.name + " is installed again");
    return kDone;
}

int runExport(const ModelOptions& options) {
    ModelLibrary().exportTo(options.name, options.out);
    Console(false).result(options.out + " is written");
    return kDone;
}

using Runner = int (*)(const ModelOptions&);

CLI::App& addPart(CLI::App& model, CommandLine& line, const char* name, const char* meaning, const char* example) {
    return addCommand(model, line, Shared::Threads, name, meaning, example);
}

void setRunner(CLI::App& command, CommandLine& line, const std::shared_ptr<ModelOptions>& options, Runner run) {
    command.callback(
        [options, &line, run] { line.command = [options, run](const Invocation&) { return run(*options); }; });
}

void addLooks(CLI::App& model, CommandLine& line, const std::shared_ptr<ModelOptions>& options) {
    CLI::App& list = addPart(model, line, "list", "Show the installed models; * is in use", "  carpus model list");
    CLI::App& show = addPart(model, line, "show", "Show one model: where from, how good, compared with what",
                             "  carpus model show my-model\n  carpus model show --json -");
    show.add_option("NAME", options->name, "An installed model; without it the one in use");
    for (CLI::App* command : {&list, &show})
        command->add_option("--json", options->json, "A JSON object for each model, into a file or '-'")
            ->type_name("FILE|-");
    setRunner(list, line, options, runList);
    setRunner(show, line, options, runShow);
}

void addChanges(CLI::App& model, CommandLine& line, const std::shared_ptr<ModelOptions>& options) {
    CLI::App& install = addPart(model, line, "install", "Copy a model into the library, or import published weights",
                                "  carpus model install carpus-run/model.safetensors --name kitchen --activate\n"
                                "  carpus model install TimeSformer_divST_8x32_224_K400.pyth");
    install.add_option("FILE", options->file, "A checkpoint, or weights of another program")->required();
    install.add_option("--name", options->name, "What to call it; without it after the file")->type_name("NAME");
    install.add_flag("--activate", options->activate, "Use it from now on");
    CLI::App& activate =
        addPart(model, line, "activate", "Use a model from now on, unless it is worse than the one in use",
                "  carpus model activate kitchen\n  carpus model activate light-timesformer-tiny");
    for (CLI::App* command : {&install, &activate}) {
        command->add_option("--evaluation", options->evaluation, "What 'carpus evaluate --compare' wrote about it")
            ->type_name("FILE");
        command->add_flag("--force", options->force, "Use it even where it is worse");
    }
    CLI::App& rollback = addPart(model, line, "rollback", "Go back to the model before", "  carpus model rollback");
    CLI::App& remove = addPart(model, line, "remove", "Move a model to the trash", "  carpus model remove kitchen");
    CLI::App& restore =
        addPart(model, line, "restore", "Bring a model back from the trash", "  carpus model restore kitchen");
    CLI::App& copy = addPart(model, line, "export", "Write a copy of a model's checkpoint",
                             "  carpus model export kitchen kitchen.safetensors");
    for (CLI::App* command : {&activate, &remove, &restore, &copy})
        command->add_option("NAME", options->name, "An installed model")->required();
    copy.add_option("OUT", options->out, "The file to write")->required();
    setRunner(install, line, options, runInstall);
    setRunner(activate, line, options, runActivate);
    setRunner(rollback, line, options, runRollback);
    setRunner(remove, line, options, runRemove);
    setRunner(restore, line, options, runRestore);
    setRunner(copy, line, options, runExport);
}

}  // namespace

void addModelCommand(CLI::App& program, CommandLine& line) {
    CLI::App& model = *program.add_subcommand("model", "Look after the installed models: which is used, which were");
    model.require_subcommand(1);
    model.footer(
        "Examples:\n"
        "  carpus model list\n"
        "  carpus model install carpus-run/model.safetensors --activate\n"
        "  carpus model rollback\n"
        "'carpus model COMMAND --help' explains a command.");
    const auto options = std::make_shared<ModelOptions>();
    addLooks(model, line, options);
    addChanges(model, line, options);
}

}  // namespace app
