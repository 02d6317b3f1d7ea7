#include "training/evaluation/judge_recordings.h"

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
    if (config.precision == core::TrainingPrecision::Fp16) inference.precision = core::Precision::Fp16;
    if (config.precision == core::TrainingPrecision::Bf16) inference.precision = core::Precision::Bf16;
    inference.threads = config.threads;
    return inference;
}

constexpr int kUnknown = -1;

int labelOf(const core::ClipRecord& record, const core::LabelSet& labels, bool openSet) {
    if (openSet) return labels.indexOf(record.label).value_or(kUnknown);
    return core::knownLabel(record, labels);
}

/// Those of a part; or all of people that the recipe names, whatever the scene.
std::vector<core::ClipRecord> recordsFor(const core::LabelledClips& set, const core::DataConfig& data,
                                         core::DataPart part) {
    std::vector<core::ClipRecord> records = set.clips;
    if (const auto people = namesIn(data.testSubjects); !people.empty()) {
        std::erase_if(records, [&](const core::ClipRecord& record) { return !people.contains(record.subject); });
        if (records.empty())
            throw core::Error("The data set " + data.source + " has no clips of " + data.testSubjects +
                                  ". Name its people in data.test_subjects.",
                              core::Error::Kind::BadUsage);
        return records;
    }
    records = recordsOf(records, part, data.validationSubjects);
    if (records.empty())
        throw core::Error("The data set " + data.source +
                          " has no clips for this part. Assign its people to splits with: carpus dataset split.");
    return records;
}

JudgedClip clipOf(const core::ClipRecord& record, std::string file, int label) {
    JudgedClip clip;
    clip.path = record.path;
    clip.file = std::move(file);
    clip.subject = record.subject;
    clip.startS = record.startS;
    clip.endS = record.endS;
    clip.label = label;
    return clip;
}

void judgeClip(JudgedClip& clip, RecordingJudge& judge, ViewPooling pooling, std::stop_token stop) {
    JudgedRecording judged =
        judge.judge([&](const core::FrameVisitor& visitor) { return readRecording(clip, visitor, stop); });
    if (pooling == ViewPooling::SumLogits) {  // as large as those of one view
        for (float& value : judged.answer.logits) value /= float(judged.logits.size());
    }
    clip.durationS = judged.report.durationS;
    clip.frames = judged.clips[judged.clips.size() / 2];
    clip.logits = std::move(judged.answer.logits);
    clip.probabilities = std::move(judged.answer.probabilities);
}

}  // namespace

core::ReadReport readRecording([[maybe_unused]] const JudgedClip& clip,
                               [[maybe_unused]] const core::FrameVisitor& visitor,
                               [[maybe_unused]] std::stop_token stop) {
#ifdef CARPUS_MEDIA
    core::ReadOptions options;
    options.startS = clip.startS;
    options.endS = clip.endS;
    return core::readFrames(clip.file, visitor, options, stop);
#else
    throw core::Error("This build cannot read " + clip.file + ": it has no video support. Build with CARPUS_MEDIA=ON.");
#endif
}

std::map<std::string, int> clipsByPerson(const core::TrainingConfig& config) {
    std::map<std::string, int> counts;
    for (const core::ClipRecord& record : core::readLabelledClips(config.data, {}).clips) {
        if (record.subject.empty() || record.subject.find(',') != std::string::npos)
            throw core::Error("The clip " + record.path + " is of \"" + record.subject +
                                  "\", which names nobody to hold out. Give it a person, in whose name is no comma.",
                              core::Error::Kind::BadUsage);
        ++counts[record.subject];
    }
    return counts;
}

Judgement judgeRecordings(const core::TrainingConfig& config, const EvaluationRequest& request,
                          const ProgressSink& progress, std::stop_token stop) {
    RecordingJudge judge(request.model, inferenceOf(config), request.views);
    const core::LabelledClips set = core::readLabelledClips(config.data, judge.config().labels.names);
    const auto records = recordsFor(set, config.data, request.part);
    Judgement judgement;
    judgement.labels = judge.config().labels;
    std::vector<JudgedClip> clips;  // all before the work begins: a wrong label shows at once
    for (const core::ClipRecord& record : records)
        clips.push_back(
            clipOf(record, set.mediaPath(record).string(), labelOf(record, judgement.labels, request.openSet)));
    TrainingProgress now;
    now.total = int(clips.size());
    for (JudgedClip& clip : clips) {
        try {
            judgeClip(clip, judge, request.views.pooling, stop);
            (clip.label == kUnknown ? judgement.unknown : judgement.clips).push_back(std::move(clip));
        } catch (const core::Error& error) {
            judgement.failed.push_back({clip.path, error.what()});
        }
        if (stop.stop_requested()) throw core::Error("The evaluation was stopped.");
        ++now.done;
        if (progress) progress(now);
    }
    if (judgement.failed.size() == records.size())
        throw core::Error("None of the " + std::to_string(records.size()) +
                          " clips could be read. The first: " + judgement.failed.front().error);
    return judgement;
}

}  // namespace training
