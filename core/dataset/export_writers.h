#pragma once

#include <string>
#include <vector>

#include "core/dataset/clip_store.h"
#include "core/types/dataset_transfer.h"

namespace core {

/// What the writers of all formats share: the clips in the order of the store, and the plan that they fill.
struct ExportJob {
    const ClipStore& store;
    const ExportOptions& options;
    std::vector<ClipRecord> clips;
    ExportPlan plan = {};
};

void writeMuwigesTree(ExportJob& job);
void writeClassFolders(ExportJob& job);
void writeCsvLists(ExportJob& job);
void writeFrameLists(ExportJob& job);
void writeCvatJson(ExportJob& job);
void writeLabelStudioJson(ExportJob& job);

/// The labels of clips as numbers from 0: gestures by their order, then others by name; numbers stay what they are.
class LabelNumbers {
public:
    explicit LabelNumbers(const std::vector<ClipRecord>& clips);
    std::string numberOf(const std::string& label) const;
    /// One name a line, to be given to the import; empty where the labels are numbers anyway.
    std::string list() const;

private:
    std::vector<std::string> m_names;
};

/// Media files are named once, whatever the number of clips that lie in them.
void addMedia(ExportJob& job, const std::string& path, const std::string& to);
/// "1 clip has no label and is left out" and so on, where count is more than 0.
void warn(ExportJob& job, int count, const std::string& what);

}  // namespace core
