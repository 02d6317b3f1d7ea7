#pragma once

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>

#include "app/classify/sampled_file.h"
#include "core/types/attention_maps.h"
#include "core/types/inference_config.h"
#include "core/types/model_config.h"

namespace model {
class AttentionViewer;
}

namespace app {

/// A recording as a model is shown it, with where the model looks.
struct ExplainedFile {
    SampledFile sampled;
    core::AttentionMaps maps;
};

/// Tells what a model saw and where it looked, beside the classifier that decides. One thread at a time.
class ClipExplainer {
public:
    /// Loads `model`, a path or a name as findModel() takes it. Throws core::Error.
    ClipExplainer(const std::string& model, core::Device device);
    ~ClipExplainer();

    /// Throws core::Error when the recording cannot be decoded or `stop` was requested.
    ExplainedFile explain(const std::string& path, std::stop_token stop);
    /// Of a clip as the model's classifier takes it. Throws core::Error for a clip of another size.
    core::AttentionMaps maps(const core::Clip& clip);

private:
    core::ModelConfig m_config;
    std::unique_ptr<model::AttentionViewer> m_viewer;
};

}  // namespace app
