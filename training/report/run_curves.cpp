#include "training/report/run_curves.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>

#include "training/event_file.h"
#include "training/report/svg.h"

namespace training {
namespace {

namespace fs = std::filesystem;

/// Takes numbers from the front of a message; every one is missing once the bytes have run out.
class Wire {
public:
    explicit Wire(std::string_view bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_bytes.empty(); }
    std::optional<std::uint64_t> varint() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !m_bytes.empty(); shift += 7) {
            const auto byte = std::uint8_t(take(1)->front());
            value |= std::uint64_t(byte & 127) << shift;
            if (byte < 128) return value;
        }
        return {};
    }
    std::optional<std::uint64_t> fixed(std::size_t size) {
        const auto bytes = take(size);
        if (!bytes) return {};
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t(std::uint8_t((*bytes)[i])) << (8 * i);
        return value;
    }
    std::optional<std::string_view> take(std::uint64_t size) {
        if (size > m_bytes.size()) return {};
        const std::string_view taken = m_bytes.substr(0, std::size_t(size));
        m_bytes.remove_prefix(std::size_t(size));
        return taken;
    }

private:
    std::string_view m_bytes;
};

/// One field of a protocol buffer.
struct Field {
    std::uint64_t number = 0;
    std::uint64_t value = 0;      ///< of a number
    std::string_view bytes = {};  ///< of a text or message
};

std::optional<Field> nextField(Wire& wire) {
    const auto tag = wire.varint();
    if (!tag) return {};
    Field field{*tag >> 3};
    std::optional<std::uint64_t> number;
    switch (*tag & 7) {
        case 0: number = wire.varint(); break;
        case 1: number = wire.fixed(8); break;
        case 5: number = wire.fixed(4); break;
        case 2:
            if (const auto size = wire.varint()) {
                if (const auto bytes = wire.take(*size)) {
                    field.bytes = *bytes;
                    return field;
                }
            }
            return {};
        default: return {};
    }
    if (!number) return {};
    field.value = *number;
    return field;
}

void addPoint(Curves& curves, int step, std::string_view message) {
    std::string name;
    std::optional<float> value;
    Wire wire(message);
    while (const auto field = nextField(wire)) {
        if (field->number == 1) name = field->bytes;
        if (field->number == 2) value = std::bit_cast<float>(std::uint32_t(field->value));
    }
    if (!name.empty() && value && std::isfinite(*value)) curves[name].push_back({step, double(*value)});
}

void forgetFrom(Curves& curves, int step) {
    for (auto& [name, points] : curves)
        std::erase_if(points, [&](const CurvePoint& point) { return point.step >= step; });
}

void addEvent(Curves& curves, std::string_view message) {
    int step = 0;
    std::string_view summary;
    bool begins = false;  // a session log: the run went on from this step
    Wire wire(message);
    while (const auto field = nextField(wire)) {
        if (field->number == 2)
            step = int(std::min<std::uint64_t>(field->value, std::uint64_t(std::numeric_limits<int>::max())));
        if (field->number == 5) summary = field->bytes;
        if (field->number == 7) begins = true;
    }
    if (begins) forgetFrom(curves, step);
    Wire values(summary);
    while (const auto field = nextField(values)) {
        if (field->number == 1) addPoint(curves, step, field->bytes);
    }
}

void addFile(Curves& curves, const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    Wire wire(bytes);
    while (const auto size = wire.fixed(8)) {
        wire.take(4);
        const auto message = wire.take(*size);
        const auto sum = wire.fixed(4);
        if (!message || !sum || *sum != maskedCrc32c(*message)) return;
        addEvent(curves, *message);
    }
}

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    int steps = 1;

    void add(const CurvePoint& point) {
        low = std::min(low, point.value);
        high = std::max(high, point.value);
        steps = std::max(steps, point.step);
    }
};

}  // namespace

Curves readCurves(const std::string& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        if (entry.path().filename().string().starts_with("events.out.tfevents.")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());  // their names hold the time
    Curves curves;
    for (const fs::path& file : files) addFile(curves, file);
    return curves;
}

std::string curveChart(const std::string& title, const Curves& curves, const std::vector<std::string>& names) {
    constexpr double kWidth = 640, kHeight = 220, kLeft = 56, kTop = 30;
    static const char* const kStyles[] = {"curve", "curve second", "curve third"};
    Range range;
    for (const std::string& name : names) {
        if (const auto found = curves.find(name); found != curves.end())
            for (const CurvePoint& point : found->second) range.add(point);
    }
    Svg svg(kWidth, kTop + kHeight + 40, title);
    if (range.low > range.high) {
        svg.text({kWidth / 2, kTop + kHeight / 2}, "nothing to show", "muted middle");
        return svg.done();
    }
    range.low = std::min(0.0, range.low);
    if (range.high <= range.low) range.high = range.low + 1;
    const auto at = [&](const CurvePoint& point) {
        return Point{kLeft + (kWidth - kLeft - 20) * point.step / range.steps,
                     kTop + kHeight * (1 - (point.value - range.low) / (range.high - range.low))};
    };
    for (int i = 0; i <= 4; ++i) {
        const double value = range.low + (range.high - range.low) * i / 4;
        const double y = at({0, value}).y;
        svg.line({kLeft, y}, {kWidth - 20, y}, "rule");
        svg.text({kLeft - 8, y + 4}, number(value), "end small muted");
        svg.text({at({range.steps * i / 4, 0}).x, kTop + kHeight + 18}, std::to_string(range.steps * i / 4),
                 "middle small muted");
    }
    svg.text({kWidth / 2, kTop + kHeight + 36}, "steps", "middle small muted");
    double legend = kLeft;
    for (std::size_t i = 0; i < names.size() && i < std::size(kStyles); ++i) {
        const auto found = curves.find(names[i]);
        if (found == curves.end()) continue;
        std::vector<Point> points;
        for (const CurvePoint& point : found->second) points.push_back(at(point));
        svg.path(points, kStyles[i]);
        svg.line({legend, 12}, {legend + 22, 12}, kStyles[i]);
        svg.text({legend + 28, 16}, names[i], "small");
        legend += 60 + 7.0 * double(names[i].size());
    }
    return svg.done();
}

}  // namespace training
