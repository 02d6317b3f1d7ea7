#include "core/dataset/dataset_export.h"

#include <system_error>

#include "core/dataset/export_writers.h"
#include "core/dataset/place_file.h"
#include "core/types/error.h"

namespace core {

namespace fs = std::filesystem;

ExportPlan planExport(const ClipStore& store, const ExportOptions& options, const ClipFilter& filter) {
    std::error_code error;
    if (fs::exists(options.target, error) &&
        !(fs::is_directory(options.target, error) && fs::is_empty(options.target, error)))
        throw Error("cannot export to " + options.target.string() + ": there is something already; name a new folder",
                    Error::Kind::BadUsage);
    ExportJob job{store, options, store.clips(filter)};
    switch (options.format) {
        case DatasetFormat::Muwiges: writeMuwigesTree(job); break;
        case DatasetFormat::ClassFolders: writeClassFolders(job); break;
        case DatasetFormat::Csv: writeCsvLists(job); break;
        case DatasetFormat::FrameLists: writeFrameLists(job); break;
        case DatasetFormat::Cvat: writeCvatJson(job); break;
        case DatasetFormat::LabelStudio: writeLabelStudioJson(job); break;
    }
    return job.plan;
}

void runExport(const ExportPlan& plan, const ExportOptions& options,
               const std::function<void(int done, int total)>& progress, std::stop_token stop) {
    int done = 0;
    for (const ExportedFile& file : plan.media) {
        if (stop.stop_requested()) return;
        std::error_code error;
        if (!fs::exists(file.from, error))
            throw Error("the media file " + file.from.string() + " is gone; repair the data set first");
        placeFile(file.from, options.target / file.to, options.transfer);
        if (progress) progress(++done, int(plan.media.size()));
    }
    for (const auto& [name, text] : plan.texts) writeTextFile(options.target / name, text);
}

}  // namespace core
