#include "app/cli/clip_evaluation.h"

#include <CLI/CLI.hpp>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/json_lines.h"
#include "app/common/model_lookup.h"
#include "app/common/text_file.h"
#include "core/types/error.h"
#include "training/report/html_report.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using training::EvaluationRequest;
using training::TrainingProgress;

const std::map<std::string, core::DataPart> kParts{{"validation", core::DataPart::Validation},
                                                   {"cross-subject", core::DataPart::CrossSubject},
                                                   {"cross-scene-subject", core::DataPart::CrossSceneSubject}};

/// The model asked for, else the one that the recipe's run has made.
std::string modelOf(const core::TrainingConfig& config, const CommonOptions& common) {
    if (!common.model.empty()) return findModel(common.model).string();
    for (const char* name : {"final.safetensors", "best.safetensors"})
        if (const fs::path file = fs::path(config.output) / name; fs::exists(file)) return file.string();
    throw core::Error("no trained model in '" + config.output +
                      "'; run 'carpus train' with this recipe first, or name a model with --model");
}

/// Shows how far one kind of work after another has come.
class Bars {
public:
    /// What reports of this kind show: `unit` counts the work itself, other reports the clips made for it.
    training::ProgressSink sink(std::string unit) {
        return [this, unit = std::move(unit)](const TrainingProgress& now) {
            if (now.kind == TrainingProgress::Kind::Notice) return Console(true).notice(now.message);
            if (now.kind != TrainingProgress::Kind::Prepare && now.kind != TrainingProgress::Kind::Step) return;
            const std::string wanted = now.kind == TrainingProgress::Kind::Prepare ? "clips made" : unit;
            if (!m_bar || m_unit != wanted || now.total != m_total || now.done < m_done) {
                m_bar.reset();
                m_bar = std::make_unique<Progress>(wanted, double(now.total));
                m_unit = wanted;
                m_total = now.total;
            }
            m_done = now.done;
            m_bar->update(now.done);
        };
    }

private:
    std::unique_ptr<Progress> m_bar;
    std::string m_unit;
    int m_total = 0;
    int m_done = 0;
};

/// What one model does under the protocol; without a model the folds are trained.
Evaluation judged(const core::TrainingConfig& config, const EvaluationRequest& request,
                  const ClipEvaluationOptions& options, std::stop_token stop) {
    Bars bars;
    Evaluation evaluation;
    if (options.protocol == "holdout") {
        evaluation.part = options.part;
        evaluation.report = training::evaluate(config, request, bars.sink("clips judged"), stop);
        return evaluation;
    }
    const int folds = options.protocol == "loso" ? 0 : options.folds;
    evaluation.part = options.protocol;
    auto result =
        training::crossValidate(config, request, {folds, bars.sink("training steps"), bars.sink("clips judged")}, stop);
    evaluation.report = std::move(result.pooled);
    evaluation.folds = std::move(result.folds);
    return evaluation;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[32];
    return std::string(text, std::strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &local));
}

void writeReport(const std::string& path, const core::TrainingConfig& config, const EvaluationRequest& request,
                 const Evaluation& evaluation, std::stop_token stop) {
    constexpr std::size_t kWorst = 8;
    training::ReportContent content;
    content.part = evaluation.part;
    content.data = config.data.source == "simulate" ? "the simulator" : config.data.source;
    content.made = today();
    content.numbers = evaluationJson(evaluation).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    const fs::path folder = fs::path(request.model).parent_path();
    if (!request.model.empty() && folder == fs::path(config.output)) content.curves = training::readCurves(folder);
    if (!request.model.empty()) {  // the models of folds saw each other's people
        const auto worst = training::worstClips(evaluation.report, kWorst);
        content.pictures = training::drawClips(config, request, evaluation.report, worst, stop);
    }
    TextFile(path).write(training::htmlReport(evaluation.report, evaluation.comparison, content));
}

}  // namespace

void addClipEvaluationOptions(CLI::App& command, ClipEvaluationOptions& options) {
    addRecipeArguments(command, options.recipe);
    command.add_option("--part", options.part, "validation, cross-subject (default) or cross-scene-subject")
        ->check(CLI::IsMember(kParts))
        ->type_name("NAME");
    command
        .add_option("--protocol", options.protocol,
                    "holdout (default): the part; loso or kfold: hold out all people of a data set in turn, one by one "
                    "or in groups, and train without them where no --model is named")
        ->check(CLI::IsMember({"holdout", "loso", "kfold"}))
        ->type_name("NAME");
    command.add_option("--folds", options.folds, "Groups of people for kfold; default 5")
        ->check(CLI::Range(2, 1000))
        ->type_name("K");
    command
        .add_option("--compare", options.compare, "Judge the same clips with this model too, and tell the difference")
        ->type_name("MODEL");
    command.add_flag("--open-set", options.openSet,
                     "Recordings with labels that the model does not know are no error: tells how well its confidence "
                     "sets them apart");
    command.add_option("--report", options.report, "A page that stands alone: charts, curves and the worst clips")
        ->type_name("FILE.html");
    command.add_option("--json", options.json, "One object into a file, or '-'")->type_name("FILE|-");
    addViewOptions(command, options.views);
}

int evaluateClips(const ClipEvaluationOptions& options, const Invocation& invocation) {
    const core::TrainingConfig config = configuration(options.recipe, invocation.common);
    EvaluationRequest request;
    const bool trains = options.protocol != "holdout" && invocation.common.model.empty();
    if (!trains) request.model = modelOf(config, invocation.common);
    request.part = kParts.at(options.part);
    request.views = planOf(options.views);
    request.openSet = options.openSet;
    if (options.openSet && (options.protocol != "holdout" || config.data.source == "simulate"))
        throw core::Error(
            "--open-set needs recordings of gestures that the model was never trained on; name a data set with "
            "data.source, and leave out --protocol",
            core::Error::Kind::BadUsage);
    const std::string other = options.compare.empty() ? std::string() : findModel(options.compare).string();
    JsonLines json(options.json);
    Console console(json.onStdout());
    Evaluation evaluation = judged(config, request, options, invocation.stop);
    if (!other.empty()) {
        EvaluationRequest second = request;
        second.model = other;
        evaluation.comparison = compare(evaluation.report, judged(config, second, options, invocation.stop).report);
    }
    json.write(evaluationJson(evaluation));
    if (!json.onStdout()) printEvaluation(console, evaluation);
    if (!options.report.empty()) {
        writeReport(options.report, config, request, evaluation, invocation.stop);
        console.notice("wrote " + options.report);
    }
    return evaluation.report.failed.empty() ? kDone : kFailed;
}

}  // namespace app
