#include "core/types/label_set.h"

#include <algorithm>

#include "core/types/gesture.h"

namespace core {

std::optional<int> LabelSet::indexOf(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return int(found - names.begin());
}

LabelSet LabelSet::gestures(bool withNone) {
    LabelSet labels;
    for (int g = 0; g < kGestureCount; ++g) {
        labels.names.emplace_back(gestureId(g));
        labels.mirror.push_back(mirroredGesture(g));
        labels.reverse.push_back(reversedGesture(g).value_or(-1));
    }
    if (withNone) {
        labels.names.emplace_back(kNoneLabel);
        labels.mirror.push_back(kGestureCount);
        labels.reverse.push_back(kGestureCount);
    }
    return labels;
}

}  // namespace core
