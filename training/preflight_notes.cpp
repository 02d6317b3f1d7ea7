#include "training/preflight_notes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "training/clip_parts.h"

namespace training {
namespace {

constexpr int kFewClips = 5;       ///< of a class, to learn anything from
constexpr double kUneven = 4;      ///< largest class against the smallest
constexpr std::size_t kNamed = 5;  ///< of a list, before "and 7 more"

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(kNamed, names.size()); ++i) text += (i ? ", " : "") + names[i];
    if (names.size() > kNamed) text += " and " + std::to_string(names.size() - kNamed) + " more";
    return text;
}

std::string gigabytes(std::int64_t bytes) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f GB", double(bytes) / 1e9);
    return text.data();
}

/// Memory that programs can still get; 0 where the system does not tell.
std::int64_t availableMemory() {
    std::ifstream lines("/proc/meminfo");
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("MemAvailable:")) return std::stoll(line.substr(13)) * 1024;
    return 0;
}

/// Of the disk that `folder` lies or will lie on; 0 where the system does not tell.
std::int64_t freeDisk(std::filesystem::path folder) {
    std::error_code error;
    while (!std::filesystem::exists(folder, error) && folder.has_parent_path() && folder != folder.parent_path())
        folder = folder.parent_path();
    const auto space = std::filesystem::space(folder.empty() ? "." : folder, error);
    return error ? 0 : std::int64_t(space.available);
}

}  // namespace

void NoteWriter::add(bool isProblem, const std::string& text) {
    core::PreflightNote& note = m_notes.emplace_back();
    note.isProblem = isProblem;
    note.text = text;
}

void NoteWriter::leakage(const core::Leakage& leakage) {
    std::vector<std::string> names;
    for (const auto& [name, splits] : leakage.subjects) names.push_back(name.empty() ? "nobody named" : name);
    if (!names.empty())
        warn("Clips of " + listed(names) +
             " are on more than one side of the split: the model would be tested on people it knows, and the figures "
             "would be too good. Put each person on one side, under Record & label, Overview.");
    names.clear();
    for (const auto& [path, splits] : leakage.media) names.push_back(path);
    if (!names.empty())
        warn("The same recording is on more than one side of the split: " + listed(names) + ". Delete the copies.");
}

void NoteWriter::counts(const core::PreflightReport& report, const core::LabelSet& labels) {
    const core::PreflightPart& train = report.parts[0];
    if (report.unlabelled > 0)
        warn(std::to_string(report.unlabelled) + " clips have no label and are left out. Label them to use them.");
    if (train.clips == 0)
        problem("There are no training clips. Record and label some, and put their people into the training split.");
    if (report.parts[1].clips == 0)
        problem(
            "There are no validation clips, which the best model is chosen by. Record a second person, or put somebody "
            "into the validation split.");
    if (report.parts[2].clips + report.parts[3].clips == 0)
        warn(
            "There are no test people. The result will be measured on the validation people, whom the model is chosen "
            "by, and will look better than it is.");
    const std::string& wanted = m_config.data.validationSubjects;
    const auto& judged = report.parts[1].people;
    if (!wanted.empty() && std::none_of(judged.begin(), judged.end(),
                                        [&](const auto& name) { return wanted.find(name) != std::string::npos; }))
        warn("data.validation_subjects has no effect: the data set has a validation split of its own.");
    if (train.people.size() == 1)
        warn("All training clips are of " + train.people.front() +
             ". A model that saw one person recognises others badly; record more people.");
    if (train.clips > 0) classes(train, labels);
    for (const core::PreflightPart& part : report.parts) {
        std::vector<std::string> unknown;
        for (const auto& [label, count] : part.classes)
            if (!labels.indexOf(label)) unknown.push_back(label);
        if (!unknown.empty())
            problem("The network has no class for " + listed(unknown) + ", found among the " + part.name +
                    " clips. Start from a model with these classes, or relabel the clips.");
    }
}

void NoteWriter::classes(const core::PreflightPart& train, const core::LabelSet& labels) {
    std::vector<std::string> missing, few;
    for (const std::string& name : labels.names)
        if (!train.classes.contains(name)) missing.push_back(name);
    int least = train.clips;
    int most = 0;
    for (const auto& [label, count] : train.classes) {
        if (count < kFewClips) few.push_back(label + " (" + std::to_string(count) + ")");
        least = std::min(least, count);
        most = std::max(most, count);
    }
    if (train.classes.size() == 1) {
        problem("All training clips show " + train.classes.begin()->first +
                ": there is nothing to tell apart. Record other gestures too, and some clips without any.");
        return;
    }
    if (!missing.empty())
        warn("There are no training clips of " + listed(missing) + ". The model may forget what it knows of them.");
    if (!few.empty()) warn("Few training clips of " + listed(few) + ". Ten of each gesture is a good beginning.");
    if (most > kUneven * least)
        warn("The classes are uneven: from " + std::to_string(least) + " to " + std::to_string(most) +
             " clips. The model will prefer the frequent ones; record more of the others.");
}

void NoteWriter::unreadable(const std::vector<std::string>& clips) {
    if (clips.empty()) return;
    warn(std::to_string(clips.size()) + (clips.size() == 1 ? " clip" : " clips") + " cannot be read: " + listed(clips) +
         ". Training leaves them out. Restore the files, or remove the clips with: carpus dataset check --repair.");
}

void NoteWriter::room(std::int64_t memoryBytes, std::int64_t diskBytes) {
    const std::int64_t memory = availableMemory();
    if (memory > 0 && memoryBytes > memory)
        warn("The training needs about " + gigabytes(memoryBytes) + " of memory, and " + gigabytes(memory) +
             " are free. Close other programs, or lower batch.");
    const std::string folder = cacheFolder(m_config.data);
    const std::int64_t disk = freeDisk(folder);
    if (disk > 0 && diskBytes > disk)
        problem("The decoded clips need " + gigabytes(diskBytes) + " in " + folder + ", where " + gigabytes(disk) +
                " are free. Make room, or choose another folder with data.cache.");
}

bool NoteWriter::hasProblem() const {
    return std::any_of(m_notes.begin(), m_notes.end(), [](const auto& note) { return note.isProblem; });
}

std::vector<core::PreflightNote> NoteWriter::sorted() const {
    auto notes = m_notes;
    std::stable_partition(notes.begin(), notes.end(), [](const auto& note) { return note.isProblem; });
    return notes;
}

}  // namespace training
