#include "app/studio/training_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace app {
namespace {

std::string text(const QJsonValue& value) { return value.toString().toStdString(); }

std::vector<std::string> texts(const QJsonValue& value) {
    std::vector<std::string> all;
    for (const QJsonValue& one : value.toArray()) all.push_back(text(one));
    return all;
}

std::vector<double> numbers(const QJsonValue& value) {
    std::vector<double> all;
    for (const QJsonValue& one : value.toArray()) all.push_back(one.toDouble(-1));
    return all;
}

core::PreflightPart partOf(const QJsonObject& json) {
    core::PreflightPart part;
    part.name = text(json["name"]);
    part.clips = json["clips"].toInt();
    const QJsonObject classes = json["classes"].toObject();
    for (auto at = classes.begin(); at != classes.end(); ++at)
        part.classes[at.key().toStdString()] = at.value().toInt();
    part.people = texts(json["people"]);
    return part;
}

ui::MeasuredRate rateOf(double value, const QJsonValue& interval) {
    const QJsonArray bounds = interval.toArray();
    if (bounds.size() != 2) return {value, value, value, false};
    return {value, bounds[0].toDouble(), bounds[1].toDouble(), true};
}

ui::JudgedClip judgedOf(const QJsonObject& json) {
    return {text(json["path"]), text(json["subject"]), text(json["label"]), text(json["predicted"]),
            json["confidence"].toDouble()};
}

ui::ModelComparison comparisonOf(const QJsonObject& json, const std::vector<std::string>& labels) {
    ui::ModelComparison comparison;
    comparison.model = json["model"].toString();
    comparison.top1 = json["top1"].toDouble();
    comparison.macroF1 = json["macro_f1"].toDouble();
    comparison.difference = rateOf(json["difference"].toDouble(), json["interval"]);
    comparison.perClass.assign(labels.size(), -1);
    for (const QJsonValue& row : json["per_class"].toArray()) {
        const auto place = std::find(labels.begin(), labels.end(), text(row["label"]));
        if (place != labels.end())
            comparison.perClass[std::size_t(place - labels.begin())] = row["accuracy"].toDouble();
    }
    return comparison;
}

/// Of a class without clips there is no rate.
void markEmpty(const std::vector<std::vector<int>>& confusion, std::vector<double>& rates) {
    for (std::size_t i = 0; i < std::min(rates.size(), confusion.size()); ++i) {
        const auto& row = confusion[i];
        if (std::all_of(row.begin(), row.end(), [](int count) { return count == 0; })) rates[i] = -1;
    }
}

}  // namespace

std::optional<core::PreflightReport> readPreflight(const QByteArray& json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object["type"].toString() != QLatin1String("preflight")) return std::nullopt;
    core::PreflightReport report;
    report.model = text(object["model"]);
    report.device = text(object["device"]);
    report.precision = text(object["precision"]);
    for (const QJsonValue& part : object["parts"].toArray()) report.parts.push_back(partOf(part.toObject()));
    report.unlabelled = object["unlabelled"].toInt();
    report.unreadable = texts(object["unreadable"]);
    for (const QJsonValue& note : object["notes"].toArray())
        report.notes.push_back({note["level"].toString() == QLatin1String("problem"), text(note["text"])});
    report.steps = object["steps"].toInt();
    report.batch = object["batch"].toInt();
    report.prepareSeconds = object["prepare_s"].toDouble();
    report.trainSeconds = object["train_s"].toDouble();
    report.memoryBytes = object["memory_bytes"].toInteger();
    report.method = text(object["method"]);
    return report;
}

std::optional<ui::Evaluation> readEvaluation(const QByteArray& json, const QString& dataset) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ui::Evaluation evaluation;
    evaluation.labels = texts(object["labels"]);
    if (evaluation.labels.empty()) return std::nullopt;
    evaluation.model = object["model"].toString();
    evaluation.part = object["part"].toString();
    evaluation.clips = object["clips"].toInt();
    evaluation.perClass = numbers(object["per_class"]);
    for (const QJsonValue& row : object["confusion"].toArray()) {
        evaluation.confusion.emplace_back();
        for (const QJsonValue& count : row.toArray()) evaluation.confusion.back().push_back(count.toInt());
    }
    evaluation.top1 = rateOf(object["top1"].toDouble(), object["top1_interval"]);
    evaluation.macroF1 = object["macro_f1"].toDouble();
    evaluation.calibrationError = object["ece"].toDouble();
    for (const QJsonValue& bin : object["reliability"].toArray())
        evaluation.reliability.push_back(
            {bin["confidence"].toDouble(), bin["accuracy"].toDouble(), bin["count"].toInt()});
    const std::string folder = dataset.toStdString() + '/';
    for (const QJsonValue& value : object["per_clip"].toArray()) {
        ui::JudgedClip clip = judgedOf(value.toObject());
        if (clip.path.starts_with(folder)) clip.path.erase(0, folder.size());
        evaluation.judged.push_back(clip);
    }
    if (object["comparison"].isObject())
        evaluation.comparison = comparisonOf(object["comparison"].toObject(), evaluation.labels);
    markEmpty(evaluation.confusion, evaluation.perClass);
    if (evaluation.comparison) markEmpty(evaluation.confusion, evaluation.comparison->perClass);
    return evaluation;
}

}  // namespace app
