#include "app/cli/recognition.h"

#include "app/common/model_lookup.h"
#include "core/simulator/simulator_source.h"
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

}  // namespace app
