#include "model/model_summary.h"

#include "model/architecture.h"
#include "model/checkpoint_header.h"

namespace model {

ModelSummary readModelSummary(const std::string& path) {
    const CheckpointHeader header = readCheckpointHeader(path);
    ModelSummary summary{header.config, header.notes, header.storage, 0, header.file.fileBytes()};
    for (const auto& [name, shape] : parameterShapes(header.config)) summary.parameters += valueCount(shape);
    return summary;
}

}  // namespace model
