#include "training/views.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

#include "core/types/error.h"
#include "model/softmax.h"
#include "training/sampling.h"

namespace training {
namespace {

using core::ClipSpan;

std::vector<float> combined(const std::vector<std::vector<float>>& rows,
                            const std::function<float(float, float)>& with) {
    std::vector<float> result = rows.front();
    for (std::size_t row = 1; row < rows.size(); ++row)
        std::transform(result.begin(), result.end(), rows[row].begin(), result.begin(), with);
    return result;
}

std::vector<float> mean(const std::vector<std::vector<float>>& rows) {
    std::vector<float> result = combined(rows, std::plus<>());
    for (float& value : result) value /= float(rows.size());
    return result;
}

int centreOffset(int length, int size) { return (length - size + 1) / 2; }

}  // namespace

void checkPlan(const ViewPlan& plan, const core::ModelConfig& config) {
    const auto refuse = [](const std::string& text) { throw core::Error(text, core::Error::Kind::BadUsage); };
    if (plan.clips < 1 || plan.clips > 1000)
        refuse("A recording cannot be judged by " + std::to_string(plan.clips) + " clips; use 1 to 1000.");
    if (plan.crops != 1 && plan.crops != 3)
        refuse("A clip cannot be judged by " + std::to_string(plan.crops) + " crops; use 1 or 3.");
    if (plan.crops > 1 && config.preprocessing.fit == core::FitMode::Stretch)
        refuse("The model '" + config.name + "' sees whole pictures, stretched to a square; use 1 crop.");
    if (plan.clips > 1 && config.preprocessing.span == ClipSpan::RoundedSegments)
        refuse("The model '" + config.name + "' was made for one clip over the whole recording; use 1 clip.");
}

std::vector<std::vector<int>> framesOfClips(const core::ModelConfig& config, int total, double framesPerSecond,
                                            int clips) {
    const core::Preprocessing& rule = config.preprocessing;
    const StrideSampling stride{config.frames, rule.samplingRate, framesPerSecond > 0 ? framesPerSecond : 30};
    std::vector<std::vector<int>> result;
    for (int clip = 0; clip < clips; ++clip) {
        switch (rule.span) {
            case ClipSpan::WholeGesture:  // each clip at another place in the segments
                result.push_back(sampleSegmentsAt(total, config.frames, (clip + 0.5) / clips));
                break;
            case ClipSpan::FixedStride: result.push_back(sampleStrideView(total, stride, clip, clips)); break;
            case ClipSpan::RoundedSegments: result.push_back(sampleRoundedSegmentsCentre(total, config.frames)); break;
        }
    }
    return result;
}

std::vector<core::PictureCut> cutsOf(int width, int height, const core::ModelConfig& config, int crops) {
    const int shortSide = crops == 1 ? std::max(config.size, config.preprocessing.shortSide) : config.size;
    core::PictureCut cut{shortSide, shortSide, 0, 0};
    if (width < height) cut.height = int(std::floor(double(height) / width * shortSide));
    if (width > height) cut.width = int(std::floor(double(width) / height * shortSide));
    const bool wide = cut.width >= cut.height;
    const int longSide = wide ? cut.width : cut.height;
    const int ends[] = {0, centreOffset(longSide, config.size), longSide - config.size};
    cut.left = centreOffset(cut.width, config.size);
    cut.top = centreOffset(cut.height, config.size);
    std::vector<core::PictureCut> cuts(std::size_t(crops), cut);
    for (int i = 0; crops > 1 && i < crops; ++i)
        (wide ? cuts[std::size_t(i)].left : cuts[std::size_t(i)].top) = ends[i];
    return cuts;
}

PooledAnswer poolViews(const std::vector<std::vector<float>>& logits, ViewPooling pooling, double temperature) {
    switch (pooling) {
        case ViewPooling::SumLogits:
            return {combined(logits, std::plus<>()), model::softmax(mean(logits), temperature)};
        case ViewPooling::MeanLogits: return {mean(logits), model::softmax(mean(logits), temperature)};
        case ViewPooling::MaxLogits: break;
        case ViewPooling::MeanProbabilities: {
            std::vector<std::vector<float>> rows;
            for (const auto& row : logits) rows.push_back(model::softmax(row, temperature));
            PooledAnswer answer{mean(rows), mean(rows)};
            constexpr float kLeast = 1e-30F;  // the logarithm of nothing is no number
            for (float& value : answer.logits) value = std::log(std::max(value, kLeast));
            return answer;
        }
    }
    const std::vector<float> highest = combined(logits, [](float a, float b) { return std::max(a, b); });
    return {highest, model::softmax(highest, temperature)};
}

}  // namespace training
