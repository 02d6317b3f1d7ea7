#include "training/run_folder.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "core/types/error.h"

namespace training {

constexpr const char* kState = "last.state";

RunFolder::RunFolder(std::string path, std::string recipe) : m_path(std::move(path)), m_recipe(std::move(recipe)) {
    std::error_code error;
    std::filesystem::create_directories(m_path, error);
    if (!std::filesystem::is_directory(m_path)) {
        throw core::Error("Cannot make the output folder " + m_path + ": " + error.message() +
                          ". Choose another with output.");
    }
}

std::optional<TrainingState> RunFolder::load() {
    auto state = loadTrainingState(file(kState));
    if (!state) return state;
    if (state->recipe != m_recipe) {
        throw core::Error("The folder " + m_path +
                              " holds a run of another recipe. Choose another output, or delete last.state there.",
                          core::Error::Kind::BadUsage);
    }
    m_savedStep = state->step;
    return state;
}

void RunFolder::save(TrainingState state) {
    state.recipe = m_recipe;
    try {
        saveTrainingState(file(kState), state);
    } catch (const core::Error& error) {
        throw core::Error(std::string(error.what()) + " " + whatIsKept());
    }
    m_savedStep = state.step;
}

void RunFolder::saveModel(const std::string& name, const model::TimeSformer& network, const core::ModelConfig& config,
                          const model::CheckpointNotes& notes) const {
    try {
        model::saveCheckpoint(file(name), network, config, notes);
    } catch (const core::Error& error) {
        throw core::Error(std::string(error.what()) + " " + whatIsKept());
    }
}

std::string RunFolder::whatIsKept() const {
    if (m_savedStep < 0) return "No state has been written yet: the same command starts the run anew.";
    return "The state of step " + std::to_string(m_savedStep) + " is in " + file(kState) +
           ": the same command goes on from there.";
}

}  // namespace training
