#include "training/evaluation/folds.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/types/error.h"

namespace training {

std::vector<std::vector<std::string>> planFolds(const std::map<std::string, int>& clipsOf, int count) {
    const int people = int(clipsOf.size());
    if (people < 2 || count == 1 || count > people)
        throw core::Error("The clips are of " + std::to_string(people) + " people, who cannot be divided into " +
                              (count == 0 ? "groups of one" : std::to_string(count) + " groups") +
                              " that are held out in turn. Use 2 to as many groups as there are people.",
                          core::Error::Kind::BadUsage);
    std::vector<std::pair<std::string, int>> order(clipsOf.begin(), clipsOf.end());
    const auto groups = std::size_t(count == 0 ? people : count);
    if (count != 0)  // the largest first, each to the group that has the fewest clips
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::vector<std::string>> folds(groups);
    std::vector<int> clips(groups, 0);
    std::size_t next = 0;
    for (const auto& [person, own] : order) {
        if (count != 0) next = std::size_t(std::min_element(clips.begin(), clips.end()) - clips.begin());
        folds[next].push_back(person);
        clips[next++] += own + 1;  // people without clips are spread too
    }
    return folds;
}

}  // namespace training
