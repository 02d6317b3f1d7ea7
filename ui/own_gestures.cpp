#include "ui/own_gestures.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

std::array<std::vector<core::OwnGesture>, 2>& known() {
    static std::array<std::vector<core::OwnGesture>, 2> gestures;
    return gestures;
}

const core::OwnGesture* find(GestureOrigin origin, const std::string& label) {
    const auto& all = known().at(std::size_t(origin));
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& own) { return own.label == label; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void setOwnGestures(GestureOrigin origin, std::vector<core::OwnGesture> gestures) {
    known().at(std::size_t(origin)) = std::move(gestures);
}

std::vector<core::OwnGesture> ownGestures() {
    std::vector<core::OwnGesture> all = known().at(std::size_t(GestureOrigin::Dataset));
    for (const core::OwnGesture& own : known().at(std::size_t(GestureOrigin::Model)))
        if (!find(GestureOrigin::Dataset, own.label)) all.push_back(own);
    return all;
}

const core::OwnGesture* ownGesture(const std::string& label) {
    const core::OwnGesture* mine = find(GestureOrigin::Dataset, label);
    return mine ? mine : find(GestureOrigin::Model, label);
}

}  // namespace ui
