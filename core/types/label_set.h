#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Ordered class names with the class each becomes in a horizontally mirrored picture, and when it runs backwards.
/// Travels inside the checkpoint.
struct LabelSet {
    std::vector<std::string> names;
    std::vector<int> mirror;        ///< same length as names; the same index where nothing changes, -1 = not known
    std::vector<int> reverse = {};  ///< the same for time, -1 where the reverse is no class; empty = not known

    int size() const { return int(names.size()); }
    std::optional<int> indexOf(std::string_view name) const;

    /// G1..G12 of MuWiGes with their mirror pairs; with `none` appended as a thirteenth class when asked for.
    static LabelSet gestures(bool withNone);
};

/// The class for "no gesture"; predictions of it never become events.
inline constexpr std::string_view kNoneLabel = "none";

}  // namespace core
