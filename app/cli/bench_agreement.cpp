#include "app/cli/bench_agreement.h"

#include <algorithm>
#include <cmath>

#include "app/cli/recognition.h"
#include "core/types/training_config.h"
#include "training/simulated_clips.h"

namespace app {
namespace {

/// The gesture of a pooled clip from its beginning to its end.
core::Clip gestureOf(const training::PoolClip& pooled, const core::ClassifierInfo& info) {
    core::Clip clip{info.frames, info.size, info.size, {}, {}};
    const auto last = int(pooled.rgb.size() / clip.frameBytes()) - 1;
    const double length = double(pooled.info.endFrame) - double(pooled.info.startFrame);
    std::vector<int> frames;
    for (int t = 0; t < info.frames; ++t) {
        const double at = double(pooled.info.startFrame) + length * (t + 0.5) / info.frames;
        const int frame = std::clamp(int(at), 0, last);
        const auto begin = pooled.rgb.begin() + std::ptrdiff_t(clip.frameBytes()) * frame;
        clip.rgb.insert(clip.rgb.end(), begin, begin + std::ptrdiff_t(clip.frameBytes()));
        frames.push_back(frame);
    }
    clip.places = training::placesThrough(pooled.places, frames, info.trackSteps);
    return clip;
}

std::ptrdiff_t best(const std::vector<float>& logits) {
    return std::max_element(logits.begin(), logits.end()) - logits.begin();
}

}  // namespace

AgreementTest::AgreementTest(const std::string& checkpoint, const CommonOptions& common, int clips) {
    CommonOptions exact = common;
    exact.model = checkpoint;
    exact.precision = "fp32";
    const auto classifier = openClassifier(exact);
    const auto maker = training::simulatedClips({}, core::LabelSet::gestures(true), core::DataPart::CrossSceneSubject,
                                                classifier->info().size);
    for (int i = 0; i < clips; ++i) {
        m_clips.push_back(gestureOf(maker.make(i), classifier->info()));
        m_logits.push_back(classifier->classify({&m_clips.back(), 1}).front().logits);
    }
}

Agreement AgreementTest::compare(core::Classifier& other) const {
    Agreement agreement;
    double values = 0;
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
        const std::vector<float>& exact = m_logits[i];
        const std::vector<float> coarse = other.classify({&m_clips[i], 1}).front().logits;
        float largest = 0;
        for (const float logit : exact) largest = std::max(largest, std::abs(logit));
        for (std::size_t c = 0; c < exact.size(); ++c) {
            const double change = double(std::abs(coarse[c] - exact[c])) / double(largest);
            agreement.meanChange += change;
            agreement.largestChange = std::max(agreement.largestChange, change);
            ++values;
        }
        if (best(coarse) == best(exact)) agreement.sameTop1 += 1.0 / double(m_clips.size());
    }
    agreement.meanChange /= std::max(1.0, values);
    return agreement;
}

}  // namespace app
