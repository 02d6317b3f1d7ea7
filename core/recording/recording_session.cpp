#include "core/recording/recording_session.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/recording/recover_recordings.h"
#include "core/recording/take_rows.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".mkv";

std::string localTime(const char* pattern) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[40];
    std::strftime(text, sizeof text, pattern, &local);
    return text;
}

RecordingPlace checked(RecordingPlace place) {
    if (place.folder.empty()) throw Error("no data set was named to record into", Error::Kind::BadUsage);
    if (place.subject.id.empty())
        throw Error("a recording needs to know its subject; name the person, such as S01", Error::Kind::BadUsage);
    if (place.session.empty()) place.session = localTime("%Y%m%d-%H%M%S");
    return place;
}

std::string gone(double seconds) {
    char text[80];
    std::snprintf(text, sizeof text, "the camera was gone for %.1f s during this take", seconds);
    return text;
}

}  // namespace

RecordingSession::RecordingSession(const RecordingPlace& place, const RecorderConfig& config)
    : m_place(checked(place)), m_store(ClipStore::openOrCreate(m_place.folder)) {
    if (!m_store.writable())
        throw Error("cannot record into '" + m_place.folder +
                    "': the data set may only be read; choose a folder that you may write to");
    m_recovered = recoverRecordings(m_store);
    notePlace();
    const fs::path example = m_store.folder() / m_store.newMediaPath(m_place.subject.id, m_place.session, {}, kEnding);
    m_folder = example.parent_path().string();
    std::error_code fault;
    fs::create_directories(m_folder, fault);
    if (fault)
        throw Error("cannot make the folder '" + m_folder + "' (" + fault.message() +
                    "); choose a data set that you may write to");
    m_recorder = std::make_unique<Recorder>(
        config, TakeListener{[this](const RecordedSegment& segment) { stored(segment); },
                             [this](std::uint64_t number, TakeEnd how) { ended(number, how); }});
}

RecordingSession::~RecordingSession() = default;

/// Says no more of subject, scene and session than is new.
void RecordingSession::notePlace() {
    ClipStore::Group group(m_store, "Begin session " + m_place.session);
    SubjectInfo subject = m_place.subject;
    for (const SubjectInfo& known : m_store.subjects()) {
        if (known.id != subject.id) continue;
        if (subject.hand == Handedness::Unknown) subject.hand = known.hand;
        if (subject.consent.empty()) subject.consent = known.consent;
        if (subject.note.empty()) subject.note = known.note;
    }
    m_store.addSubject(subject);
    const auto sessions = m_store.sessions(subject.id);
    const bool known = std::any_of(sessions.begin(), sessions.end(),
                                   [&](const SessionInfo& session) { return session.id == m_place.session; });
    if (!known) {
        SessionInfo session;
        session.subject = subject.id;
        session.id = m_place.session;
        session.scene = m_place.scene;
        session.started = localTime("%Y-%m-%dT%H:%M:%S%z");
        m_store.addSession(session);
    }
    group.finish();
}

std::uint64_t RecordingSession::beginClip(const std::string& label, TimePoint from, std::optional<TimePoint> until) {
    if (label.empty()) throw Error("a clip needs a label, such as G5 or none", Error::Kind::BadUsage);
    TakeNotes notes;
    notes.label = label;
    return begin(std::move(notes), from, until);
}

std::uint64_t RecordingSession::storeMisfire(const std::string& label, const std::string& said, double seconds) {
    if (!(seconds > 0))
        throw Error("the last " + std::to_string(seconds) + " s cannot be stored; use more than 0",
                    Error::Kind::BadUsage);
    TakeNotes notes;
    notes.label = label;
    notes.flagged = true;
    notes.note = "misfire: live recognition said " + (said.empty() ? "nothing" : said);
    const TimePoint now = Clock::now();
    return begin(std::move(notes), now - std::chrono::duration_cast<Clock::duration>(Seconds(seconds)), now);
}

std::uint64_t RecordingSession::beginContinuous(TimePoint from) {
    TakeNotes notes;
    notes.continuous = true;
    return begin(std::move(notes), from, {});
}

std::uint64_t RecordingSession::begin(TakeNotes notes, TimePoint from, std::optional<TimePoint> until) {
    notes.subject = m_place.subject.id;
    notes.session = m_place.session;
    notes.scene = m_place.scene;
    TakeRequest request;
    request.folder = m_folder;
    request.from = from;
    request.until = until;
    const auto number = std::make_shared<std::uint64_t>(0);
    request.fileOf = [this, number](int segment, TimePoint first) {
        std::unique_lock lock(m_mutex);  // the number is known once begin() lets go
        const std::uint64_t take = *number;
        lock.unlock();
        return openFile(take, segment, first);
    };
    const std::lock_guard lock(m_mutex);
    *number = m_recorder->begin(std::move(request));
    m_takes[*number].notes = std::move(notes);
    return *number;
}

/// On the recorder's thread, before the first picture of a file is written.
std::string RecordingSession::openFile(std::uint64_t number, int segment, TimePoint first) {
    TakeNotes notes;
    {
        const std::lock_guard lock(m_mutex);
        const Take& take = m_takes.at(number);
        notes = take.notes;
        if (segment > 0) {
            notes.before = take.stored.empty() ? std::string() : take.stored.back().path;
            notes.gapBeforeS = Seconds(first - take.lastPicture).count();
            notes.flagged = true;
            notes.note = gone(notes.gapBeforeS);
        }
    }
    notes.zero = first;
    std::string path;
    std::optional<TakeNotesFile> file = claimFile(notes, path);
    const std::lock_guard lock(m_mutex);
    Take& take = m_takes.at(number);
    notes.marks = take.notes.marks;  // some may have come meanwhile
    for (const RecordingMark& mark : notes.marks) file->add(mark);
    take.notes = std::move(notes);
    take.file = std::move(file);
    return (m_store.folder() / path).string();
}

std::optional<TakeNotesFile> RecordingSession::claimFile(const TakeNotes& notes, std::string& path) {
    const std::lock_guard lock(m_storeMutex);
    std::optional<TakeNotesFile> file;
    while (!file) {  // until no other program was quicker with the same number
        path = m_store.newMediaPath(m_place.subject.id, m_place.session, notes.label, kEnding);
        file = TakeNotesFile::claim(m_store.folder() / path, notes);
    }
    return file;
}

bool RecordingSession::mark(const RecordingMark& mark) {
    const std::lock_guard lock(m_mutex);
    if (m_takes.empty()) return false;
    Take& take = m_takes.rbegin()->second;
    if (take.over || !take.notes.continuous) return false;
    if (take.file) take.file->add(mark);
    take.notes.marks.push_back(mark);
    return true;
}

/// On the recorder's thread, once a file lies safe under its name.
void RecordingSession::stored(const RecordedSegment& segment) {
    TakeNotes notes;
    std::vector<ClipId> parts;
    {
        const std::lock_guard lock(m_mutex);
        const Take& take = m_takes.at(segment.take);
        notes = take.notes;
        for (const StoredTake& before : take.stored)
            if (before.clip != 0) parts.push_back(before.clip);
    }
    StoredTake row;
    {
        const std::lock_guard lock(m_storeMutex);
        row = storeTake(m_store, segment, notes);
        if (!parts.empty()) m_store.editClips(parts, {.flagged = true, .note = notes.note});
    }
    bool discarded = false;
    {
        const std::lock_guard lock(m_mutex);
        Take& take = m_takes.at(segment.take);
        if (take.file) take.file->remove();
        take.file.reset();
        take.lastPicture = segment.last;
        std::erase_if(take.notes.marks, [&](const RecordingMark& mark) { return mark.start <= segment.last; });
        take.stored.push_back(row);
        discarded = take.discarded;
        if (!discarded) m_news.push_back(row);
    }
    const std::lock_guard lock(m_storeMutex);
    if (discarded) trashStored(m_store, row);
}

void RecordingSession::ended(std::uint64_t number, TakeEnd how) {
    const std::lock_guard lock(m_mutex);
    const auto take = m_takes.find(number);
    if (take == m_takes.end()) return;
    take->second.over = true;
    if (take->second.file && how == TakeEnd::Cancelled) take->second.file->remove();
    take->second.file.reset();  // where writing failed, the next start finds the notes
}

void RecordingSession::discard(std::uint64_t number) {
    std::vector<StoredTake> rows;
    {
        const std::lock_guard lock(m_mutex);
        const auto take = m_takes.find(number);
        if (take == m_takes.end() || take->second.discarded) return;
        take->second.discarded = true;
        rows = take->second.stored;
        std::erase_if(m_news, [&](const StoredTake& row) { return row.take == number; });
    }
    m_recorder->cancel(number);
    const std::lock_guard lock(m_storeMutex);
    for (const StoredTake& row : rows) trashStored(m_store, row);
}

bool RecordingSession::storing() const {
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_takes.begin(), m_takes.end(), [](const auto& take) { return !take.second.over; });
}

std::vector<StoredTake> RecordingSession::takeStored() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {});
}

}  // namespace core
