#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/classify/clip_explainer.h"
#include "app/classify/input_list.h"
#include "app/classify/media.h"
#include "app/classify/output_paths.h"
#include "app/classify/verdict_output.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/recognition.h"
#include "app/cli/view_options.h"
#include "app/common/make_folder.h"
#include "app/common/text_file.h"
#include "core/types/error.h"

namespace app {
namespace {

namespace fs = std::filesystem;

struct ClassifyOptions {
    std::vector<std::string> paths;
    int top = 3;
    std::string json;
    std::string csv;
    fs::path annotate;
    fs::path srt;
    std::string shard;
    ViewOptions views;
};

core::InferenceConfig nothingBeside(core::InferenceConfig inference) {
    inference.alone = true;
    return inference;
}

/// One run of `carpus classify`: every input gets its verdict or its error, whatever happens to the others.
class Classification {
public:
    Classification(const ClassifyOptions& options, const Invocation& invocation)
        : m_options(options),
          m_common(invocation.common),
          m_stop(invocation.stop),
          m_json(options.json),
          m_csv(options.csv),
          m_console(options.json == "-" || options.csv == "-"),
          m_classifier(invocation.common.model, nothingBeside(inferenceConfig(invocation.common)),
                       planOf(options.views)),
          m_drawn(options.annotate, options.paths),
          m_subtitled(options.srt, options.paths) {
        m_csv.write(csvHeading());
        for (const fs::path& folder : {options.annotate, options.srt})
            if (!folder.empty()) makeFolder(folder);
    }

    int run(const std::vector<std::string>& inputs) {
        Progress progress("files", double(inputs.size()));
        std::size_t done = 0;
        const auto receive = [&](const FileOutcome& outcome) {
            progress.clear();
            report(outcome);
            progress.update(double(++done));
        };
        m_classifier.classify(inputs, {receive}, m_stop);
        progress.clear();
        if (done < inputs.size())
            throw core::Error(format("stopped after %zu of %zu files; what was done is written", done, inputs.size()));
        if (m_failed > 0 && inputs.size() > 1) m_console.notice(format("%d of %zu failed", m_failed, inputs.size()));
        return m_failed > 0 ? kFailed : kDone;
    }

private:
    void report(const FileOutcome& outcome) {
        const std::string& path = outcome.path;
        if (!outcome.verdict) {
            m_json.write(failureLine(path, outcome.error));
            m_csv.write(csvFailure(path, outcome.error));
            countFailure(outcome.error);
            return;
        }
        const FileVerdict& verdict = *outcome.verdict;
        m_json.write(verdictLine(path, verdict, m_options.top));
        m_csv.write(csvRow(path, verdict));
        if (!m_json.onStdout() && !m_csv.onStdout()) m_console.result(verdictText(path, verdict, m_options.top));
        if (!verdict.damage.empty()) countFailure(verdict.damage);
        writeBeside(path, verdict);
    }

    /// What was asked for beside the tables; a failure there does not undo the verdict.
    void writeBeside(const std::string& path, const FileVerdict& verdict) {
        try {
            if (!m_options.srt.empty()) TextFile(m_subtitled.place(path).string() + ".srt").write(subtitles(verdict));
            if (!m_options.annotate.empty()) annotate(path, verdict);
        } catch (const core::Error& error) {
            countFailure(error.what());
        }
    }

    void annotate(const std::string& path, const FileVerdict& verdict) {
        const std::string place = m_drawn.place(path).string();
        writeAnnotatedRecording(path, verdict, place + ".mkv", m_stop);
        if (verdict.isLong) return;  // many windows were judged, no single clip
        if (!m_explainer)
            m_explainer = std::make_unique<ClipExplainer>(m_common.model, inferenceConfig(m_common).device);
        const ExplainedFile explained = m_explainer->explain(path, m_stop);
        writeAttentionSheet(place + "-attention.png", explained.sampled.clip, explained.maps);
    }

    void countFailure(const std::string& message) {
        ++m_failed;
        printError(message);
    }

    const ClassifyOptions& m_options;
    const CommonOptions& m_common;
    std::stop_token m_stop;
    JsonLines m_json;
    TextFile m_csv;
    Console m_console;
    FileClassifier m_classifier;
    OutputPaths m_drawn;
    OutputPaths m_subtitled;
    std::unique_ptr<ClipExplainer> m_explainer;  ///< loaded when it is first wanted
    int m_failed = 0;
};

int runClassify(const ClassifyOptions& options, const Invocation& invocation) {
    if (options.json == "-" && options.csv == "-")
        throw core::Error("--json and --csv cannot both go to standard output; give one of them a file",
                          core::Error::Kind::BadUsage);
    std::vector<std::string> inputs = expandInputs(options.paths);
    if (!options.shard.empty()) inputs = takeShard(inputs, shardFromText(options.shard));
    return Classification(options, invocation).run(inputs);
}

}  // namespace

void addClassifyCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<ClassifyOptions>();
    CLI::App& command = addCommand(program, line, Shared::Model, "classify", "Say which gesture recordings show",
                                   "  carpus classify gesture.mp4\n"
                                   "  carpus classify recordings/ --json results.jsonl --csv results.csv\n"
                                   "  carpus classify long.mp4 --srt subtitles --annotate drawn\n"
                                   "  carpus classify clip.mp4 --model imported.safetensors --views 10 --crops 3\n"
                                   "  carpus classify frames/ --json - | jq .label");
    command.add_option("PATH", options->paths, "Video files, folders of frames, or folders of either")->required();
    command.add_option("--top", options->top, "How many classes to tell; default 3")
        ->check(CLI::Range(1, 1000))
        ->type_name("K");
    command.add_option("--json", options->json, "Lines of JSON into a file, or '-'")->type_name("FILE|-");
    command.add_option("--csv", options->csv, "A table into a file, or '-'")->type_name("FILE|-");
    command
        .add_option("--annotate", options->annotate,
                    "Write annotated copies of the recordings into this folder, and pictures of where the model looked")
        ->type_name("OUT");
    command
        .add_option("--srt", options->srt,
                    "Write subtitles of the events, one file for each recording, into this folder")
        ->type_name("OUT");
    command.add_option("--shard", options->shard, "Only every n-th input, beginning with the i-th")->type_name("i/n");
    addViewOptions(command, options->views);
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runClassify(*options, invocation); };
    });
}

}  // namespace app
