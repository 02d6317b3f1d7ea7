#include "core/dataset/own_gesture_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/dataset/place_file.h"
#include "core/types/error.h"

namespace core {
namespace {

std::filesystem::path fileOf(const std::filesystem::path& dataset) { return dataset / "gestures.txt"; }

}  // namespace

std::vector<OwnGesture> readOwnGestures(const std::filesystem::path& dataset) {
    std::ifstream file(fileOf(dataset));
    if (!file) return {};
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return ownGesturesFrom(text, fileOf(dataset).string());
}

void saveOwnGesture(const std::filesystem::path& dataset, const OwnGesture& gesture) {
    requireUsable(gesture);
    std::vector<OwnGesture> all = readOwnGestures(dataset);
    const auto same = std::find_if(all.begin(), all.end(), [&](const auto& own) { return own.label == gesture.label; });
    if (same != all.end())
        *same = gesture;
    else
        all.push_back(gesture);
    writeTextFile(fileOf(dataset), ownGesturesText(all));
}

void removeOwnGesture(const std::filesystem::path& dataset, const std::string& label) {
    std::vector<OwnGesture> all = readOwnGestures(dataset);
    if (std::erase_if(all, [&](const OwnGesture& own) { return own.label == label; }) == 0)
        throw Error("the data set " + dataset.string() + " has no gesture '" + label + "' of its own; check the label",
                    Error::Kind::BadUsage);
    writeTextFile(fileOf(dataset), ownGesturesText(all));
}

}  // namespace core
