#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/types/clip_record.h"

/// Import and export of data sets in the layouts of others, as values.
namespace core {

enum class DatasetFormat {
    Muwiges,       ///< <subject>/<session>/<NN>.<ext>, with lists of subjects for each split
    ClassFolders,  ///< <label>/<media>, or <split>/<label>/<media>
    Csv,           ///< train.csv, val.csv, test.csv with lines "path label" (TimeSformer)
    FrameLists,    ///< train.txt, val.txt, test.txt with lines "folder start end label" (IBM study)
    Cvat,          ///< JSON of annotated videos from CVAT: tags and tracks
    LabelStudio,   ///< JSON of annotated videos from Label Studio: timeline labels and choices
};

enum class MediaTransfer { Copy, Link };

struct ImportOptions {
    std::filesystem::path source = {};  ///< folder, or one list or JSON file
    DatasetFormat format = DatasetFormat::Muwiges;
    std::string separator = {};            ///< of list files; empty = find out
    std::vector<std::string> labels = {};  ///< names for labels that are numbers, from 0; empty = as they are
    std::filesystem::path media = {};      ///< where the paths in lists begin; empty = the folder of the list
    double framesPerSecond = 0;            ///< where only frames are known; 0 = what the media file says, else 30
    std::string subject = {};              ///< for formats that know none, as are the next three
    std::string session = {};
    std::string scene = {};
    std::optional<Split> split = {};
    MediaTransfer transfer = MediaTransfer::Copy;
};

enum class ImportAction {
    Add,
    Update,  ///< the clip is in the set already, with another label, split or bounds
    Keep,    ///< it is in the set already
    Refuse,  ///< `problem` says why
};

struct ImportItem {
    std::filesystem::path from = {};        ///< media file or frame folder; empty = the set has it already
    std::filesystem::path sensorFrom = {};  ///< empty = none
    ClipRecord clip = {};                   ///< with its path in the set
    ImportAction action = ImportAction::Add;
    std::string problem = {};
};

/// What an import would do.
struct ImportPlan {
    std::vector<ImportItem> items = {};
    std::vector<std::string> warnings = {};
    std::int64_t bytes = 0;  ///< to be copied

    int count(ImportAction action) const {
        int number = 0;
        for (const ImportItem& item : items) number += int(item.action == action);
        return number;
    }
};

struct ExportOptions {
    std::filesystem::path target = {};  ///< folder, new or empty
    DatasetFormat format = DatasetFormat::Muwiges;
    std::string separator = {};  ///< of list files; empty = what the study uses: a blank
    MediaTransfer transfer = MediaTransfer::Link;
};

struct ExportedFile {
    std::filesystem::path from = {};
    std::string to = {};  ///< relative to the target
};

/// What an export would do.
struct ExportPlan {
    std::vector<ExportedFile> media = {};                         ///< to be linked or copied
    std::vector<std::pair<std::string, std::string>> texts = {};  ///< file and content
    std::vector<std::string> warnings = {};                       ///< what the format cannot hold
    int clips = 0;
};

}  // namespace core
