#pragma once

#include <string>
#include <vector>

#include "core/types/dataset_report.h"
#include "core/types/label_set.h"
#include "core/types/preflight_report.h"
#include "core/types/training_config.h"

namespace training {

/// Says in plain words what is wrong with the data of a training, and what to do about it.
class NoteWriter {
public:
    explicit NoteWriter(const core::TrainingConfig& config) : m_config(config) {}

    void problem(const std::string& text) { add(true, text); }
    void warn(const std::string& text) { add(false, text); }

    void leakage(const core::Leakage& leakage);
    /// Parts and classes that are empty, few or uneven; labels that the network does not have.
    void counts(const core::PreflightReport& report, const core::LabelSet& labels);
    void unreadable(const std::vector<std::string>& clips);
    /// What is needed against what is free on this computer: memory, and disk space of the decoded clips.
    void room(std::int64_t memoryBytes, std::int64_t diskBytes);

    bool hasProblem() const;
    /// Problems first.
    std::vector<core::PreflightNote> sorted() const;

private:
    void add(bool isProblem, const std::string& text);
    void classes(const core::PreflightPart& train, const core::LabelSet& labels);

    core::TrainingConfig m_config;
    std::vector<core::PreflightNote> m_notes;
};

}  // namespace training
