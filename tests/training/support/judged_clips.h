#pragma once

#include <string>
#include <vector>

#include "training/evaluation/evaluator.h"

/// A clip of a person whose class and answer are known, answered with confidence 0.8.
inline training::JudgedClip judgedClip(const std::string& subject, int label, int answer, int classes) {
    training::JudgedClip clip;
    clip.subject = subject;
    clip.label = label;
    clip.logits.assign(std::size_t(classes), 0.0F);
    clip.logits[std::size_t(answer)] = 4;
    clip.probabilities.assign(std::size_t(classes), 0.2F / float(classes - 1));
    clip.probabilities[std::size_t(answer)] = 0.8F;
    return clip;
}

/// Numbers the clips, so that each has its own path, and scores them.
inline training::EvaluationReport reportOfClips(const std::string& model, const core::LabelSet& labels,
                                                std::vector<training::JudgedClip> clips) {
    for (std::size_t i = 0; i < clips.size(); ++i) clips[i].path = "clip-" + std::to_string(i) + ".mkv";
    return training::reportOf({model}, {labels, std::move(clips), {}, {}});
}
