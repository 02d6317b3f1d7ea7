#include "core/dataset/row_reader.h"

#include "core/dataset/sqlite_statement.h"

namespace core {
namespace {

constexpr const char* kSelectClips =
    "SELECT m.path, c.label, s.name, e.name, n.name, c.split, m.frame_count, m.fps, c.start_s, c.end_s, c.id, "
    "c.flagged, c.trashed, c.note, m.checksum, m.sensor FROM clips c JOIN media m ON m.id = c.media "
    "JOIN sessions e ON e.id = m.session JOIN subjects s ON s.id = e.subject JOIN scenes n ON n.id = m.scene ";

ClipRecord clipOf(const Statement& row) {
    ClipRecord clip;
    clip.path = row.text(0);
    clip.label = row.text(1);
    clip.subject = row.text(2);
    clip.session = row.text(3);
    clip.scene = row.text(4);
    clip.split = Split(row.integer(5));
    clip.frameCount = int(row.integer(6));
    clip.framesPerSecond = row.real(7);
    clip.startS = row.real(8);
    clip.endS = row.real(9);
    clip.id = row.integer(10);
    clip.flagged = row.integer(11) != 0;
    clip.trashedAt = row.integer(12);
    clip.note = row.text(13);
    clip.checksum = row.text(14);
    clip.sensorPath = row.text(15);
    return clip;
}

/// The conditions of a filter with one parameter each; all parameters are texts or whole numbers.
struct Where {
    std::string sql;
    std::vector<std::pair<std::optional<std::string>, std::int64_t>> values;

    void add(const std::string& condition) { sql += (sql.empty() ? "WHERE " : "AND ") + condition + " "; }
    void equal(const char* column, const std::string& text) {
        values.push_back({text, 0});
        add(column + (" = ?" + std::to_string(values.size())));
    }
    void equal(const char* column, std::int64_t number) {
        values.push_back({std::nullopt, number});
        add(column + (" = ?" + std::to_string(values.size())));
    }
};

Where whereOf(const ClipFilter& filter) {
    Where where;
    if (filter.split) where.equal("c.split", std::int64_t(*filter.split));
    if (filter.label) where.equal("c.label", *filter.label);
    if (filter.subject) where.equal("s.name", *filter.subject);
    if (filter.session) where.equal("e.name", *filter.session);
    if (filter.scene) where.equal("n.name", *filter.scene);
    if (filter.path) where.equal("m.path", *filter.path);
    if (filter.flagged) where.equal("c.flagged", std::int64_t(*filter.flagged));
    if (filter.trash == TrashFilter::Kept) where.add("c.trashed = 0");
    if (filter.trash == TrashFilter::Trashed) where.add("c.trashed > 0");
    if (!filter.text.empty()) {
        where.values.push_back({filter.text, 0});
        where.add(
            "instr(lower(m.path || char(10) || c.label || char(10) || s.name || char(10) || e.name || char(10) || "
            "n.name || char(10) || c.note), lower(?" +
            std::to_string(where.values.size()) + ")) > 0");
    }
    return where;
}

MediaRecord mediaOf(const Statement& row) {
    MediaRecord media;
    media.path = row.text(0);
    media.subject = row.text(1);
    media.session = row.text(2);
    media.scene = row.text(3);
    media.kind = MediaKind(row.integer(4));
    media.frameCount = int(row.integer(5));
    media.framesPerSecond = row.real(6);
    media.durationS = row.real(7);
    media.width = int(row.integer(8));
    media.height = int(row.integer(9));
    media.bytes = row.integer(10);
    media.checksum = row.text(11);
    media.sensorPath = row.text(12);
    media.trashedAt = row.integer(13);
    return media;
}

}  // namespace

std::vector<ClipRecord> readClips(sqlite3* database, const ClipFilter& filter) {
    const Where where = whereOf(filter);
    Statement rows(database, kSelectClips + where.sql + "ORDER BY m.path, c.start_s, c.id");
    int parameter = 0;
    for (const auto& [text, number] : where.values) {
        ++parameter;
        text ? rows.bind(parameter, *text) : rows.bind(parameter, number);
    }
    std::vector<ClipRecord> clips;
    while (rows.step()) clips.push_back(clipOf(rows));
    return clips;
}

std::optional<ClipRecord> readClip(sqlite3* database, ClipId id) {
    Statement rows(database, std::string(kSelectClips) + "WHERE c.id = ?1");
    return rows.bind(1, id).step() ? std::optional(clipOf(rows)) : std::nullopt;
}

std::vector<MediaRecord> readMedia(sqlite3* database, const std::optional<std::string>& path) {
    Statement rows(database,
                   "SELECT m.path, s.name, e.name, n.name, m.kind, m.frame_count, m.fps, m.duration_s, m.width, "
                   "m.height, m.bytes, m.checksum, m.sensor, m.trashed FROM media m JOIN sessions e ON e.id = "
                   "m.session JOIN subjects s ON s.id = e.subject JOIN scenes n ON n.id = m.scene " +
                       std::string(path ? "WHERE m.path = ?1 " : "") + "ORDER BY m.path");
    if (path) rows.bind(1, *path);
    std::vector<MediaRecord> media;
    while (rows.step()) media.push_back(mediaOf(rows));
    return media;
}

std::vector<SubjectInfo> readSubjects(sqlite3* database) {
    Statement rows(database, "SELECT name, hand, consent, note FROM subjects ORDER BY name");
    std::vector<SubjectInfo> subjects;
    while (rows.step()) subjects.push_back({rows.text(0), Handedness(rows.integer(1)), rows.text(2), rows.text(3)});
    return subjects;
}

std::vector<SceneInfo> readScenes(sqlite3* database) {
    Statement rows(database, "SELECT name, note FROM scenes ORDER BY name");
    std::vector<SceneInfo> scenes;
    while (rows.step()) scenes.push_back({rows.text(0), rows.text(1)});
    return scenes;
}

std::vector<SessionInfo> readSessions(sqlite3* database, const std::optional<std::string>& subject) {
    Statement rows(database,
                   "SELECT s.name, e.name, n.name, e.started, e.note FROM sessions e JOIN subjects s ON s.id = "
                   "e.subject LEFT JOIN scenes n ON n.id = e.scene " +
                       std::string(subject ? "WHERE s.name = ?1 " : "") + "ORDER BY s.name, e.name");
    if (subject) rows.bind(1, *subject);
    std::vector<SessionInfo> sessions;
    while (rows.step()) sessions.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
    return sessions;
}

std::vector<Mark> readMarks(sqlite3* database, const std::string& path) {
    Statement rows(database,
                   "SELECT k.id, k.kind, k.start_s, k.end_s, k.label, k.confidence FROM marks k JOIN media m ON m.id = "
                   "k.media WHERE m.path = ?1 ORDER BY k.start_s, k.id");
    rows.bind(1, path);
    std::vector<Mark> marks;
    while (rows.step())
        marks.push_back(
            {rows.integer(0), path, MarkKind(rows.integer(1)), rows.real(2), rows.real(3), rows.text(4), rows.real(5)});
    return marks;
}

}  // namespace core
