#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "core/types/classifier.h"
#include "model/engine/engine_options.h"
#include "model/operation_count.h"

namespace app {

struct Setting {
    std::string device, precision;
};

/// Each device and precision of this machine that the options allow; without `all`, the one asked for.
std::vector<Setting> benchSettings(const CommonOptions& common, bool all);

/// The same for training.
std::vector<std::string> trainingPrecisions(const CommonOptions& common, bool all);

struct SubjectRun {
    double wholeMs = 0, framesMs = 0, networkMs = 0;
};

/// A network to measure, with clips for it. One thread.
class BenchSubject {
public:
    /// Random weights for a preset; without one, the model of the common options, which also name device, precision and
    /// threads.
    BenchSubject(const std::string& preset, int clips, const CommonOptions& common,
                 const model::EngineOptions& savings);
    ~BenchSubject();
    BenchSubject(const BenchSubject&) = delete;
    BenchSubject& operator=(const BenchSubject&) = delete;

    core::Classifier& classifier() { return *m_classifier; }
    const core::ClassifierInfo& info() const { return m_classifier->info(); }
    const std::string& checkpoint() const { return m_checkpoint; }
    bool onGpu() const { return info().device != "CPU"; }
    int threads() const { return m_threads; }
    std::int64_t parameters() const { return m_parameters; }
    const model::OperationCount& operations() const { return m_operations; }
    /// Classifies clips of which no frame has been seen before.
    SubjectRun run();

private:
    std::string m_checkpoint;
    bool m_temporary = false;
    int m_threads = 0;
    std::int64_t m_parameters = 0;
    model::OperationCount m_operations;
    std::unique_ptr<core::Classifier> m_classifier;
    std::vector<core::Clip> m_clips;
    unsigned m_run = 0;
};

}  // namespace app
