#include "core/dataset/split_plan.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/simulator/random.h"
#include "core/types/error.h"

namespace core {
namespace {

/// People that must stay together.
struct Group {
    std::vector<std::string> subjects;
    int clips = 0;
};

void requireShares(const SplitOptions& options) {
    const auto fine = [](double share) { return std::isfinite(share) && share >= 0 && share < 1; };
    if (fine(options.validationShare) && fine(options.testShare) && options.validationShare + options.testShare < 1)
        return;
    throw Error("shares of " + std::to_string(options.validationShare) + " for validation and " +
                    std::to_string(options.testShare) +
                    " for the test leave nothing to train on; use 0 or more each, below 1 together",
                Error::Kind::BadUsage);
}

/// Follows the chain of joined people to the one that stands for all.
std::string rootOf(const std::map<std::string, std::string>& joined, std::string subject) {
    while (joined.at(subject) != subject) subject = joined.at(subject);
    return subject;
}

std::vector<Group> groupsOf(const std::vector<ClipRecord>& clips, bool keepScenesApart) {
    std::map<std::string, std::string> joined;
    std::map<std::string, std::string> firstInScene;
    for (const ClipRecord& clip : clips) joined.emplace(clip.subject, clip.subject);
    for (const ClipRecord& clip : clips) {
        if (!keepScenesApart) break;
        const std::string& first = firstInScene.emplace(clip.scene, clip.subject).first->second;
        const std::string a = rootOf(joined, first);
        const std::string b = rootOf(joined, clip.subject);
        joined[std::max(a, b)] = std::min(a, b);
    }
    std::map<std::string, Group> groups;
    for (const auto& [subject, _] : joined) groups[rootOf(joined, subject)].subjects.push_back(subject);
    for (const ClipRecord& clip : clips) ++groups[rootOf(joined, clip.subject)].clips;
    std::vector<Group> all;
    for (auto& [_, group] : groups) all.push_back(std::move(group));
    return all;
}

/// Takes groups from the end until the share is as near as can be; at least one, and leaves `leave` behind.
void take(std::vector<Group>& groups, double clips, std::size_t leave, Split split, std::map<std::string, Split>& out) {
    double taken = 0;
    while (groups.size() > leave) {
        const Group& next = groups.back();
        const bool nearer = std::abs(taken + next.clips - clips) < std::abs(taken - clips);
        if (taken > 0 && !nearer) break;
        taken += next.clips;
        for (const std::string& subject : next.subjects) out[subject] = split;
        groups.pop_back();
    }
}

std::map<std::string, std::vector<Split>> onSeveralSides(const std::map<std::string, std::set<Split>>& sides) {
    std::map<std::string, std::vector<Split>> found;
    for (const auto& [name, splits] : sides)
        if (splits.size() > 1) found[name] = {splits.begin(), splits.end()};
    return found;
}

}  // namespace

std::map<std::string, Split> planSplit(const std::vector<ClipRecord>& clips, const SplitOptions& options) {
    requireShares(options);
    std::vector<Group> groups = groupsOf(clips, options.keepScenesApart);
    const bool validation = options.validationShare > 0;
    const bool test = options.testShare > 0;
    const std::size_t wanted = 1 + std::size_t(validation) + std::size_t(test);
    if (groups.size() < wanted)
        throw Error(std::to_string(groups.size()) +
                        (options.keepScenesApart ? " groups of people who share no scene" : " people") +
                        " cannot be dealt to " + std::to_string(wanted) +
                        " splits; record more people, or ask for fewer splits with a share of 0",
                    Error::Kind::BadUsage);
    Random random(options.seed);
    for (std::size_t i = groups.size(); i > 1; --i) std::swap(groups[i - 1], groups[std::size_t(random.index(int(i)))]);
    std::map<std::string, Split> splits;
    if (test) take(groups, options.testShare * double(clips.size()), wanted - 1, Split::Test, splits);
    if (validation) take(groups, options.validationShare * double(clips.size()), 1, Split::Validation, splits);
    for (const Group& group : groups)
        for (const std::string& subject : group.subjects) splits[subject] = Split::Train;
    return splits;
}

Leakage findLeakage(const std::vector<ClipRecord>& clips) {
    std::map<std::string, std::set<Split>> subjects, scenes, media;
    std::map<std::string, std::string> firstWith;  // checksum -> path
    Leakage leakage;
    for (const ClipRecord& clip : clips) {
        if (clip.split == Split::None) {
            ++leakage.unassigned;
            continue;
        }
        if (!clip.subject.empty()) subjects[clip.subject].insert(clip.split);
        if (!clip.scene.empty()) scenes[clip.scene].insert(clip.split);
        const std::string& content = clip.checksum.empty() ? clip.path : clip.checksum;
        media[firstWith.emplace(content, clip.path).first->second].insert(clip.split);
    }
    leakage.subjects = onSeveralSides(subjects);
    leakage.scenes = onSeveralSides(scenes);
    leakage.media = onSeveralSides(media);
    return leakage;
}

const char* splitName(Split split) {
    switch (split) {
        case Split::None: return "none";
        case Split::Train: return "train";
        case Split::Validation: return "validation";
        case Split::Test: return "test";
    }
    return "none";
}

Split splitFromName(const std::string& name) {
    if (name == "val") return Split::Validation;
    for (const Split split : {Split::None, Split::Train, Split::Validation, Split::Test})
        if (name == splitName(split)) return split;
    throw Error("'" + name + "' is no split; use train, validation, test or none", Error::Kind::BadUsage);
}

}  // namespace core
