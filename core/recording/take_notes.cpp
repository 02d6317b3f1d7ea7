#include "core/recording/take_notes.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "core/types/error.h"

namespace core {
namespace {

using Fields = std::vector<std::string>;

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\')
            safe += "\\\\";
        else if (c == '\t')
            safe += "\\t";
        else if (c == '\n')
            safe += "\\n";
        else
            safe += c;
    }
    return safe;
}

std::string plain(const std::string& text) {
    std::string read;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            read += text[i];
            continue;
        }
        const char next = text[++i];
        read += next == 't' ? '\t' : next == 'n' ? '\n' : next;
    }
    return read;
}

std::string line(const Fields& fields) {
    std::string text;
    for (const std::string& field : fields) {
        if (!text.empty()) text += '\t';
        text += escaped(field);
    }
    return text + '\n';
}

Fields split(const std::string& text) {
    Fields fields;
    std::istringstream stream(text);
    for (std::string field; std::getline(stream, field, '\t');) fields.push_back(plain(field));
    return fields;
}

std::string number(TimePoint time) { return std::to_string(time.time_since_epoch().count()); }
TimePoint timeOf(const std::string& text) {
    return TimePoint(Clock::duration(std::strtoll(text.c_str(), nullptr, 10)));
}
double realOf(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

std::string head(const TakeNotes& notes) {
    return line({"kind", notes.continuous ? "continuous" : "clip"}) + line({"label", notes.label}) +
           line({"subject", notes.subject}) + line({"session", notes.session}) + line({"scene", notes.scene}) +
           line({"flagged", notes.flagged ? "1" : "0"}) + line({"note", notes.note}) + line({"before", notes.before}) +
           line({"gap", std::to_string(notes.gapBeforeS)}) + line({"zero", number(notes.zero)});
}

void understand(const Fields& fields, TakeNotes& notes) {
    if (fields.empty()) return;
    const std::string& key = fields.front();
    const std::string value = fields.size() > 1 ? fields[1] : std::string();
    if (key == "kind")
        notes.continuous = value == "continuous";
    else if (key == "label")
        notes.label = value;
    else if (key == "subject")
        notes.subject = value;
    else if (key == "session")
        notes.session = value;
    else if (key == "scene")
        notes.scene = value;
    else if (key == "flagged")
        notes.flagged = value == "1";
    else if (key == "note")
        notes.note = value;
    else if (key == "before")
        notes.before = value;
    else if (key == "gap")
        notes.gapBeforeS = realOf(value);
    else if (key == "zero")
        notes.zero = timeOf(value);
    else if (key == "mark" && fields.size() == 6)
        notes.marks.push_back({value, timeOf(fields[2]), timeOf(fields[3]), fields[4] == "1", realOf(fields[5])});
}

bool lock(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0; }

}  // namespace

std::optional<TakeNotesFile> TakeNotesFile::claim(const std::filesystem::path& media, const TakeNotes& notes) {
    std::filesystem::path file = media;
    file += kEnding;
    const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) return std::nullopt;
    if (descriptor < 0)
        throw Error("cannot record to '" + media.string() + "' (" + std::strerror(errno) +
                    "); check that its folder exists, is writable and has room");
    TakeNotesFile claimed(std::move(file), descriptor);
    lock(descriptor);
    claimed.append(head(notes));
    return claimed;
}

std::optional<TakeNotesFile> TakeNotesFile::takeOver(const std::filesystem::path& notesFile) {
    const int descriptor = ::open(notesFile.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0) return std::nullopt;
    TakeNotesFile taken(notesFile, descriptor);
    if (!lock(descriptor)) return std::nullopt;
    std::error_code none;
    if (!std::filesystem::exists(notesFile, none)) return std::nullopt;  // another one was quicker
    return taken;
}

TakeNotesFile::~TakeNotesFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

TakeNotesFile::TakeNotesFile(TakeNotesFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

TakeNotesFile& TakeNotesFile::operator=(TakeNotesFile&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

TakeNotes TakeNotesFile::read() const {
    TakeNotes notes;
    std::ifstream stream(m_file, std::ios::binary);
    for (std::string text; std::getline(stream, text);)
        if (!stream.eof()) understand(split(text), notes);  // a line without its end is torn
    return notes;
}

void TakeNotesFile::add(const RecordingMark& mark) {
    append(line({"mark", mark.label, number(mark.start), number(mark.end), mark.predicted ? "1" : "0",
                 std::to_string(mark.confidence)}));
}

void TakeNotesFile::append(const std::string& lines) {
    if (::write(m_descriptor, lines.data(), lines.size()) != ssize_t(lines.size()))
        throw Error("cannot note down in '" + m_file.string() + "' (" + std::strerror(errno) +
                    "); make room on the disk");
}

void TakeNotesFile::remove() { ::unlink(m_file.c_str()); }

}  // namespace core
