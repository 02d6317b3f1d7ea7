#pragma once

#include <optional>
#include <string>

#include "model/checkpoint.h"
#include "training/training_state.h"

namespace training {

/// Where a run keeps its state and its models. Every Error says how the run can go on.
class RunFolder {
public:
    /// Makes the folder. `recipe` is what the state must have been made with.
    RunFolder(std::string path, std::string recipe);

    std::string file(const std::string& name) const { return m_path + "/" + name; }
    const std::string& path() const { return m_path; }

    /// The state of a stopped run; empty where there is none. Throws Error (bad usage) for that of another recipe.
    std::optional<TrainingState> load();
    /// Where that fails the file of the save before stays as it was.
    void save(TrainingState state);
    void saveModel(const std::string& name, const model::TimeSformer& network, const core::ModelConfig& config,
                   const model::CheckpointNotes& notes) const;
    /// "The state of step 40 is in run/last.state, ...": what a stopped run left.
    std::string whatIsKept() const;

private:
    std::string m_path;
    std::string m_recipe;
    int m_savedStep = -1;
};

}  // namespace training
