#include "training/dataset_parts.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <sstream>

namespace training {
namespace {

using Names = std::set<std::string>;

Names peopleIn(const std::vector<core::ClipRecord>& all, core::Split split) {
    Names people;
    for (const auto& record : all) {
        if (record.split == split) people.insert(record.subject);
    }
    return people;
}

Names listed(const std::string& text) {
    Names names;
    std::istringstream list(text);
    for (std::string name; std::getline(list, name, ',');) {
        const auto first = name.find_first_not_of(' ');
        if (first != std::string::npos) names.insert(name.substr(first, name.find_last_not_of(' ') - first + 1));
    }
    return names;
}

/// Who is in which part.
struct People {
    Names train, validation, test;
};

People divide(const std::vector<core::ClipRecord>& all, const std::string& validationSubjects) {
    People people{peopleIn(all, core::Split::Train), peopleIn(all, core::Split::Validation),
                  peopleIn(all, core::Split::Test)};
    if (people.test.empty()) people.test.swap(people.validation);
    if (people.validation.empty()) {
        people.validation = listed(validationSubjects);
        if (people.validation.empty() && people.train.size() > 1) {
            const std::size_t held = std::max<std::size_t>(1, people.train.size() / 10);
            people.validation.insert(std::prev(people.train.end(), std::ptrdiff_t(held)), people.train.end());
        }
    }
    for (const auto& name : people.validation) people.train.erase(name);
    for (const auto& name : people.test) people.validation.erase(name);
    return people;
}

}  // namespace

std::vector<core::ClipRecord> recordsOf(const std::vector<core::ClipRecord>& all, core::DataPart part,
                                        const std::string& validationSubjects) {
    const People people = divide(all, validationSubjects);
    Names trainScenes;
    for (const auto& record : all) {
        if (people.train.contains(record.subject)) trainScenes.insert(record.scene);
    }
    const auto wanted = [&](const core::ClipRecord& record) {
        const bool knownScene = record.scene.empty() || trainScenes.contains(record.scene);
        switch (part) {
            case core::DataPart::Train: return people.train.contains(record.subject);
            case core::DataPart::Validation: return people.validation.contains(record.subject);
            case core::DataPart::CrossSubject: return people.test.contains(record.subject) && knownScene;
            case core::DataPart::CrossSceneSubject: return people.test.contains(record.subject) && !knownScene;
        }
        return false;
    };
    std::vector<core::ClipRecord> records;
    std::copy_if(all.begin(), all.end(), std::back_inserter(records), wanted);
    return records;
}

}  // namespace training
