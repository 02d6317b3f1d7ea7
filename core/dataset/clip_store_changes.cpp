#include <sqlite3.h>

#include "core/dataset/change_journal.h"
#include "core/dataset/clip_store.h"
#include "core/dataset/row_reader.h"
#include "core/dataset/row_writer.h"
#include "core/dataset/sqlite_statement.h"
#include "core/dataset/trash.h"
#include "core/types/error.h"

namespace core {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// What an edit is called in the history.
std::string describe(const ClipEdit& edit, std::size_t count) {
    const std::string clips = counted(count, "clip", "clips");
    if (edit.label) return edit.label->empty() ? "Remove the label of " + clips : "Label " + clips + " " + *edit.label;
    if (edit.trashed) return (*edit.trashed ? "Delete " : "Restore ") + clips;
    if (edit.flagged) return (*edit.flagged ? "Flag " : "Unflag ") + clips;
    if (edit.split) return "Change the split of " + clips;
    if (edit.startS || edit.endS) return "Change the bounds of " + clips;
    return "Note on " + clips;
}

void editRow(sqlite3* database, Statement& update, ClipId id, const ClipEdit& edit, std::int64_t now) {
    std::optional<ClipRecord> clip = readClip(database, id);
    if (!clip)
        throw Error(
            "there is no clip with the number " + std::to_string(id) + " in the data set; it may have been purged",
            Error::Kind::BadUsage);
    if (edit.label) clip->label = *edit.label;
    if (edit.split) clip->split = *edit.split;
    if (edit.flagged) clip->flagged = *edit.flagged;
    if (edit.trashed && *edit.trashed != (clip->trashedAt > 0)) clip->trashedAt = *edit.trashed ? now : 0;
    if (edit.note) clip->note = *edit.note;
    if (edit.startS) clip->startS = *edit.startS;
    if (edit.endS) clip->endS = *edit.endS;
    requireBounds(clip->path, clip->startS, clip->endS);
    update.bind(1, id).bind(2, clip->label).bind(3, std::int64_t(clip->split)).bind(4, std::int64_t(clip->flagged));
    update.bind(5, clip->trashedAt).bind(6, clip->note).bind(7, clip->startS).bind(8, clip->endS).run();
}

}  // namespace

std::vector<ClipId> ClipStore::addClips(std::span<const ClipRecord> clips) {
    Group group(*this, "Add " + counted(clips.size(), "clip", "clips"));
    RowWriter writer(m_database.get());
    std::vector<ClipId> ids;
    for (const ClipRecord& clip : clips) ids.push_back(writer.clip(clip));
    group.finish();
    return ids;
}

void ClipStore::editClips(std::span<const ClipId> clips, const ClipEdit& edit) {
    Group group(*this, describe(edit, clips.size()));
    Statement clock(m_database.get(), "SELECT strftime('%s', 'now')");
    const std::int64_t now = clock.step() ? clock.integer(0) : 1;
    Statement update(m_database.get(),
                     "UPDATE clips SET label = ?2, split = ?3, flagged = ?4, trashed = ?5, note = ?6, start_s = ?7, "
                     "end_s = ?8 WHERE id = ?1");
    for (const ClipId id : clips) editRow(m_database.get(), update, id, edit, now);
    group.finish();
}

void ClipStore::saveMedia(const MediaRecord& media) {
    Group group(*this, "Add " + media.path);
    RowWriter(m_database.get()).media(media);
    group.finish();
}

void ClipStore::trashTake(const std::string& path, bool trashed) {
    Group group(*this, (trashed ? "Delete the take " : "Restore the take ") + path);
    setTakeTrashed(m_database.get(), path, trashed);
    group.finish();
}

void ClipStore::addSubject(const SubjectInfo& subject) {
    Group group(*this, "Subject " + subject.id);
    RowWriter(m_database.get()).subject(subject.id);
    Statement(m_database.get(), "UPDATE subjects SET hand = ?2, consent = ?3, note = ?4 WHERE name = ?1")
        .bind(1, subject.id)
        .bind(2, std::int64_t(subject.hand))
        .bind(3, subject.consent)
        .bind(4, subject.note)
        .run();
    group.finish();
}

void ClipStore::addScene(const SceneInfo& scene) {
    Group group(*this, "Scene " + scene.id);
    RowWriter(m_database.get()).scene(scene.id);
    Statement(m_database.get(), "UPDATE scenes SET note = ?2 WHERE name = ?1")
        .bind(1, scene.id)
        .bind(2, scene.note)
        .run();
    group.finish();
}

void ClipStore::addSession(const SessionInfo& session) {
    Group group(*this, "Session " + session.id + " of " + session.subject);
    RowWriter writer(m_database.get());
    Statement(m_database.get(), "UPDATE sessions SET scene = ?2, started = ?3, note = ?4 WHERE id = ?1")
        .bind(1, writer.session(session.subject, session.id))
        .bind(2, writer.scene(session.scene))
        .bind(3, session.started)
        .bind(4, session.note)
        .run();
    group.finish();
}

std::vector<std::int64_t> ClipStore::addMarks(std::span<const Mark> marks) {
    Group group(*this, "Set " + counted(marks.size(), "mark", "marks"));
    RowWriter writer(m_database.get());
    std::vector<std::int64_t> ids;
    for (const Mark& mark : marks) ids.push_back(writer.mark(mark));
    group.finish();
    return ids;
}

void ClipStore::editMark(const Mark& mark) {
    requireBounds(mark.path, mark.startS, mark.endS);
    Group group(*this, "Change a mark");
    Statement(m_database.get(),
              "UPDATE marks SET kind = ?2, start_s = ?3, end_s = ?4, label = ?5, confidence = ?6 WHERE id = ?1")
        .bind(1, mark.id)
        .bind(2, std::int64_t(mark.kind))
        .bind(3, mark.startS)
        .bind(4, mark.endS)
        .bind(5, mark.label)
        .bind(6, mark.confidence)
        .run();
    if (sqlite3_changes(m_database.get()) == 0)
        throw Error("there is no mark with the number " + std::to_string(mark.id) + " in the data set; it may be gone",
                    Error::Kind::BadUsage);
    group.finish();
}

void ClipStore::removeMarks(std::span<const std::int64_t> marks) {
    Group group(*this, "Remove " + counted(marks.size(), "mark", "marks"));
    Statement removal(m_database.get(), "DELETE FROM marks WHERE id = ?1");
    for (const std::int64_t mark : marks) removal.bind(1, mark).run();
    group.finish();
}

void ClipStore::setSplit(const std::string& subject, Split split) { setSplits({{subject, split}}); }

void ClipStore::setSplits(const std::map<std::string, Split>& splits) {
    Group group(*this, "Split of " + counted(splits.size(), "subject", "subjects"));
    Statement update(m_database.get(),
                     "UPDATE clips SET split = ?2 WHERE media IN (SELECT m.id FROM media m JOIN sessions e ON e.id = "
                     "m.session JOIN subjects s ON s.id = e.subject WHERE s.name = ?1)");
    for (const auto& [subject, split] : splits) {
        update.bind(1, subject).bind(2, std::int64_t(split)).run();
        if (sqlite3_changes(m_database.get()) == 0)
            throw Error("no clip in " + m_folder.string() + " belongs to subject '" + subject + "'; check the name",
                        Error::Kind::BadUsage);
    }
    group.finish();
}

void ClipStore::noteFacts(const MediaRecord& media) {
    Group group(*this, "");
    const ChangeJournal::Pause unnoted(*m_journal);
    Statement(m_database.get(),
              "UPDATE media SET frame_count = ?2, fps = ?3, duration_s = ?4, width = ?5, height = ?6, bytes = ?7, "
              "checksum = ?8, sensor = ?9 WHERE path = ?1")
        .bind(1, media.path)
        .bind(2, std::int64_t(media.frameCount))
        .bind(3, media.framesPerSecond)
        .bind(4, media.durationS)
        .bind(5, std::int64_t(media.width))
        .bind(6, std::int64_t(media.height))
        .bind(7, media.bytes)
        .bind(8, media.checksum)
        .bind(9, media.sensorPath)
        .run();
    group.finish();
}

int ClipStore::purgeTrash() {
    Group group(*this, "");
    const int purged = core::purgeTrash(m_database.get(), m_folder);
    m_journal->forgetPurged();
    group.finish();
    return purged;
}

}  // namespace core
