#include "training/report/charts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "core/dataset/dataset_stats.h"
#include "training/report/svg.h"

namespace training {
namespace {

constexpr double kWidth = 640;
constexpr double kNames = 150;  ///< room for the names beside bars
constexpr double kRow = 26;

std::string empty(std::string_view title) {
    Svg svg(kWidth, 60, title);
    svg.text({kWidth / 2, 34}, "nothing to show", "muted middle");
    return svg.done();
}

/// One row of a chart of bars: 0..1 of the room.
struct BarRow {
    std::string name;
    std::string value;
    double part = 0;
    double mark = -1;  ///< 0..1: where another value lies; below 0 there is none
    std::string hint;
};

std::string barChart(std::string_view title, const std::vector<BarRow>& rows) {
    if (rows.empty()) return empty(title);
    const double room = kWidth - kNames - 70;
    Svg svg(kWidth, kRow * double(rows.size()) + 10, title);
    double y = 5;
    for (const BarRow& row : rows) {
        svg.text({kNames - 10, y + kRow * 0.66}, row.name, "end");
        svg.box({kNames, y + 4, room, kRow - 8}, "track");
        if (row.part > 0) svg.box({kNames, y + 4, room * row.part, kRow - 8}, "accent", row.hint);
        if (row.mark >= 0)
            svg.line({kNames + room * row.mark, y + 1}, {kNames + room * row.mark, y + kRow - 1}, "mark");
        svg.text({kNames + room + 10, y + kRow * 0.66}, row.value, "muted");
        y += kRow;
    }
    return svg.done();
}

std::string signedPoints(double difference) {
    std::string text(difference > 0 ? "+" : "");
    text += number(std::round(difference * 1000) / 10);
    return text;
}

int shownOf(const Metrics& metrics, std::size_t label) {
    int clips = 0;
    for (const int count : metrics.confusion.at(label)) clips += count;
    return clips;
}

}  // namespace

std::string confusionChart(const EvaluationReport& report) {
    const auto& names = report.labels.names;
    const Metrics& metrics = report.metrics;
    constexpr const char* kTitle = "Confusion matrix: true classes down, answers across";
    if (metrics.clips == 0) return empty(kTitle);
    const double cell = std::clamp(520.0 / double(names.size()), 7.0, 44.0);
    const double side = cell * double(names.size()), left = 110, top = 70;
    Svg svg(left + side + 10, top + side + 10, kTitle);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double middle = (double(i) + 0.5) * cell;
        svg.text({left - 8, top + middle + 4}, names[i], "end small");
        svg.slanted({left + middle, top - 8}, names[i], "small");
        const int shown = shownOf(metrics, i);
        for (std::size_t j = 0; j < names.size(); ++j) {
            const int count = metrics.confusion[i][j];
            const Box box{left + double(j) * cell + 1, top + double(i) * cell + 1, cell - 2, cell - 2};
            svg.box(box, "track");
            if (count == 0) continue;
            const double share = double(count) / shown;
            const std::string hint =
                names[i] + " answered with " + names[j] + ": " + std::to_string(count) + " of " + std::to_string(shown);
            svg.box(box, i == j ? "accent" : "bad", hint, 0.15 + 0.85 * share);
            if (cell < 24) continue;
            svg.text({left + (double(j) + 0.5) * cell, top + middle + 4}, std::to_string(count),
                     share > 0.5 ? "middle small onAccent" : "middle small");
        }
    }
    return svg.done();
}

std::string classChart(const EvaluationReport& report, const Comparison* comparison) {
    std::vector<BarRow> rows;
    for (std::size_t i = 0; i < report.labels.names.size(); ++i) {
        const int clips = shownOf(report.metrics, i);
        if (clips == 0) continue;
        const double rate = report.metrics.perClass.at(i);
        BarRow row{report.labels.names[i], percent(rate), rate, -1, std::to_string(clips) + " clips"};
        if (comparison != nullptr) row.mark = comparison->perClass.at(i).accuracy;
        rows.push_back(std::move(row));
    }
    return barChart("Share answered rightly, by class", rows);
}

std::string peopleChart(const EvaluationReport& report) {
    std::vector<BarRow> rows;
    for (const auto& [subject, tally] : tallyByPerson(report))
        rows.push_back({subject.empty() ? "unknown" : subject, percent(tally.top1()), tally.top1(), -1,
                        std::to_string(tally.clips) + " clips"});
    std::stable_sort(rows.begin(), rows.end(), [](const BarRow& a, const BarRow& b) { return a.part < b.part; });
    return barChart("Top-1 of each person", rows);
}

std::string reliabilityChart(const Metrics& metrics) {
    constexpr const char* kTitle = "Reliability: how often answers of some confidence are right";
    if (metrics.clips == 0) return empty(kTitle);
    constexpr double kSide = 320, kLeft = 60, kTop = 10, kCounts = 70;
    Svg svg(kLeft + kSide + 20, kTop + kSide + kCounts + 60, kTitle);
    const auto at = [&](double confidence, double accuracy) {
        return Point{kLeft + confidence * kSide, kTop + (1 - accuracy) * kSide};
    };
    for (int i = 0; i <= 4; ++i) {
        svg.line(at(0, i / 4.0), at(1, i / 4.0), "rule");
        svg.text({kLeft - 8, at(0, i / 4.0).y + 4}, std::to_string(i * 25) + " %", "end small muted");
        svg.text({at(i / 4.0, 0).x, kTop + kSide + kCounts + 28}, std::to_string(i * 25) + " %", "middle small muted");
    }
    int most = 1;
    for (const CalibrationBin& bin : metrics.reliability) most = std::max(most, bin.count);
    const double width = kSide / double(metrics.reliability.size());
    double left = kLeft;
    for (const CalibrationBin& bin : metrics.reliability) {
        const std::string hint = percent(bin.accuracy) + " right at a confidence of " + percent(bin.confidence) + ", " +
                                 std::to_string(bin.count) + " clips";
        const double tall = kCounts * bin.count / most;
        if (bin.count > 0) {
            svg.box({left + 1, at(0, bin.accuracy).y, width - 2, bin.accuracy * kSide}, "accent", hint);
            svg.box({left + 1, kTop + kSide + 10 + kCounts - tall, width - 2, tall}, "quiet", hint);
        }
        left += width;
    }
    svg.path({at(0, 0), at(1, 1)}, "curve dashed");
    svg.text({kLeft + kSide / 2, kTop + kSide + kCounts + 50}, "confidence; below the line, too sure of itself",
             "middle small muted");
    return svg.done();
}

std::string durationChart(const EvaluationReport& report) {
    constexpr const char* kTitle = "Durations of the gestures, answered rightly and wrongly";
    std::vector<double> seconds;
    for (const JudgedClip& clip : report.clips) seconds.push_back(clip.durationS);
    const core::Distribution all = core::distributionOf(seconds, 16);
    if (all.count == 0) return empty(kTitle);
    std::vector<int> wrong(all.counts.size(), 0);
    for (const JudgedClip& clip : report.clips) {
        if (clip.predicted() == clip.label || clip.durationS <= 0) continue;
        const auto above = std::upper_bound(all.edges.begin(), all.edges.end(), clip.durationS);
        ++wrong[std::min(wrong.size() - 1, std::size_t(std::max<std::ptrdiff_t>(1, above - all.edges.begin()) - 1))];
    }
    constexpr double kLeft = 40, kHeight = 180, kTop = 10;
    const double width = (kWidth - kLeft - 20) / double(wrong.size());
    const int most = std::max(1, *std::max_element(all.counts.begin(), all.counts.end()));
    Svg svg(kWidth, kTop + kHeight + 50, kTitle);
    svg.text({kLeft - 6, kTop + 10}, std::to_string(most), "end small muted");
    svg.line({kLeft, kTop + kHeight}, {kWidth - 20, kTop + kHeight}, "rule");
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        const double x = kLeft + width * double(i) + 1, tall = kHeight * all.counts[i] / most;
        const double tallWrong = kHeight * wrong[i] / most;
        const std::string hint = number(all.edges[i]) + " s to " + number(all.edges[i + 1]) +
                                 " s: " + std::to_string(all.counts[i]) + " clips, " + std::to_string(wrong[i]) +
                                 " wrong";
        if (all.counts[i] > 0) svg.box({x, kTop + kHeight - tall, width - 2, tall}, "accent", hint);
        if (wrong[i] > 0) svg.box({x, kTop + kHeight - tallWrong, width - 2, tallWrong}, "bad", hint);
        if (i % 2 == 0) svg.text({x - 1, kTop + kHeight + 16}, number(all.edges[i]), "middle small muted");
    }
    svg.text({kWidth / 2, kTop + kHeight + 40}, "seconds", "middle small muted");
    return svg.done();
}

std::string differenceChart(const Comparison& comparison) {
    constexpr const char* kTitle = "Difference of each class to the other model";
    double most = 0.05;
    std::vector<const ClassComparison*> rows;
    for (const ClassComparison& row : comparison.perClass) {
        if (row.clips == 0) continue;
        rows.push_back(&row);
        most = std::max(most, std::abs(row.difference));
    }
    if (rows.empty()) return empty(kTitle);
    const double middle = kNames + (kWidth - kNames - 90) / 2, room = (kWidth - kNames - 90) / 2;
    Svg svg(kWidth, kRow * double(rows.size()) + 10, kTitle);
    double y = 5;
    for (const ClassComparison* row : rows) {
        const double length = room * std::abs(row->difference) / most;
        svg.text({kNames - 10, y + kRow * 0.66}, row->label, "end");
        svg.box({row->difference < 0 ? middle - length : middle, y + 4, length, kRow - 8},
                row->difference < 0 ? "bad" : "accent", std::to_string(row->clips) + " clips");
        svg.text({kWidth - 80, y + kRow * 0.66}, signedPoints(row->difference), "muted");
        y += kRow;
    }
    svg.line({middle, 5}, {middle, y}, "mark");
    return svg.done();
}

}  // namespace training
