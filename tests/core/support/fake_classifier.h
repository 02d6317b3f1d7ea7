#pragma once

#include <chrono>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "core/types/classifier.h"
#include "core/types/error.h"

/// A classifier for tests: asks a function for the label of each clip and can be slow on purpose.
class FakeClassifier : public core::Classifier {
public:
    using Judge = std::function<int(const core::Clip&)>;

    explicit FakeClassifier(Judge judge, std::chrono::milliseconds slowness = {})
        : m_judge(std::move(judge)), m_slowness(slowness) {
        m_info.name = "fake";
        m_info.device = "test";
        m_info.precision = "fp32";
        m_info.labels = core::LabelSet::gestures(true);
        m_info.frames = 4;
        m_info.size = 28;
    }

    const core::ClassifierInfo& info() const override { return m_info; }

    std::vector<core::Prediction> classify(std::span<const core::Clip> clips) override {
        std::this_thread::sleep_for(m_slowness);  // sleeps on purpose: the work of a real network
        std::vector<core::Prediction> predictions;
        for (const core::Clip& clip : clips) {
            core::Prediction prediction;
            prediction.probabilities.assign(std::size_t(m_info.labels.size()), 0.0F);
            prediction.probabilities[std::size_t(m_judge(clip))] = 1;
            prediction.logits = prediction.probabilities;
            predictions.push_back(std::move(prediction));
        }
        return predictions;
    }

private:
    Judge m_judge;
    std::chrono::milliseconds m_slowness;
    core::ClassifierInfo m_info;
};

inline constexpr int kFakeNone = 12;  ///< index of `none` among the fake classifier's labels
