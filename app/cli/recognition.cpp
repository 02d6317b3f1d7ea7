#include "app/cli/recognition.h"

#include <algorithm>
#include <numeric>

#include "app/common/model_lookup.h"
#include "core/simulator/simulator_source.h"
#include "core/types/gesture.h"
#include "model/torch_classifier.h"

namespace app {

core::InferenceConfig inferenceConfig(const CommonOptions& common) {
    return {core::deviceFromName(common.device), core::precisionFromName(common.precision), common.threads};
}

std::unique_ptr<core::Classifier> openClassifier(const CommonOptions& common) {
    const core::InferenceConfig config = inferenceConfig(common);
    return model::makeTorchClassifier(findModel(common.model).string(), config);
}

const core::SimulatorSource* simulatorOf(const core::FrameSource& source) {
    return dynamic_cast<const core::SimulatorSource*>(&source);
}

std::vector<Ranked> ranking(const std::vector<float>& probabilities, const core::LabelSet& labels, int count) {
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto kept = std::min(order.size(), std::size_t(std::max(count, 0)));
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(kept), order.end(),
                      [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
    std::vector<Ranked> best;
    for (std::size_t i = 0; i < kept; ++i) best.push_back({labels.names.at(order[i]), double(probabilities[order[i]])});
    return best;
}

std::string spokenLabel(const std::string& label) {
    const auto gesture = core::gestureIndex(label);
    return gesture ? label + " " + std::string(core::gestureName(*gesture)) : label;
}

}  // namespace app
