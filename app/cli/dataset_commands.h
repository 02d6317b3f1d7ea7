#pragma once

#include <string>

#include "app/cli/command_line.h"
#include "core/dataset/clip_store.h"

namespace app {

/// Which clips of a data set a command means.
struct ClipChoice {
    std::vector<core::ClipId> ids;
    std::string labelled, subject, session, scene, split, path, text;
    bool unlabelled = false;
    bool flagged = false;
    bool all = false;

    /// Throws core::Error (BadUsage) for a split that is none.
    core::ClipFilter filter() const;
    bool restricts() const;
};

/// Adds --labelled, --subject and so on; with `ids` also --id.
void addClipChoice(CLI::App& command, ClipChoice& choice, bool ids);
/// Adds the data set's folder as the first argument.
void addDatasetArgument(CLI::App& command, std::string& dataset);

/// The chosen clips, ordered by path. Throws core::Error (BadUsage) when nothing was chosen, or nothing is there.
std::vector<core::ClipRecord> chosenClips(const core::ClipStore& store, const ClipChoice& choice,
                                          core::TrashFilter trash = core::TrashFilter::Kept);

/// Each adds subcommands of `carpus dataset`.
void addDatasetStats(CLI::App& dataset, CommandLine& line);
void addDatasetCheck(CLI::App& dataset, CommandLine& line);
void addDatasetSplit(CLI::App& dataset, CommandLine& line);
void addDatasetImport(CLI::App& dataset, CommandLine& line);
void addDatasetExport(CLI::App& dataset, CommandLine& line);
void addDatasetList(CLI::App& dataset, CommandLine& line);
void addDatasetEdits(CLI::App& dataset,
                     CommandLine& line);  ///< label, flag, unflag, trash, restore, purge, subject
void addDatasetHistory(CLI::App& dataset,
                       CommandLine& line);  ///< undo, redo, history

}  // namespace app
