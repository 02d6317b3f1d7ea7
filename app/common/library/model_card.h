#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/common/library/replacement.h"
#include "model/model_summary.h"

namespace app {

/// What the library keeps beside a model file, in `<name>.json`.
struct ModelRecord {
    std::string sha256;
    std::string installed;  ///< UTC, "2026-03-01T12:00:00Z"
    std::string origin;     ///< the file that it was copied or imported from
    std::optional<double> top1;
    std::optional<ModelComparison> comparison;
    std::string evaluation;  ///< the whole JSON of `carpus evaluate`; empty where there was none
};

/// Everything known about one model of the library.
struct ModelCard {
    std::string name;
    std::filesystem::path file;
    bool bundled = false;
    bool active = false;
    ModelRecord record;                          ///< empty fields for the bundled model
    std::optional<model::ModelSummary> summary;  ///< nothing where the file cannot be used
    std::string problem;                         ///< why not; empty where it can

    /// The checkpoint that its training began with; empty where it began with random weights or is not known.
    std::string parent() const;
};

/// Reads the record beside a model; one that is missing or damaged is empty, for the model itself counts.
ModelRecord readModelRecord(const std::filesystem::path& model);
/// Throws core::Error.
void writeModelRecord(const std::filesystem::path& model, const ModelRecord& record);
/// `evaluation` is the JSON that `carpus evaluate` writes. Throws core::Error (bad usage), naming `origin`.
void setEvaluation(ModelRecord& record, const std::string& evaluation, const std::string& origin);
/// Where the record of a model lies.
std::filesystem::path recordPath(std::filesystem::path model);
/// The present time in the form of a record.
std::string utcNow();

}  // namespace app
