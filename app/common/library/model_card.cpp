#include "app/common/library/model_card.h"

#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/types/error.h"
#include "model/atomic_file.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string textOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

fs::path recordPath(fs::path model) { return model.replace_extension(".json"); }

std::string utcNow() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

void setEvaluation(ModelRecord& record, const std::string& evaluation, const std::string& origin) {
    const Json json = Json::parse(evaluation, nullptr, false);
    record.comparison = comparisonOf(json, origin);
    record.top1 = json.at("top1").get<double>();
    record.evaluation = json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ModelRecord readModelRecord(const fs::path& model) {
    ModelRecord record;
    std::ifstream file(recordPath(model));
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return record;
    record.sha256 = textOf(json, "sha256");
    record.installed = textOf(json, "installed");
    record.origin = textOf(json, "origin");
    try {
        if (json.contains("evaluation")) setEvaluation(record, json["evaluation"].dump(), model.string());
    } catch (const core::Error&) {
        record.evaluation.clear();
    }
    return record;
}

void writeModelRecord(const fs::path& model, const ModelRecord& record) {
    Json json{{"sha256", record.sha256}, {"installed", record.installed}, {"origin", record.origin}};
    if (!record.evaluation.empty()) json["evaluation"] = Json::parse(record.evaluation);
    const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
    model::AtomicFile file(recordPath(model).string());
    file.write(std::as_bytes(std::span(text)));
    file.commit();
}

std::string ModelCard::parent() const {
    if (!summary) return {};
    const auto recipe = summary->notes.provenance.find("recipe");
    if (recipe == summary->notes.provenance.end()) return {};
    const std::string key = "\ninitialise: ", text = "\n" + recipe->second + "\n";
    const std::size_t found = text.find(key);
    if (found == std::string::npos) return {};
    const std::size_t begin = found + key.size();
    std::string value = text.substr(begin, text.find('\n', begin) - begin);
    if (value == "\"\"") value.clear();
    return value;
}

}  // namespace app
