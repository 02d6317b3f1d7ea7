#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/recognition.h"
#include "core/types/classifier.h"
#include "core/types/model_config.h"

namespace app {

/// A gesture found in a long recording.
struct FoundEvent {
    std::string label;
    double confidence = 0;
    double startS = 0;
    double endS = 0;
};

/// What one recording shows.
struct FileVerdict {
    std::vector<Ranked> ranking;  ///< every class, best first
    std::vector<float> logits;    ///< label order
    std::vector<int> frames;      ///< indices of the sampled frames
    int frameCount = 0;
    double framesPerSecond = 0;
    double decodeMs = 0;
    double preprocessMs = 0;
    double inferMs = 0;
    bool isLong = false;             ///< much longer than a gesture, so `events` were looked for
    std::vector<FoundEvent> events;  ///< oldest first
    std::string warning;             ///< what the user should know, such as repeated frames; empty when all is well
    std::string damage;              ///< what is missing where the recording breaks off
};

/// Frames that evaluation takes from a recording of `total` frames: the middle of each equal segment, or for models of
/// fixed stride the centre view; short recordings repeat frames.
std::vector<int> sampledFrames(const core::ModelConfig& config, int total, double framesPerSecond);

/// Classifies recordings, one after another, exactly as training evaluates clips. One thread.
class FileClassifier {
public:
    /// Loads the model of the common options.
    explicit FileClassifier(const CommonOptions& common);

    const core::ClassifierInfo& info() const { return m_classifier->info(); }
    /// Throws core::Error when nothing can be decoded or `stop` was requested.
    FileVerdict classify(const std::string& path, std::stop_token stop);

private:
    std::vector<FoundEvent> findEvents(const std::string& path, std::stop_token stop);

    std::string m_model;
    core::ModelConfig m_config;
    std::unique_ptr<core::Classifier> m_classifier;
};

}  // namespace app
