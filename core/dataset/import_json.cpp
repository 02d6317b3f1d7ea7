#include <algorithm>
#include <cmath>
#include <map>
#include <system_error>

#include "core/dataset/import_readers.h"
#include "core/dataset/index_file.h"
#include "core/dataset/json_text.h"
#include "core/dataset/list_file.h"
#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

/// A stretch of frames, the first included, the last not; -1 = to the end.
struct Stretch {
    std::string label;
    std::int64_t first = 0;
    std::int64_t last = -1;
};

constexpr const char* kCvatJobs =
    "WITH jobs AS (SELECT key AS number, value AS job FROM "
    "json_each(iif(json_type(?1) = 'array', ?1, json_array(json(?1))))), "
    "names AS (SELECT json_extract(l.value, '$.id') AS id, json_extract(l.value, '$.name') AS name FROM jobs, "
    "json_each(job, '$.labels') l) ";
constexpr const char* kCvatTags =
    "SELECT coalesce(json_extract(t.value, '$.label'), (SELECT name FROM names WHERE id = json_extract(t.value, "
    "'$.label_id')), json_extract(t.value, '$.label_id')) AS label, json_extract(t.value, '$.frame') AS frame "
    "FROM jobs, json_each(job, '$.tags') t ORDER BY label, frame";
constexpr const char* kCvatTracks =
    "SELECT coalesce(json_extract(t.value, '$.label'), (SELECT name FROM names WHERE id = json_extract(t.value, "
    "'$.label_id')), json_extract(t.value, '$.label_id')), json_extract(s.value, '$.frame') AS frame, "
    "coalesce(json_extract(s.value, '$.outside'), 0), number || ' ' || t.key FROM jobs, json_each(job, "
    "'$.tracks') t, json_each(t.value, '$.shapes') s ORDER BY number, t.key, frame";

/// Tags mark single frames: neighbours with one label make a stretch.
void readTags(sqlite3* json, const std::string& text, std::vector<Stretch>& stretches) {
    Statement tags(json, std::string(kCvatJobs) + kCvatTags);
    tags.bind(1, text);
    while (tags.step()) {
        const std::string label = tags.text(0);
        const std::int64_t frame = tags.integer(1);
        const bool goesOn = !stretches.empty() && stretches.back().label == label && frame <= stretches.back().last;
        if (!goesOn) stretches.push_back({label, frame, frame});
        stretches.back().last = frame + 1;
    }
}

/// Tracks have key frames: from one that is inside to the next that is outside.
void readTracks(sqlite3* json, const std::string& text, std::vector<Stretch>& stretches) {
    Statement shapes(json, std::string(kCvatJobs) + kCvatTracks);
    shapes.bind(1, text);
    std::string open;
    while (shapes.step()) {
        const bool outside = shapes.integer(2) != 0;
        const std::string track = shapes.text(3);
        if (!outside && open != track) {
            stretches.push_back({shapes.text(0), shapes.integer(1), -1});
            open = track;
        } else if (outside && open == track) {
            stretches.back().last = shapes.integer(1);
            open.clear();
        }
    }
}

std::vector<fs::path> jsonFilesOf(const fs::path& source) {
    std::error_code error;
    if (fs::is_regular_file(source, error)) return {source};
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(source, error))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty())
        throw Error("there is no JSON file in " + source.string() + "; name the file or its folder",
                    Error::Kind::BadUsage);
    return files;
}

/// A clip for each stretch of one media file.
void addStretches(const ImportOptions& options, const std::string& listed, const fs::path& media, double rate,
                  const std::vector<Stretch>& stretches, ImportSource& source) {
    for (const Stretch& stretch : stretches) {
        if (stretch.label.empty() || stretch.first < 0 || (stretch.last >= 0 && stretch.last <= stretch.first))
            throw Error("a label '" + stretch.label + "' of " + listed + " reaches from frame " +
                            std::to_string(stretch.first) + " to " + std::to_string(stretch.last) +
                            "; it needs a name, and an end behind its begin",
                        Error::Kind::BadUsage);
        ImportItem item;
        item.from = media;
        item.clip.path = wishedPath(listed);
        item.clip.label = labelNamed(stretch.label, options.labels);
        item.clip.subject = options.subject;
        item.clip.session = options.session;
        item.clip.scene = options.scene;
        item.clip.split = options.split.value_or(Split::None);
        item.clip.framesPerSecond = rate;
        item.clip.startS = double(stretch.first) / rate;
        item.clip.endS = stretch.last < 0 ? 0 : double(stretch.last) / rate;
        source.items.push_back(std::move(item));
    }
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The file that Label Studio means with an address of its own server, a local one or one with a scheme.
std::string localName(std::string address) {
    if (const std::size_t local = address.find("?d="); local != std::string::npos) {
        std::string path;
        for (std::size_t i = local + 3; i < address.size(); ++i) {
            const bool coded = address[i] == '%' && i + 2 < address.size() && hexDigit(address[i + 1]) >= 0 &&
                               hexDigit(address[i + 2]) >= 0;
            path += coded ? char(hexDigit(address[i + 1]) * 16 + hexDigit(address[i + 2])) : address[i];
            if (coded) i += 2;
        }
        return path;
    }
    const bool uploaded = address.starts_with("/data/upload/");
    if (!uploaded && address.find("://") == std::string::npos) return address;
    std::string name = address.substr(address.find_last_of('/') + 1);
    const bool hashed = uploaded && name.size() > 9 && name[8] == '-' &&
                        std::all_of(name.begin(), name.begin() + 8, [](char c) { return hexDigit(c) >= 0; });
    return hashed ? name.substr(9) : name;
}

constexpr const char* kTasks =
    "WITH tasks AS (SELECT key AS number, value AS task FROM json_each(iif(json_type(?1) = 'array', ?1, "
    "json_array(json(?1))))) SELECT number, task, coalesce((SELECT value FROM json_each(task, '$.data') WHERE type = "
    "'text' ORDER BY key = 'video' DESC LIMIT 1), json_extract(task, '$.video'), ''), coalesce(json_extract(task, "
    "'$.data.fps'), 0), (SELECT count(*) FROM json_each(task, '$.annotations') WHERE "
    "NOT coalesce(json_extract(value, '$.was_cancelled'), 0)) FROM tasks";
constexpr const char* kResults =
    "WITH regions AS (SELECT json_extract(r.value, '$.value') AS region FROM (SELECT value AS annotation FROM "
    "json_each(?1, '$.annotations') WHERE NOT coalesce(json_extract(value, '$.was_cancelled'), 0) LIMIT 1), "
    "json_each(annotation, '$.result') r UNION ALL SELECT v.value FROM json_each(?1) k, json_each(iif(k.type = "
    "'array', k.value, '[]')) v WHERE v.type = 'object' AND json_type(v.value, '$.ranges') = 'array') "
    "SELECT json_extract(region, '$.timelinelabels[0]'), json_extract(g.value, '$.start') - 1, json_extract(g.value, "
    "'$.end') FROM regions, json_each(region, '$.ranges') g UNION ALL "
    "SELECT json_extract(region, '$.choices[0]'), 0, -1 FROM regions WHERE json_type(region, '$.choices') = 'array' "
    "UNION ALL SELECT json_extract(?1, '$.choice'), 0, -1 WHERE json_type(?1, '$.choice') = 'text'";

}  // namespace

ImportSource readCvatJson(const ImportOptions& options) {
    ImportSource source;
    const Database json = openInMemory();
    std::error_code error;
    for (const fs::path& file : jsonFilesOf(options.source)) {
        const std::string text = readJsonFile(file);
        std::vector<Stretch> stretches;
        readTags(json.get(), text, stretches);
        readTracks(json.get(), text, stretches);
        const bool oneFile = fs::is_regular_file(options.media, error);
        const fs::path root = fs::is_directory(options.source, error) ? options.source : file.parent_path();
        const std::string listed = oneFile
                                       ? options.media.filename().string()
                                       : fs::path(file).replace_extension().lexically_relative(root).generic_string();
        const fs::path media = oneFile ? options.media : mediaOf(listed, options.media.empty() ? root : options.media);
        if (stretches.empty()) source.warnings.push_back(file.string() + " holds no tags and no tracks");
        addStretches(options, listed, media, rateOf(media, options), stretches, source);
    }
    return source;
}

ImportSource readLabelStudioJson(const ImportOptions& options) {
    ImportSource source;
    const Database json = openInMemory();
    for (const fs::path& file : jsonFilesOf(options.source)) {
        const std::string text = readJsonFile(file);
        const fs::path folder = options.media.empty() ? file.parent_path() : options.media;
        Statement tasks(json.get(), kTasks);
        tasks.bind(1, text);
        while (tasks.step()) {
            const std::string where = "task " + tasks.text(0) + " of " + file.string();
            const std::string listed = localName(tasks.text(2));
            if (listed.empty())
                throw Error(where + " names no video; export tasks with their data", Error::Kind::BadUsage);
            if (tasks.integer(4) > 1)
                source.warnings.push_back(where + " has several annotations; the first one is taken");
            const fs::path media = mediaOf(listed, folder);
            std::vector<Stretch> stretches;
            Statement results(json.get(), kResults);
            results.bind(1, tasks.text(1));
            while (results.step()) stretches.push_back({results.text(0), results.integer(1), results.integer(2)});
            const double told = tasks.real(3);
            const bool known = options.framesPerSecond <= 0 && std::isfinite(told) && told > 0;
            addStretches(options, listed, media, known ? told : rateOf(media, options), stretches, source);
        }
    }
    return source;
}

}  // namespace core
