#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/classify/ranking.h"
#include "app/classify/sampled_file.h"
#include "core/types/classifier.h"
#include "core/types/inference_config.h"
#include "core/types/model_config.h"
#include "training/recording_judge.h"

namespace app {

/// A gesture found in a long recording.
struct FoundEvent {
    std::string label;
    double confidence = 0;
    double startS = 0;
    double endS = 0;
};

/// What the live engine thinks at one moment of a long recording.
struct Moment {
    double timeS = 0;
    std::vector<float> probabilities;  ///< smoothed, label order
};

/// One of several views that a recording was judged by.
struct JudgedView {
    std::vector<int> frames;
    int crop = 0;  ///< of the clip's crops, from the left or the top
    std::vector<float> logits;
};

/// What one recording shows.
struct FileVerdict {
    std::vector<Ranked> ranking;    ///< every class, best first
    std::vector<float> logits;      ///< label order
    std::vector<int> frames;        ///< indices of the sampled frames, clip by clip
    std::vector<JudgedView> views;  ///< empty where there is only one
    int frameCount = 0;
    double framesPerSecond = 0;
    double decodeMs = 0;
    double preprocessMs = 0;
    double inferMs = 0;
    bool isLong = false;             ///< much longer than a gesture, so `events` were looked for
    std::vector<FoundEvent> events;  ///< oldest first
    std::vector<Moment> moments;     ///< of a long recording, oldest first
    bool doubtful = false;           ///< of a short one: the calibrated confidence is below even odds
    std::string warning;             ///< what the user should know, such as repeated frames; empty when all is well
    std::string damage;              ///< what is missing where the recording breaks off
};

/// A recording with its verdict, or why there is none.
struct FileOutcome {
    std::string path;
    std::optional<FileVerdict> verdict;
    std::string error;
};

/// What is told while recordings are classified, on the thread that classifies.
struct ClassifyNews {
    std::function<void(const FileOutcome&)> judged;
    /// How much of a recording is done, 0..1: 0 as it begins, more only for long ones. May be empty.
    std::function<void(const std::string& path, double share)> progress = {};
};

/// Classifies recordings exactly as training evaluates clips. While the network judges, the next ones are decoded on
/// threads of their own; memory does not grow with their number. Used by one thread.
class FileClassifier {
public:
    /// Loads `model`, a path or a name as findModel() takes it. Throws core::Error.
    FileClassifier(const std::string& model, const core::InferenceConfig& inference,
                   const training::ViewPlan& plan = {});
    /// A classifier that is there already; `config` says what it wants to be shown.
    FileClassifier(core::ModelConfig config, std::unique_ptr<core::Classifier> classifier);

    /// Tells of each recording on this thread, in order, as results come. Returns early when `stop` was requested.
    void classify(const std::vector<std::string>& paths, const ClassifyNews& news, std::stop_token stop);

    const core::ModelConfig& config() const { return m_config; }

private:
    void classifyByViews(const std::vector<std::string>& paths, const ClassifyNews& news, std::stop_token stop);
    std::vector<FileOutcome> judge(std::vector<SampledFile>& files, std::vector<FileOutcome> outcomes,
                                   const ClassifyNews& news, std::stop_token stop);
    FileVerdict judgeByViews(const std::string& path, std::stop_token stop);
    void judgeLong(FileOutcome& outcome, const ClassifyNews& news, std::stop_token stop);

    std::string m_model;
    core::ModelConfig m_config;
    std::unique_ptr<core::Classifier> m_classifier;
    /// Instead of it where there are several views, or the model wants whole pictures.
    std::unique_ptr<training::RecordingJudge> m_judge;
    training::ViewPlan m_plan;
    std::size_t m_batch = 1;  // recordings that the network judges together
    std::size_t m_ahead = 2;  // recordings that are decoded at the same time
};

}  // namespace app
