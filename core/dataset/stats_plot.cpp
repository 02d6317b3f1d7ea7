#include "core/dataset/stats_plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "core/dataset/split_plan.h"

namespace core {
namespace {

constexpr double kWidth = 960;
constexpr double kPanelHeight = 240;
constexpr double kLeft = 60;
constexpr double kBottom = 60;
constexpr double kTop = 36;
constexpr std::array<const char*, 4> kSplitColours{"#9aa0a6", "#2b6cb0", "#dd8a1d", "#2f855a"};

struct Bar {
    std::string label;
    std::string hint;
    std::array<int, 4> parts{};  ///< by split; plain counts use the second

    int total() const { return parts[0] + parts[1] + parts[2] + parts[3]; }
};

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.5g", value);
    return text.data();
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else if (static_cast<unsigned char>(c) >= 32)
            safe += c;
    }
    return safe;
}

std::string textAt(double x, double y, const char* style, const std::string& text) {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + style + ">" + escaped(text) + "</text>\n";
}

/// What fits under a bar; no character is cut in two.
std::string shortened(const std::string& text) {
    std::size_t end = std::min<std::size_t>(12, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

/// A round number at or above the value.
int roundedUp(int value) {
    const double step = std::pow(10, std::max(0.0, std::floor(std::log10(std::max(1, value)))));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (step * factor >= value) return int(std::ceil(step * factor));
    return value;
}

std::string axis(double y0, double height, int top) {
    std::string svg;
    for (int i = 0; i <= 2; ++i) {
        const double y = y0 + height - height * i / 2;
        svg += "<line x1=\"" + number(kLeft) + "\" x2=\"" + number(kWidth - 10) + "\" y1=\"" + number(y) + "\" y2=\"" +
               number(y) + "\" stroke=\"#d0d4d9\"/>\n";
        svg += textAt(kLeft - 8, y + 4, "text-anchor=\"end\"", number(top * i / 2.0));
    }
    return svg;
}

std::string panel(double offset, const std::string& title, const std::vector<Bar>& bars) {
    std::string svg = textAt(kLeft, offset + 20, "font-weight=\"bold\"", title);
    const double height = kPanelHeight - kTop - kBottom;
    const double y0 = offset + kTop;
    if (bars.empty()) return svg + textAt(kLeft, y0 + height / 2, "fill=\"#555\"", "nothing known");
    int most = 1;
    for (const Bar& bar : bars) most = std::max(most, bar.total());
    const int top = roundedUp(most);
    svg += axis(y0, height, top);
    const double step = (kWidth - 10 - kLeft) / double(bars.size());
    const std::size_t every = std::max<std::size_t>(1, std::size_t(std::ceil(bars.size() * 46 / (kWidth - kLeft))));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double x = kLeft + step * double(i);
        double y = y0 + height;
        svg += "<g><title>" + escaped(bars[i].hint) + "</title>\n";
        for (std::size_t part = 0; part < 4; ++part) {
            const double tall = height * bars[i].parts[part] / top;
            y -= tall;
            if (tall > 0)
                svg += "<rect x=\"" + number(x + step * 0.1) + "\" y=\"" + number(y) + "\" width=\"" +
                       number(step * 0.8) + "\" height=\"" + number(tall) + "\" fill=\"" + kSplitColours[part] +
                       "\"/>\n";
        }
        svg += "</g>\n";
        if (i % every == 0)
            svg += textAt(x + step / 2, y0 + height + 16, "text-anchor=\"middle\" font-size=\"11\"",
                          shortened(bars[i].label));
    }
    return svg;
}

std::vector<Bar> barsOf(const Distribution& distribution) {
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < distribution.counts.size(); ++i) {
        Bar bar;
        bar.label = number(std::round(distribution.edges[i] * 100) / 100);
        bar.parts[1] = distribution.counts[i];
        bar.hint = number(distribution.edges[i]) + " to " + number(distribution.edges[i + 1]) + ": " +
                   std::to_string(bar.total());
        bars.push_back(bar);
    }
    return bars;
}

std::string legend(double y) {
    std::string svg;
    double x = kLeft;
    for (const Split split : {Split::Train, Split::Validation, Split::Test, Split::None}) {
        svg += "<rect x=\"" + number(x) + "\" y=\"" + number(y - 10) + "\" width=\"12\" height=\"12\" fill=\"" +
               kSplitColours[std::size_t(split)] + "\"/>\n";
        svg += textAt(x + 18, y, "font-size=\"12\"", splitName(split));
        x += 120;
    }
    return svg;
}

}  // namespace

std::string plotStats(const DatasetStats& stats) {
    std::vector<Bar> classes, subjects;
    for (const auto& [name, count] : stats.classes)
        classes.push_back({name, name + ": " + std::to_string(count), {0, count, 0, 0}});
    // G2 before G10
    std::sort(classes.begin(), classes.end(), [](const Bar& a, const Bar& b) {
        return std::pair(a.label.size(), a.label) < std::pair(b.label.size(), b.label);
    });
    for (const auto& [name, count] : stats.subjects) {
        Bar bar{name.empty() ? "unknown" : name, name + ": " + std::to_string(count.clips), {}};
        for (const auto& [split, clips] : count.splits) bar.parts[std::size_t(split)] = clips;
        subjects.push_back(bar);
    }
    const double height = 4 * kPanelHeight + 40;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(kWidth) + " " +
                      number(height) + "\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#1a1a1a\">\n";
    svg += "<rect width=\"" + number(kWidth) + "\" height=\"" + number(height) + "\" fill=\"#ffffff\"/>\n";
    svg += panel(0, "Clips of each class", classes);
    svg += panel(kPanelHeight, "Clips of each subject, by split", subjects);
    svg += panel(2 * kPanelHeight, "Duration in seconds", barsOf(stats.durations));
    svg += panel(3 * kPanelHeight, "Frames of a clip", barsOf(stats.frameCounts));
    return svg + legend(height - 14) + "</svg>\n";
}

}  // namespace core
