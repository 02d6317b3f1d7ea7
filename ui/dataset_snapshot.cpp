#include "ui/dataset_snapshot.h"

#include <algorithm>

namespace ui {
namespace {

bool inTrashAsWanted(const core::ClipRecord& clip, core::TrashFilter wanted) {
    if (wanted == core::TrashFilter::Both) return true;
    return (clip.trashedAt > 0) == (wanted == core::TrashFilter::Trashed);
}

template <typename T>
bool agrees(const std::optional<T>& wanted, const T& value) {
    return !wanted || *wanted == value;
}

bool holdsText(const core::ClipRecord& clip, const QString& text) {
    for (const std::string* part : {&clip.path, &clip.label, &clip.subject, &clip.session, &clip.scene, &clip.note})
        if (QString::fromStdString(*part).contains(text, Qt::CaseInsensitive)) return true;
    return false;
}

}  // namespace

bool matches(const core::ClipRecord& clip, const core::ClipFilter& filter) {
    return inTrashAsWanted(clip, filter.trash) && agrees(filter.split, clip.split) &&
           agrees(filter.label, clip.label) && agrees(filter.subject, clip.subject) &&
           agrees(filter.scene, clip.scene) && agrees(filter.session, clip.session) &&
           agrees(filter.flagged, clip.flagged) && agrees(filter.path, clip.path) &&
           (filter.text.empty() || holdsText(clip, QString::fromStdString(filter.text)));
}

core::ClipRecord takeRow(const core::MediaRecord& take, std::size_t index) {
    core::ClipRecord row;
    row.id = -core::ClipId(index) - 1;
    row.path = take.path;
    row.subject = take.subject;
    row.session = take.session;
    row.scene = take.scene;
    row.frameCount = take.frameCount;
    row.framesPerSecond = take.framesPerSecond;
    row.endS = take.durationS;
    row.trashedAt = take.trashedAt;
    row.sensorPath = take.sensorPath;
    return row;
}

double clipLengthS(const core::ClipRecord& clip) {
    if (clip.endS > 0) return std::max(0.0, clip.endS - clip.startS);
    if (clip.framesPerSecond <= 0) return 0;
    return std::max(0.0, clip.frameCount / clip.framesPerSecond - clip.startS);
}

}  // namespace ui
