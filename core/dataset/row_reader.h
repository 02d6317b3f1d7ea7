#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/types/dataset_values.h"

struct sqlite3;

namespace core {

/// The rows of the index as values, in the order that ClipStore promises.
std::vector<ClipRecord> readClips(sqlite3* database, const ClipFilter& filter);
std::optional<ClipRecord> readClip(sqlite3* database, ClipId id);
/// All, or the one with this path.
std::vector<MediaRecord> readMedia(sqlite3* database, const std::optional<std::string>& path = {});
std::vector<SubjectInfo> readSubjects(sqlite3* database);
std::vector<SceneInfo> readScenes(sqlite3* database);
std::vector<SessionInfo> readSessions(sqlite3* database, const std::optional<std::string>& subject);
std::vector<Mark> readMarks(sqlite3* database, const std::string& path);

}  // namespace core
