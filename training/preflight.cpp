#include "training/preflight.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <sstream>

#include "core/dataset/clip_store.h"
#include "core/dataset/dataset_stats.h"
#include "core/dataset/labelled_clips.h"
#include "core/dataset/split_plan.h"
#include "core/types/error.h"
#include "training/clip_parts.h"
#include "training/dataset_clips.h"
#include "training/dataset_parts.h"
#include "training/preflight_notes.h"
#include "training/schedule.h"
#include "training/settled_recipe.h"
#include "training/simulated_clips.h"
#include "training/starting_model.h"

namespace training {
namespace {

constexpr int kDecodedClips = 2;  ///< to measure how long decoding takes

core::PreflightPart partOf(const char* name, const std::vector<core::ClipRecord>& records) {
    core::PreflightPart part;
    part.name = name;
    part.clips = int(records.size());
    std::set<std::string> people;
    for (const auto& record : records) {
        ++part.classes[record.label];
        people.insert(record.subject);
    }
    part.people.assign(people.begin(), people.end());
    return part;
}

void addDataset(const core::TrainingConfig& config, const core::LabelSet& labels, core::PreflightReport& report,
                NoteWriter& notes) {
    const core::LabelledClips set = core::readLabelledClips(config.data, labels.names);
    const auto part = [&](const char* name, core::DataPart wanted) {
        return partOf(name, recordsOf(set.clips, wanted, config.data.validationSubjects));
    };
    report.parts = {part("training", core::DataPart::Train), part("validation", core::DataPart::Validation),
                    part("cross-subject", core::DataPart::CrossSubject),
                    part("cross-scene-subject", core::DataPart::CrossSceneSubject)};
    notes.leakage(core::findLeakage(set.clips));
    for (const std::string& notice : set.notices) notes.warn(notice);
    if (!std::filesystem::exists(std::filesystem::path(config.data.source) / "carpus.db")) return;
    const core::DatasetStats stats = core::datasetStats(core::ClipStore::open(config.data.source));
    report.unlabelled = stats.unlabelled;
    for (const auto& finding : stats.unreadable) report.unreadable.push_back(finding.path);
}

void addSimulated(const core::SimulatedData& data, core::PreflightReport& report) {
    report.parts = {{"training", data.train.clips, {}, {}},
                    {"validation", data.validation.clips, {}, {}},
                    {"cross-subject", data.test.clips, {}, {}},
                    {"cross-scene-subject", data.test.clips, {}, {}}};
}

/// Seconds to make one clip, on one thread; the clips that cannot be made are noted.
double clipSeconds(const core::TrainingConfig& config, const core::LabelSet& labels, NoteWriter& notes) {
    const auto clipsOf = config.data.source == "simulate" ? simulatedClips : datasetClips;
    const ClipMaker maker = clipsOf(config.data, labels, core::DataPart::Train, config.data.size);
    const auto start = std::chrono::steady_clock::now();
    int made = 0;
    for (int i = 0; i < std::min(kDecodedClips, maker.count); ++i, ++made) {
        try {
            maker.make(i * std::max(1, maker.count / kDecodedClips));
        } catch (const core::Error& error) {
            notes.warn(error.what());
        }
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / std::max(1, made);
}

int clipsOfEpoch(const core::TrainingConfig& config, const core::PreflightReport& report) {
    const int clips = report.parts[0].clips;
    return config.data.source == "simulate" ? clips : clips * config.data.repeat + config.data.mixSimulated;
}

/// Clips that are decoded or rendered once.
int keptClips(const core::TrainingConfig& config, const core::PreflightReport& report) {
    const bool mixes = config.data.source != "simulate" && config.data.mixSimulated > 0;
    const int mixed = mixes ? config.data.mixSimulated + config.data.simulate.validation.clips : 0;
    return report.parts[0].clips + report.parts[1].clips + mixed;
}

std::string methodOf(const TrainingCost& cost, double secondsPerClip) {
    std::ostringstream text;
    text << "Measured: steps of 1 and " << cost.trialClips << " clips of noise with this network on " << cost.device
         << ", extended to the batch and to all steps; " << kDecodedClips << " clips decoded, ";
    text.precision(2);
    text << secondsPerClip << " s each.";
    return text.str();
}

void addCost(const core::TrainingConfig& config, const MemoryProbe& probe, core::PreflightReport& report,
             NoteWriter& notes) {
    const core::ModelConfig network = startingModel(config).config;
    const double perClip = clipSeconds(config, network.labels, notes);
    const core::TrainingConfig settled = settledRecipe(config, network, clipsOfEpoch(config, report));
    report.steps = totalSteps(settled);
    report.prepareSeconds = perClip * keptClips(config, report) / clipThreads(config);
    const TrainingCost cost = tryTraining(settled, report.parts[1].clips, probe);
    report.model = cost.model;
    report.device = cost.device;
    report.precision = cost.precision;
    report.trainSeconds = cost.trainSeconds;
    report.memoryBytes = cost.memoryBytes;
    report.method = methodOf(cost, perClip);
}

std::int64_t poolBytes(const core::TrainingConfig& config, const core::PreflightReport& report) {
    const double clip = double(config.data.frames) * config.data.size * config.data.size * 3;
    return std::int64_t(clip * keptClips(config, report));
}

}  // namespace

core::PreflightReport preflight(const core::TrainingConfig& config, const MemoryProbe& probe) {
    core::PreflightReport report;
    report.batch = config.batch * config.accumulate;
    NoteWriter notes(config);
    try {
        if (config.data.source == "simulate") {
            addSimulated(config.data.simulate, report);
        } else {
            const core::LabelSet labels = startingModel(config).config.labels;
            addDataset(config, labels, report, notes);
            notes.counts(report, labels);
        }
        notes.unreadable(report.unreadable);
        if (!notes.hasProblem()) addCost(config, probe, report, notes);
        notes.room(report.memoryBytes, poolBytes(config, report));
    } catch (const core::Error& error) {
        notes.problem(error.what());
    }
    report.notes = notes.sorted();
    return report;
}

}  // namespace training
