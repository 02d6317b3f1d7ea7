#include "training/report/html_report.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "training/report/charts.h"
#include "training/report/report_style.h"
#include "training/report/svg.h"
#ifdef CARPUS_MEDIA
#include "core/capture/image_file.h"
#endif

namespace training {
namespace {

std::string inBase64(const std::vector<std::uint8_t>& bytes) {
    constexpr const char* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) group = group << 8 | (j < left ? bytes[i + j] : 0U);
        for (std::size_t j = 0; j < 4; ++j) text += j <= left ? kDigits[(group >> (18 - 6 * j)) & 63] : '=';
    }
    return text;
}

std::string tile(const std::string& name, const std::string& value, const std::string& below) {
    return "<div class=\"card tile\"><span>" + escaped(name) + "</span><b>" + escaped(value) + "</b><span>" +
           escaped(below) + "</span></div>\n";
}

std::string card(const std::string& title, const std::string& words, const std::string& content,
                 const char* kind = "card") {
    return std::string("<section class=\"") + kind + "\"><h2>" + escaped(title) + "</h2>\n<p>" + escaped(words) +
           "</p>\n" + content + "</section>\n";
}

std::string rounded(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

std::string points(double difference) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%+.1f", difference * 100);
    return text.data();
}

std::string between(const Interval& interval) { return percent(interval.low) + " to " + percent(interval.high); }

std::string tiles(const EvaluationReport& report) {
    const Metrics& metrics = report.metrics;
    const std::string unknown = "no interval from one person";
    const auto& known = report.intervals;
    const auto people = tallyByPerson(report).size();
    std::string html = "<div class=\"grid\">\n";
    html += tile("Top-1", percent(metrics.top1), known ? between(known->top1) : unknown);
    html += tile("Top-5", percent(metrics.top5), known ? between(known->top5) : unknown);
    html += tile("Macro F1", rounded(metrics.macroF1),
                 known ? rounded(known->macroF1.low) + " to " + rounded(known->macroF1.high) : unknown);
    html += tile("Calibration error", rounded(metrics.ece), "15 bins; 0 is best");
    if (report.openSet)
        html += tile("Unknown gestures told apart", rounded(report.openSet->auroc),
                     "AUROC; " + percent(report.openSet->falsePositives) + " pass where 95 % of the known do");
    html +=
        tile("Clips", std::to_string(metrics.clips), std::to_string(people) + (people == 1 ? " person" : " people"));
    return html + "</div>\n";
}

std::string comparisonCards(const Comparison& comparison) {
    std::string words = "Top-1 " + points(comparison.difference) + " points against " + comparison.model + " (" +
                        percent(comparison.top1) + ")";
    if (comparison.interval)
        words += ", 95 % interval " + points(comparison.interval->low) + " to " + points(comparison.interval->high);
    words += ". Only this model is right on " + std::to_string(comparison.onlyThis) + " clips, only the other on " +
             std::to_string(comparison.onlyOther) + ".";
    return "<div class=\"grid\">\n" +
           card("Compared on the same clips", words, differenceChart(comparison), "card wide") + "</div>\n";
}

std::string curveCards(const Curves& curves) {
    if (curves.empty()) return {};
    return "<div class=\"grid\">\n" +
           card("Loss", "Of the training clips as augmented, over the steps.",
                curveChart("Loss over the steps", curves, {"train/loss"})) +
           card("Accuracy", "Shares of right answers over the steps.",
                curveChart("Accuracy over the steps", curves, {"train/top1", "validation/top1", "validation/top5"})) +
           "</div>\n";
}

std::string figure(const EvaluationReport& report, [[maybe_unused]] const ClipPicture& picture) {
    const JudgedClip& clip = report.clips.at(picture.clip);
    const bool right = clip.predicted() == clip.label;
    const std::string& answer = report.labels.names.at(std::size_t(clip.predicted()));
    const std::string& truth = report.labels.names.at(std::size_t(clip.label));
    std::string html = "<figure><figcaption><span class=\"" + std::string(right ? "right" : "wrong") + "\">" +
                       escaped(answer) + " at " + percent(clip.confidence()) + "</span>" +
                       (right ? ", rightly" : ", but it shows " + escaped(truth)) + "<small class=\"path\">" +
                       escaped(clip.path) + (clip.subject.empty() ? "" : ", " + escaped(clip.subject)) +
                       "</small></figcaption>";
#ifdef CARPUS_MEDIA
    html += "<img alt=\"Frames of the clip; below, where the model looked\" src=\"data:image/jpeg;base64," +
            inBase64(core::jpegOf(picture.strip, 85)) + "\"/>";
#endif
    return html + "</figure>\n";
}

std::string figures(const EvaluationReport& report, const std::vector<ClipPicture>& pictures) {
    if (pictures.empty()) return {};
    std::string html;
    for (const ClipPicture& picture : pictures) html += figure(report, picture);
    return "<div class=\"grid\">\n" +
           card("Worst clips",
                "The surest mistakes first, then the right answers that were least sure. Above the frames that the "
                "model saw, below where it looked: the brighter, the more.",
                html, "card wide") +
           "</div>\n";
}

/// JSON that may stand in XML and in HTML alike.
std::string jsonForPage(const std::string& json) {
    std::string safe;
    for (const char c : json) {
        switch (c) {
            case '<': safe += "\\u003c"; break;
            case '>': safe += "\\u003e"; break;
            case '&': safe += "\\u0026"; break;
            default: safe += c;
        }
    }
    return safe;
}

std::string charts(const EvaluationReport& report, const Comparison* comparison) {
    const std::string other = comparison != nullptr ? " The upright marks are the other model's." : "";
    return "<div class=\"grid\">\n" +
           card("Confusion matrix", "True classes down, answers across; right ones on the diagonal.",
                confusionChart(report)) +
           card("Classes", "Share of the clips of each class that was answered rightly." + other,
                classChart(report, comparison)) +
           card("Reliability", "Bars on the dashed line mean: it is right as often as it says.",
                reliabilityChart(report.metrics)) +
           card("Durations", "How long the gestures last; the part answered wrongly in the second colour.",
                durationChart(report)) +
           card("People", "Top-1 of each person, the most difficult first.", peopleChart(report), "card wide") +
           "</div>\n";
}

}  // namespace

std::string htmlReport(const EvaluationReport& report, const std::optional<Comparison>& comparison,
                       const ReportContent& content) {
    std::string html =
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta "
        "charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>Evaluation of " +
        escaped(report.model) + "</title>\n<style>" + kReportStyle + "</style>\n</head>\n<body>\n<main>\n";
    html += "<h1>How well it recognises people it never saw</h1>\n<p class=\"path\">" + escaped(report.model) +
            "</p>\n<p>" + escaped(content.part) + " clips of " + escaped(content.data) +
            ". Ranges are 95 % intervals for other people, by resampling the people of the test.</p>\n";
    html += tiles(report);
    if (comparison) html += comparisonCards(*comparison);
    html += charts(report, comparison ? &*comparison : nullptr);
    html += curveCards(content.curves);
    html += figures(report, content.pictures);
    if (!report.failed.empty()) {
        std::string list;
        for (const FailedClip& clip : report.failed)
            list += "<p class=\"path\">" + escaped(clip.path) + ": " + escaped(clip.error) + "</p>\n";
        html += "<div class=\"grid\">\n" + card("Not judged", "Clips that could not be read.", list, "card wide") +
                "</div>\n";
    }
    html += "<footer>Made by Carpus, " + escaped(content.made) + ".</footer>\n</main>\n";
    html += "<script type=\"application/json\" id=\"numbers\">" + jsonForPage(content.numbers) + "</script>\n";
    return html + "</body>\n</html>\n";
}

}  // namespace training
