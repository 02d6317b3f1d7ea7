#include "training/view_evaluator.h"

#include <utility>
#include <vector>

#include "core/dataset/labelled_clips.h"
#include "core/types/error.h"
#include "training/dataset_parts.h"
#include "training/recording_judge.h"

namespace training {
namespace {

core::InferenceConfig inferenceOf(const core::TrainingConfig& config) {
    core::InferenceConfig inference;
    inference.device = core::deviceFromName(config.device);
    if (config.precision == core::TrainingPrecision::Fp32) inference.precision = core::Precision::Fp32;
    if (config.precision == core::TrainingPrecision::Bf16) inference.precision = core::Precision::Bf16;
    inference.threads = config.threads;
    return inference;
}

core::ReadReport readGesture([[maybe_unused]] const std::string& path, [[maybe_unused]] const core::ClipRecord& record,
                             [[maybe_unused]] const core::FrameVisitor& visitor,
                             [[maybe_unused]] std::stop_token stop) {
#ifdef CARPUS_MEDIA
    core::ReadOptions options;
    options.startS = record.startS;
    options.endS = record.endS;
    return core::readFrames(path, visitor, options, stop);
#else
    throw core::Error("This build cannot read " + path + ": it has no video support. Build with CARPUS_MEDIA=ON.");
#endif
}

int labelOf(const core::ClipRecord& record, const core::LabelSet& labels) {
    if (const auto label = labels.indexOf(record.label)) return *label;
    throw core::Error("The clip " + record.path + " has the label \"" + record.label +
                          "\", which the model does not know. Use a model with that label, or relabel the clip.",
                      core::Error::Kind::BadUsage);
}

}  // namespace

EvaluationReport evaluateByViews(const core::TrainingConfig& config, const std::string& modelPath, core::DataPart part,
                                 const ViewPlan& plan, const ProgressSink& progress, std::stop_token stop) {
    if (config.data.source == "simulate")
        throw core::Error(
            "Views are cut from recordings; set data.source to the folder of a data set, for example one "
            "that 'carpus simulate' makes.",
            core::Error::Kind::BadUsage);
    RecordingJudge judge(modelPath, inferenceOf(config), plan);
    const core::LabelledClips set = core::readLabelledClips(config.data, judge.config().labels.names);
    const auto records = recordsOf(set.clips, part, config.data.validationSubjects);
    if (records.empty())
        throw core::Error("The data set " + config.data.source +
                          " has no clips for this part. Assign its people to splits with: carpus dataset split.");
    std::vector<std::vector<float>> logits;
    std::vector<int> truth;
    for (const core::ClipRecord& record : records) {
        truth.push_back(labelOf(record, judge.config().labels));
        const std::string path = set.mediaPath(record).string();
        const auto read = [&](const core::FrameVisitor& visitor) { return readGesture(path, record, visitor, stop); };
        JudgedRecording judged = judge.judge(read);
        if (stop.stop_requested()) throw core::Error("The evaluation was stopped.");
        if (plan.pooling == ViewPooling::SumLogits) {  // as large as those of one view, for the calibration error
            for (float& value : judged.answer.logits) value /= float(judged.logits.size());
        }
        logits.push_back(std::move(judged.answer.logits));
        TrainingProgress now;
        now.done = int(logits.size());
        now.total = int(records.size());
        if (progress) progress(now);
    }
    const bool calibrated = plan.pooling == ViewPooling::MeanProbabilities;
    const double temperature = calibrated ? 1 : judge.config().temperature;
    return {modelPath, part, judge.config().labels, measure(logits, truth, judge.config().labels, temperature)};
}

}  // namespace training
