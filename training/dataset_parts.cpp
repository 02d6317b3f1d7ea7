#include "training/dataset_parts.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <sstream>

namespace training {
namespace {

using core::Split;
using Names = std::set<std::string>;

bool hasSplit(const std::vector<core::ClipRecord>& records, Split split) {
    return std::any_of(records.begin(), records.end(), [&](const auto& record) { return record.split == split; });
}

/// Takes people of the training split for validation. Where there is only one, or nobody knows who is who, it takes
/// every tenth clip: neighbours in a list are often of one session, or of one class.
void holdOut(std::vector<core::ClipRecord>& records, const std::string& validationSubjects) {
    constexpr std::size_t kPart = 10;
    Names people;
    std::size_t clips = 0;
    for (const auto& record : records) {
        if (record.split != Split::Train) continue;
        people.insert(record.subject);
        ++clips;
    }
    if (clips < 2) return;
    Names held = namesIn(validationSubjects);
    if (held.empty() && people.size() > 1) {
        const std::size_t count = std::max<std::size_t>(1, people.size() / kPart);
        held.insert(std::prev(people.end(), std::ptrdiff_t(count)), people.end());
    }
    std::size_t place = 0;
    for (auto& record : records) {
        if (record.split != Split::Train) continue;
        const bool tenth = held.empty() && ++place % std::min(kPart, clips) == 0;
        if (tenth || held.contains(record.subject)) record.split = Split::Validation;
    }
}

}  // namespace

std::set<std::string> namesIn(const std::string& text) {
    Names names;
    std::istringstream list(text);
    for (std::string name; std::getline(list, name, ',');) {
        const auto first = name.find_first_not_of(' ');
        if (first != std::string::npos) names.insert(name.substr(first, name.find_last_not_of(' ') - first + 1));
    }
    return names;
}

void holdOutForTest(std::vector<core::ClipRecord>& records, const std::string& testSubjects) {
    const Names held = namesIn(testSubjects);
    if (held.empty()) return;
    for (auto& record : records) record.split = held.contains(record.subject) ? core::Split::Test : core::Split::Train;
}

std::vector<core::ClipRecord> recordsOf(const std::vector<core::ClipRecord>& all, core::DataPart part,
                                        const std::string& validationSubjects) {
    std::vector<core::ClipRecord> records = all;
    const bool neverSplit =
        std::all_of(all.begin(), all.end(), [](const auto& record) { return record.split == Split::None; });
    if (neverSplit) {
        for (auto& record : records) record.split = Split::Train;
    }
    if (!hasSplit(records, Split::Test)) {
        for (auto& record : records) {
            if (record.split == Split::Validation) record.split = Split::Test;
        }
    }
    if (!hasSplit(records, Split::Validation)) holdOut(records, validationSubjects);
    Names trainScenes;
    for (const auto& record : records) {
        if (record.split == Split::Train) trainScenes.insert(record.scene);
    }
    const auto elsewhere = [&](const core::ClipRecord& record) {
        const bool knownScene = trainScenes.empty() || record.scene.empty() || trainScenes.contains(record.scene);
        switch (part) {
            case core::DataPart::Train: return record.split != Split::Train;
            case core::DataPart::Validation: return record.split != Split::Validation;
            case core::DataPart::CrossSubject: return record.split != Split::Test || !knownScene;
            case core::DataPart::CrossSceneSubject: return record.split != Split::Test || knownScene;
        }
        return true;
    };
    std::erase_if(records, elsewhere);
    return records;
}

}  // namespace training
