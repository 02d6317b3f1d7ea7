#include "core/dataset/row_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/types/error.h"

namespace core {
namespace {

constexpr const char* kChangeMedia =
    "UPDATE media SET session = ?2, scene = ?3, kind = ?4, frame_count = iif(?5 > 0, ?5, frame_count), "
    "fps = iif(?6 > 0, ?6, fps), duration_s = iif(?7 > 0, ?7, duration_s), width = iif(?8 > 0, ?8, width), "
    "height = iif(?9 > 0, ?9, height), bytes = iif(?10 > 0, ?10, bytes), checksum = iif(?11 <> '', ?11, checksum), "
    "sensor = iif(?12 <> '', ?12, sensor), trashed = ?13 WHERE path = ?1";
constexpr const char* kAddMedia =
    "INSERT INTO media(path, session, scene, kind, frame_count, fps, duration_s, width, height, bytes, checksum, "
    "sensor, trashed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
constexpr const char* kChangeClip =
    "UPDATE clips SET media = ?2, start_s = ?3, end_s = ?4, label = ?5, split = ?6, flagged = ?7, trashed = ?8, "
    "note = ?9 WHERE id = ?1";
constexpr const char* kAddClip =
    "INSERT INTO clips(media, start_s, end_s, label, split, flagged, trashed, note) "
    "VALUES(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

/// The first column of the first row. No statement is left in the middle: it would hold on to an old state of the set.
std::optional<std::int64_t> firstOf(Statement& rows) {
    const bool any = rows.step();
    const std::optional<std::int64_t> number = any ? std::optional(rows.integer(0)) : std::nullopt;
    rows.reset();
    return number;
}

MediaRecord mediaOf(const ClipRecord& clip) {
    MediaRecord media;
    media.path = clip.path;
    media.subject = clip.subject;
    media.session = clip.session;
    media.scene = clip.scene;
    media.frameCount = clip.frameCount;
    media.framesPerSecond = clip.framesPerSecond;
    media.checksum = clip.checksum;
    media.sensorPath = clip.sensorPath;
    return media;
}

}  // namespace

void requireInside(const std::string& text) {
    const std::filesystem::path path(text);
    const bool leaves = std::any_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
    if (text.empty() || path.is_absolute() || leaves || text.find('\0') != std::string::npos)
        throw Error(
            "'" + text + "' cannot be in a data set: a path must be relative to the data set's folder and stay inside",
            Error::Kind::BadUsage);
}

void requireBounds(const std::string& path, double startS, double endS) {
    if (std::isfinite(startS) && std::isfinite(endS) && startS >= 0 && (endS == 0 || endS > startS)) return;
    throw Error("a clip of " + path + " cannot reach from " + std::to_string(startS) + " s to " + std::to_string(endS) +
                    " s; it must begin at 0 s or later and end behind its begin",
                Error::Kind::BadUsage);
}

RowWriter::RowWriter(sqlite3* database)
    : m_database(database),
      m_findSubject(database, "SELECT id FROM subjects WHERE name = ?1"),
      m_addSubject(database, "INSERT INTO subjects(name) VALUES(?1)"),
      m_findScene(database, "SELECT id FROM scenes WHERE name = ?1"),
      m_addScene(database, "INSERT INTO scenes(name) VALUES(?1)"),
      m_findSession(database, "SELECT id FROM sessions WHERE subject = ?1 AND name = ?2"),
      m_addSession(database, "INSERT INTO sessions(subject, name) VALUES(?1, ?2)"),
      m_findMedia(database, "SELECT id, kind, trashed FROM media WHERE path = ?1"),
      m_addMedia(database, kAddMedia),
      m_changeMedia(database, kChangeMedia),
      m_findClip(database, "SELECT id FROM clips WHERE media = ?1 AND start_s = ?2 ORDER BY trashed, id"),
      m_addClip(database, kAddClip),
      m_changeClip(database, kChangeClip),
      m_addMark(database,
                "INSERT INTO marks(media, kind, start_s, end_s, label, confidence) VALUES(?1, ?2, ?3, ?4, ?5, ?6)") {}

std::int64_t RowWriter::nameId(Statement& find, Statement& add, const std::string& name) {
    if (const auto known = firstOf(find.bind(1, name))) return *known;
    add.bind(1, name).run();
    return sqlite3_last_insert_rowid(m_database);
}

std::int64_t RowWriter::subject(const std::string& name) { return nameId(m_findSubject, m_addSubject, name); }

std::int64_t RowWriter::scene(const std::string& name) { return nameId(m_findScene, m_addScene, name); }

std::int64_t RowWriter::session(const std::string& subjectName, const std::string& name) {
    const std::int64_t person = subject(subjectName);
    if (const auto known = firstOf(m_findSession.bind(1, person).bind(2, name))) return *known;
    m_addSession.bind(1, person).bind(2, name).run();
    return sqlite3_last_insert_rowid(m_database);
}

std::optional<std::int64_t> RowWriter::mediaId(const std::string& path) { return firstOf(m_findMedia.bind(1, path)); }

std::int64_t RowWriter::media(const MediaRecord& m) {
    requireInside(m.path);
    if (!m.sensorPath.empty()) requireInside(m.sensorPath);
    const std::optional<std::int64_t> known = mediaId(m.path);
    Statement& row = known ? m_changeMedia : m_addMedia;
    row.bind(1, m.path).bind(2, session(m.subject, m.session)).bind(3, scene(m.scene)).bind(4, std::int64_t(m.kind));
    row.bind(5, std::int64_t(m.frameCount)).bind(6, m.framesPerSecond).bind(7, m.durationS);
    row.bind(8, std::int64_t(m.width)).bind(9, std::int64_t(m.height)).bind(10, m.bytes).bind(11, m.checksum);
    row.bind(12, m.sensorPath).bind(13, m.trashedAt).run();
    return known ? *known : sqlite3_last_insert_rowid(m_database);
}

ClipId RowWriter::clip(const ClipRecord& clip) {
    requireBounds(clip.path, clip.startS, clip.endS);
    MediaRecord file = mediaOf(clip);
    if (m_findMedia.bind(1, clip.path).step()) {  // a clip cut from a take leaves it a take
        file.kind = MediaKind(m_findMedia.integer(1));
        file.trashedAt = m_findMedia.integer(2);
    }
    m_findMedia.reset();
    const std::int64_t fileId = media(file);
    const std::optional<ClipId> known = firstOf(m_findClip.bind(1, fileId).bind(2, clip.startS));
    Statement& row = known ? m_changeClip : m_addClip;
    if (known) row.bind(1, *known);
    row.bind(2, fileId).bind(3, clip.startS).bind(4, clip.endS).bind(5, clip.label);
    row.bind(6, std::int64_t(clip.split)).bind(7, std::int64_t(clip.flagged)).bind(8, clip.trashedAt);
    row.bind(9, clip.note).run();
    return known ? *known : sqlite3_last_insert_rowid(m_database);
}

std::int64_t RowWriter::mark(const Mark& mark) {
    const std::optional<std::int64_t> file = mediaId(mark.path);
    if (!file)
        throw Error("a mark cannot be set in '" + mark.path + "': the data set has no such media file; add it first",
                    Error::Kind::BadUsage);
    requireBounds(mark.path, mark.startS, mark.endS);
    m_addMark.bind(1, *file).bind(2, std::int64_t(mark.kind)).bind(3, mark.startS).bind(4, mark.endS);
    m_addMark.bind(5, mark.label).bind(6, mark.confidence).run();
    return sqlite3_last_insert_rowid(m_database);
}

}  // namespace core
