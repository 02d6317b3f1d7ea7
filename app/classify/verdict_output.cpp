#include "app/classify/verdict_output.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/classify/media.h"
#include "app/common/format.h"

namespace app {

using Json = nlohmann::ordered_json;

namespace {

std::vector<Ranked> best(const FileVerdict& verdict, int top) {
    const auto count = std::min(verdict.ranking.size(), std::size_t(std::max(top, 1)));
    return {verdict.ranking.begin(), verdict.ranking.begin() + std::ptrdiff_t(count)};
}

Json eventsJson(const std::vector<FoundEvent>& events) {
    Json list = Json::array();
    for (const FoundEvent& event : events)
        list.push_back({{"label", event.label},
                        {"confidence", event.confidence},
                        {"start_s", event.startS},
                        {"end_s", event.endS}});
    return list;
}

const char* cropName(int crop) { return crop == 0 ? "first" : crop == 1 ? "centre" : "last"; }

Json viewsJson(const std::vector<JudgedView>& views) {
    Json list = Json::array();
    const bool cropped = std::any_of(views.begin(), views.end(), [](const JudgedView& view) { return view.crop > 0; });
    for (const JudgedView& view : views)
        list.push_back(
            {{"frames", view.frames}, {"crop", cropped ? cropName(view.crop) : "centre"}, {"logits", view.logits}});
    return list;
}

std::string csvField(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

/// "00:01:02,345".
std::string subtitleTime(double seconds) {
    const long ms = std::lround(std::max(0.0, seconds) * 1000);
    return format("%02ld:%02ld:%02ld,%03ld", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

}  // namespace

Json verdictLine(const std::string& path, const FileVerdict& verdict, int top) {
    Json line = {{"path", path},
                 {"label", verdict.ranking.front().label},
                 {"confidence", verdict.ranking.front().probability},
                 {"top", rankingJson(best(verdict, top))},
                 {"logits", verdict.logits},
                 {"frames", verdict.frames},
                 {"frame_count", verdict.frameCount},
                 {"fps", verdict.framesPerSecond},
                 {"duration_ms",
                  {{"decode", verdict.decodeMs}, {"preprocess", verdict.preprocessMs}, {"infer", verdict.inferMs}}}};
    if (!verdict.views.empty()) line["views"] = viewsJson(verdict.views);
    if (verdict.isLong) line["events"] = eventsJson(verdict.events);
    if (!verdict.warning.empty()) line["warning"] = verdict.warning;
    if (!verdict.damage.empty()) line["error"] = verdict.damage;
    return line;
}

Json failureLine(const std::string& path, const std::string& error) { return {{"path", path}, {"error", error}}; }

std::string verdictText(const std::string& path, const FileVerdict& verdict, int top) {
    const std::vector<Ranked> classes = best(verdict, top);
    std::string text = format("%s: %s %.0f %%", path.c_str(), spokenLabel(classes.front().label).c_str(),
                              classes.front().probability * 100);
    for (std::size_t i = 1; i < classes.size(); ++i)
        text += format("%s%s %.0f %%", i == 1 ? "   (" : ", ", classes[i].label.c_str(), classes[i].probability * 100);
    if (classes.size() > 1) text += ')';
    for (const FoundEvent& event : verdict.events)
        text += format("\n  %7.2f - %7.2f s  %s %.0f %%", event.startS, event.endS, spokenLabel(event.label).c_str(),
                       event.confidence * 100);
    if (verdict.isLong && verdict.events.empty()) text += "\n  no gesture event in this long recording";
    if (!verdict.warning.empty()) text += "\n  note: " + verdict.warning;
    return text;
}

std::string csvHeading() {
    return "path,label,confidence,frame_count,fps,decode_ms,preprocess_ms,infer_ms,events,error\n";
}

std::string csvRow(const std::string& path, const FileVerdict& verdict) {
    const Ranked& first = verdict.ranking.front();
    std::string events;
    for (const FoundEvent& event : verdict.events)
        events += format("%s%s@%.2f", events.empty() ? "" : " ", event.label.c_str(), event.startS);
    return format("%s,%s,%.6f,%d,%.3f,%.2f,%.2f,%.2f,%s,%s\n", csvField(path).c_str(), csvField(first.label).c_str(),
                  first.probability, verdict.frameCount, verdict.framesPerSecond, verdict.decodeMs,
                  verdict.preprocessMs, verdict.inferMs, csvField(events).c_str(), csvField(verdict.damage).c_str());
}

std::string csvFailure(const std::string& path, const std::string& error) {
    return csvField(path) + ",,,,,,,,," + csvField(error) + '\n';
}

std::string subtitles(const FileVerdict& verdict) {
    std::vector<FoundEvent> events = verdict.events;
    const Ranked& first = verdict.ranking.front();
    const double lengthS = verdict.framesPerSecond > 0 ? verdict.frameCount / verdict.framesPerSecond : 0;
    if (!verdict.isLong && first.label != core::kNoneLabel)
        events.push_back({first.label, first.probability, 0, lengthS});
    std::string text;
    int number = 0;
    for (const FoundEvent& event : events)
        text += format("%d\n%s --> %s\n%s %.0f %%\n\n", ++number, subtitleTime(event.startS).c_str(),
                       subtitleTime(event.endS).c_str(), spokenLabel(event.label).c_str(), event.confidence * 100);
    return text;
}

void writeAnnotatedRecording(const std::string& path, const FileVerdict& verdict, const std::string& target,
                             std::stop_token stop) {
    core::Annotation whole;
    whole.label = verdict.ranking.front().label;
    whole.confidence = float(verdict.ranking.front().probability);
    for (const Ranked& entry : best(verdict, 3)) whole.top.emplace_back(entry.label, float(entry.probability));
    const auto annotationAt = [&](double timeS) {
        core::Annotation now;
        if (!verdict.isLong) now = whole;
        for (const FoundEvent& event : verdict.events) {
            if (timeS < event.startS || timeS > event.endS) continue;
            now.label = event.label;
            now.confidence = float(event.confidence);
        }
        now.note = format("%.2f s", timeS);
        return now;
    };
    copyAnnotated({path, target, verdict.framesPerSecond, annotationAt}, stop);
}

}  // namespace app
