#include "core/dataset/sensor_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string_view>

#include "core/types/error.h"

namespace core {
namespace {

constexpr std::size_t kMostSamples = 10'000'000;
constexpr std::size_t kColumns = kSensorChannels + 1;

/// Exactly `kColumns` finite numbers, or nothing.
std::optional<std::array<double, kColumns>> numbersOf(std::string_view line) {
    std::array<double, kColumns> numbers{};
    std::size_t column = 0;
    const char* at = line.data();
    const char* const end = at + line.size();
    const auto separator = [](char c) { return c == ',' || c == ';' || c == '\t' || c == ' ' || c == '\r'; };
    while (true) {
        while (at != end && separator(*at)) ++at;
        if (at == end) break;
        if (column == kColumns) return {};
        const auto [next, error] = std::from_chars(at, end, numbers[column]);
        if (error != std::errc() || !std::isfinite(numbers[column]) || (next != end && !separator(*next))) return {};
        at = next;
        ++column;
    }
    return column == kColumns ? std::optional(numbers) : std::nullopt;
}

/// Seconds from first to last, see readSensorFile().
double durationOf(const std::vector<double>& column) {
    if (column.size() < 2) return 0;
    bool counts = true;
    for (std::size_t i = 1; i < column.size(); ++i) counts = counts && column[i] == column[i - 1] + 1;
    if (counts) return 0;
    const double span = column.back() - column.front();
    const double step = span / double(column.size() - 1);
    return step < 1 ? span : span / 1000;
}

std::string formatted(const char* pattern, double a, double b) {
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(), pattern, a, b);
    return text.data();
}

}  // namespace

SensorTrack readSensorFile(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream)
        throw Error("cannot read the sensor file " + file.string() + "; check that it is there and may be read");
    SensorTrack track;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto values = numbersOf(line);
        if (!values || track.samples.size() == kMostSamples)
            throw Error("line " + std::to_string(number) + " of the sensor file " + file.string() + " is '" +
                        line.substr(0, 60) + "'; seven numbers are wanted: time or index, then six channels");
        track.firstColumn.push_back(values->front());
        std::array<float, kSensorChannels> sample{};
        std::transform(values->begin() + 1, values->end(), sample.begin(), [](double v) { return float(v); });
        track.samples.push_back(sample);
    }
    if (track.samples.empty())
        throw Error("the sensor file " + file.string() + " is empty; record it again or remove it");
    if (!std::is_sorted(track.firstColumn.begin(), track.firstColumn.end()))
        throw Error("the first column of the sensor file " + file.string() +
                    " goes back; it must be a time or an index that only grows");
    track.durationS = durationOf(track.firstColumn);
    return track;
}

std::string sensorFault(const SensorTrack& track, double mediaDurationS) {
    if (mediaDurationS <= 0) return {};
    if (track.durationS > 0) {
        if (std::abs(track.durationS - mediaDurationS) <= std::max(0.2, 0.1 * mediaDurationS)) return {};
        return formatted("the sensor track lasts %.2f s, the recording %.2f s", track.durationS, mediaDurationS);
    }
    const double rate = double(track.samples.size()) / mediaDurationS;
    if (rate >= 5 && rate <= 5000) return {};
    return formatted("the sensor track has %.0f samples for a recording of %.2f s", double(track.samples.size()),
                     mediaDurationS);
}

}  // namespace core
