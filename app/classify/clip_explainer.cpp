#include "app/classify/clip_explainer.h"

#include "app/common/model_lookup.h"
#include "model/attention_viewer.h"
#include "model/model_summary.h"

namespace app {
namespace {

constexpr std::size_t kKeptBytes = 64u << 20u;  ///< fitted pictures of the recording that is being decoded

}  // namespace

ClipExplainer::ClipExplainer(const std::string& model, core::Device device) {
    const std::string file = findModel(model).string();
    m_config = model::readModelSummary(file).config;
    m_viewer = std::make_unique<model::AttentionViewer>(file, device);
}

ClipExplainer::~ClipExplainer() = default;

ExplainedFile ClipExplainer::explain(const std::string& path, std::stop_token stop) {
    ExplainedFile explained{readSampled(path, m_config, kKeptBytes, stop), {}};
    const SampledFile& sampled = explained.sampled;
    const double rate = sampled.framesPerSecond > 0 ? sampled.framesPerSecond : 30;
    for (std::size_t i = 0; i < sampled.frames.size(); ++i)
        explained.sampled.clip.times[i] =
            core::TimePoint(std::chrono::duration_cast<core::Clock::duration>(core::Seconds(sampled.frames[i] / rate)));
    explained.maps = maps(sampled.clip);
    return explained;
}

core::AttentionMaps ClipExplainer::maps(const core::Clip& clip) { return m_viewer->maps(clip); }

}  // namespace app
