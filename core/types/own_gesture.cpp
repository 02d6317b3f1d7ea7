#include "core/types/own_gesture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "core/types/error.h"
#include "core/types/label_set.h"

namespace core {
namespace {

constexpr std::size_t kMostPoints = 256;
constexpr std::size_t kDrawnPoints = 48;
constexpr std::size_t kLongestLabel = 24;
constexpr std::size_t kLongestName = 80;
constexpr double kFarthest = 1.5;

[[noreturn]] void refuse(const std::string& message) { throw Error(message, Error::Kind::BadUsage); }

bool isLabelCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::vector<std::string> parts(const std::string& text, char separator) {
    std::vector<std::string> all;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) all.push_back(part);
    return all;
}

std::vector<TrajectoryPoint> pointsFrom(const std::string& text, const std::string& where) {
    std::vector<TrajectoryPoint> points;
    for (const std::string& part : parts(text, ' ')) {
        TrajectoryPoint point;
        char rest = 0;
        if (std::sscanf(part.c_str(), "%lf,%lf%c", &point.x, &point.y, &rest) != 2)
            refuse(where + " has the point '" + part.substr(0, 40) + "'; write points as x,y");
        points.push_back(point);
    }
    return points;
}

double distance(const TrajectoryPoint& a, const TrajectoryPoint& b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// The point after `along` of the way.
TrajectoryPoint pointAt(const std::vector<TrajectoryPoint>& stroke, double along) {
    for (std::size_t i = 1; i < stroke.size(); ++i) {
        const double step = distance(stroke[i - 1], stroke[i]);
        if (step >= along && step > 0) {
            const double share = along / step;
            return {stroke[i - 1].x + (stroke[i].x - stroke[i - 1].x) * share,
                    stroke[i - 1].y + (stroke[i].y - stroke[i - 1].y) * share};
        }
        along -= step;
    }
    return stroke.back();
}

}  // namespace

void requireUsable(const OwnGesture& gesture) {
    const std::string& label = gesture.label;
    if (label.empty() || label.size() > kLongestLabel || !std::all_of(label.begin(), label.end(), isLabelCharacter))
        refuse("'" + label + "' cannot be a label; take up to 24 letters, digits, '-' and '_', such as G13");
    if (gestureIndex(label) || label == kNoneLabel)
        refuse("the label '" + label + "' is taken; take another, such as G13");
    if (gesture.name.size() > kLongestName || gesture.name.find_first_of("\t\r\n") != std::string::npos)
        refuse("the name of " + label + " is too long or has more than one line; take up to 80 characters");
    if (gesture.drawing.empty()) return;
    if (gesture.drawing.size() < 2 || gesture.drawing.size() > kMostPoints)
        refuse("the drawing of " + label + " has " + std::to_string(gesture.drawing.size()) +
               " points; between 2 and 256 can be drawn");
    for (const TrajectoryPoint& point : gesture.drawing)
        if (!(std::abs(point.x) <= kFarthest && std::abs(point.y) <= kFarthest))
            refuse("the drawing of " + label + " leaves the field; keep all points between -1 and 1");
}

std::string ownGesturesText(const std::vector<OwnGesture>& gestures) {
    std::string text;
    for (const OwnGesture& gesture : gestures) {
        text += gesture.label + '\t' + gesture.name + '\t';
        for (std::size_t i = 0; i < gesture.drawing.size(); ++i) {
            char point[48];
            std::snprintf(point, sizeof point, "%s%.3f,%.3f", i ? " " : "", gesture.drawing[i].x, gesture.drawing[i].y);
            text += point;
        }
        text += '\n';
    }
    return text;
}

std::vector<OwnGesture> ownGesturesFrom(const std::string& text, const std::string& origin) {
    std::vector<OwnGesture> gestures;
    int number = 0;
    for (const std::string& line : parts(text, '\n')) {
        ++number;
        if (line.empty() || line == "\r") continue;
        std::string where = "line ";
        where += std::to_string(number) + " of " + origin;
        std::vector<std::string> fields = parts(line, '\t');
        if (fields.size() > 3) refuse(where + " has more than label, name and points; remove the rest");
        fields.resize(3);
        const OwnGesture gesture{fields[0], fields[1], pointsFrom(fields[2], where)};
        requireUsable(gesture);
        for (const OwnGesture& other : gestures)
            if (other.label == gesture.label) refuse(where + " has the label " + gesture.label + " again; keep one");
        gestures.push_back(gesture);
    }
    return gestures;
}

std::string nextOwnLabel(const std::vector<OwnGesture>& gestures) {
    for (int number = kGestureCount + 1;; ++number) {
        std::string label = "G";
        label += std::to_string(number);
        if (std::none_of(gestures.begin(), gestures.end(), [&](const auto& own) { return own.label == label; }))
            return label;
    }
}

std::vector<TrajectoryPoint> drawingFromStroke(const std::vector<TrajectoryPoint>& stroke) {
    if (stroke.size() < 2) return {};
    const auto [left, right] =
        std::minmax_element(stroke.begin(), stroke.end(), [](auto& a, auto& b) { return a.x < b.x; });
    const auto [low, high] =
        std::minmax_element(stroke.begin(), stroke.end(), [](auto& a, auto& b) { return a.y < b.y; });
    const double half = std::max(right->x - left->x, high->y - low->y) / 2;
    if (!(half > 1e-9)) return {};
    const TrajectoryPoint middle{(left->x + right->x) / 2, (low->y + high->y) / 2};
    double length = 0;
    for (std::size_t i = 1; i < stroke.size(); ++i) length += distance(stroke[i - 1], stroke[i]);
    std::vector<TrajectoryPoint> drawing;
    for (std::size_t i = 0; i < kDrawnPoints; ++i) {
        const TrajectoryPoint point = pointAt(stroke, length * double(i) / double(kDrawnPoints - 1));
        drawing.push_back({(point.x - middle.x) / half, (point.y - middle.y) / half});
    }
    return drawing;
}

}  // namespace core
