#include "app/cli/likeness_notes.h"

#include <filesystem>
#include <memory>

#include "app/classify/clip_judge.h"
#include "app/common/format.h"
#include "app/common/model_lookup.h"
#include "core/dataset/clip_store.h"
#include "core/dataset/own_gesture_file.h"
#include "core/types/inference_config.h"
#include "model/torch_classifier.h"

namespace app {
namespace {

constexpr std::size_t kMostCompared = 10;  ///< clips of a gesture; who trains waits for them

std::string noteOf(const core::Likeness& likeness, const std::string& model) {
    return format(
        "%s is taken for %s in %.0f %% of %d clips by %s, the present model. The training will have to tell them "
        "apart; a movement that differs more would be recognised more surely.",
        likeness.label.c_str(), likeness.other.c_str(), likeness.share() * 100, likeness.clips, model.c_str());
}

}  // namespace

void noteLikeness(const core::TrainingConfig& config, core::PreflightReport& report, const std::stop_token& stop) {
    const std::filesystem::path dataset = config.data.source;
    const std::vector<core::OwnGesture> own = core::readOwnGestures(dataset);
    if (own.empty() || !std::filesystem::exists(dataset / "carpus.db")) return;
    const std::vector<core::ClipRecord> all = core::ClipStore::open(dataset).clips();
    const std::filesystem::path model = findModel(config.initialise);
    std::unique_ptr<core::Classifier> classifier;
    for (const core::OwnGesture& gesture : own) {
        const std::vector<core::ClipRecord> clips = clipsOf(all, gesture.label, kMostCompared);
        if (clips.empty() || stop.stop_requested()) continue;
        if (!classifier)
            classifier = model::makeTorchClassifier(
                model.string(), {core::deviceFromName(config.device), core::Precision::Auto, config.threads});
        const core::Likeness likeness = ClipJudge(*classifier, {}).likeness(dataset.string(), clips, stop);
        if (likeness.isConfusion()) report.notes.push_back({false, noteOf(likeness, model.stem().string())});
    }
}

}  // namespace app
