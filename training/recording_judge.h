#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/capture/video_reader.h"
#include "core/types/classifier.h"
#include "core/types/inference_config.h"
#include "core/types/model_config.h"
#include "training/views.h"

namespace model {
class ViewNetwork;
}

namespace training {

/// Hands over the frames of one recording from its beginning; called twice for a long one.
using RecordingReader = std::function<core::ReadReport(const core::FrameVisitor&)>;

struct JudgedRecording {
    PooledAnswer answer;
    std::vector<std::vector<int>> clips;     ///< frame indices of each clip
    std::vector<std::vector<float>> logits;  ///< of each view, in the order of the plan
    core::ReadReport report;
    double framesPerSecond = 0;
    double decodeMs = 0;
    double preprocessMs = 0;
    double inferMs = 0;
};

/// Judges recordings by views, sampled, resized and normalised as the checkpoint says it was trained or published. One
/// thread at a time.
class RecordingJudge {
public:
    /// Loads the model. Throws core::Error for a bad checkpoint and for a plan that does not suit it.
    RecordingJudge(std::string checkpoint, const core::InferenceConfig& inference, const ViewPlan& plan);
    ~RecordingJudge();

    const core::ModelConfig& config() const { return m_config; }
    /// The model for live use. Where the checkpoint asks for plain resampling this is a second copy, loaded when it is
    /// first wanted.
    core::Classifier& classifier();

    /// Throws core::Error, also what the reader throws.
    JudgedRecording judge(const RecordingReader& read);

private:
    /// A frame as it is kept: whole for plain resampling, else its fitted crops.
    using Kept = std::vector<core::ImagePtr>;
    class Footage;

    bool isPlain() const { return m_config.preprocessing.resampling == core::Resampling::Plain; }
    Kept keep(const core::Frame& frame) const;
    void judgeWhole(const Footage& footage, JudgedRecording& judged);
    void judgeFitted(const Footage& footage, JudgedRecording& judged);

    std::string m_checkpoint;
    core::InferenceConfig m_inference;
    ViewPlan m_plan;
    core::ModelConfig m_config;
    std::unique_ptr<core::Classifier> m_classifier;
    std::unique_ptr<model::ViewNetwork> m_network;
};

}  // namespace training
