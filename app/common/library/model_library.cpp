#include "app/common/library/model_library.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "app/common/library/model_file.h"
#include "app/common/library/sha256.h"
#include "app/common/make_folder.h"
#include "app/common/model_lookup.h"
#include "app/common/resource_paths.h"
#include "core/types/error.h"
#include "model/atomic_file.h"
#include "model/import/import_weights.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kLongestHistory = 100;

[[noreturn]] void refuse(const std::string& message) { throw core::Error(message, core::Error::Kind::BadUsage); }

bool isFile(const fs::path& file) {
    std::error_code ignored;
    return fs::is_regular_file(file, ignored);
}

/// Up to the last "; " an error says what is wrong, behind it what to do there.
std::string causeOf(const std::string& problem) { return problem.substr(0, problem.rfind("; ")); }

}  // namespace

/// Held while the library is changed, so that two programs do not change it at once.
class ModelLibrary::Lock {
public:
    explicit Lock(const fs::path& folder) {
        makeFolder(folder);
        m_descriptor = ::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (m_descriptor < 0 || ::flock(m_descriptor, LOCK_EX) != 0) {
            if (m_descriptor >= 0) ::close(m_descriptor);
            throw core::Error("the models in '" + folder.string() +
                              "' cannot be changed; check the permissions of that folder");
        }
    }
    ~Lock() { ::close(m_descriptor); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int m_descriptor;
};

ModelLibrary::ModelLibrary() : ModelLibrary(dataFolder() / "models", resourceFolder() / "models") {}

ModelLibrary::ModelLibrary(fs::path folder, fs::path bundled)
    : m_folder(std::move(folder)), m_bundled(std::move(bundled)) {}

ModelCard ModelLibrary::cardOf(const fs::path& file) const {
    ModelCard card;
    card.name = file.stem().string();
    card.file = file;
    card.bundled = file.parent_path() == m_bundled;
    if (!card.bundled) card.record = readModelRecord(file);
    try {
        card.summary = model::readModelSummary(file.string());
    } catch (const core::Error& error) {
        card.problem = error.what();
    }
    return card;
}

bool ModelLibrary::isBundled(const std::string& name) const { return isFile(m_bundled / (name + kModelEnding)); }

std::vector<ModelCard> ModelLibrary::models() const {
    const std::string inUse = active().name;
    std::vector<ModelCard> cards;
    for (const fs::path& folder : {m_folder, m_bundled}) {
        for (const std::string& name : modelNames(folder)) {
            cards.push_back(cardOf(folder / (name + kModelEnding)));
            cards.back().active = name == inUse;
        }
    }
    return cards;
}

ModelCard ModelLibrary::card(const std::string& name) const {
    for (const fs::path& folder : {m_folder, m_bundled}) {
        const fs::path file = folder / (name + kModelEnding);
        if (!isFile(file)) continue;
        ModelCard card = cardOf(file);
        card.active = active().name == name;
        return card;
    }
    refuse("no model '" + name + "' is installed; 'carpus model list' shows those that are");
}

ActiveModel ModelLibrary::active() const {
    const ActiveModel bundled{kBundledModel, m_bundled / (std::string(kBundledModel) + kModelEnding), {}};
    const std::vector<std::string> names = readHistory();
    const std::string wanted = names.empty() ? kBundledModel : names.back();
    if (wanted == kBundledModel) return bundled;
    ActiveModel active = bundled;
    const std::string instead = ", so the bundled model is used; choose another model, or install it again";
    if (isBundled(wanted)) return {wanted, m_bundled / (wanted + kModelEnding), {}};
    const fs::path file = m_folder / (wanted + kModelEnding);
    if (!isFile(file)) {
        active.notice = "the model '" + wanted + "' in use is gone from '" + m_folder.string() + "'" + instead;
        return active;
    }
    const ModelCard card = cardOf(file);
    if (card.problem.empty()) return {wanted, file, {}};
    active.notice = "the model '" + wanted + "' in use cannot be used (" + causeOf(card.problem) + ")" + instead;
    return active;
}

std::vector<std::string> ModelLibrary::history() const { return readHistory(); }

std::vector<std::string> ModelLibrary::readHistory() const {
    std::ifstream file(m_folder / "active.json");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Json json = Json::parse(text, nullptr, false);
    std::vector<std::string> names;
    if (!json.is_object() || !json.contains("history") || !json["history"].is_array()) return names;
    for (const Json& entry : json["history"])
        if (entry.is_string()) names.push_back(entry.get<std::string>());
    return names;
}

void ModelLibrary::writeHistory(const std::vector<std::string>& names) const {
    const std::size_t dropped = names.size() > kLongestHistory ? names.size() - kLongestHistory : 0;
    const std::vector<std::string> kept(names.begin() + std::ptrdiff_t(dropped), names.end());
    const std::string text = Json{{"history", kept}}.dump(1) + '\n';
    model::AtomicFile file((m_folder / "active.json").string());
    file.write(std::as_bytes(std::span(text)));
    file.commit();
}

std::string ModelLibrary::freeName(const InstallRequest& request) const {
    const auto taken = [this](const std::string& name) {
        return isBundled(name) || isFile(m_folder / (name + kModelEnding));
    };
    if (!request.name.empty()) {
        requireModelName(request.name);
        if (taken(request.name)) refuse("a model '" + request.name + "' is installed already; take another name");
        return request.name;
    }
    const std::string base = nameFromFile(request.file);
    std::string name = base;
    for (int i = 2; taken(name); ++i) name = base + "-" + std::to_string(i);
    return name;
}

ModelCard ModelLibrary::install(const InstallRequest& request) const {
    const bool foreign = model::isForeign(request.file.string());
    if (!foreign) model::readModelSummary(request.file.string());
    ModelRecord record;
    if (!request.evaluation.empty()) setEvaluation(record, request.evaluation, request.file.string());
    record.installed = utcNow();
    record.origin = fs::absolute(request.file).string();
    const Lock lock(m_folder);
    const fs::path file = m_folder / (freeName(request) + kModelEnding);
    if (foreign) {
        model::importWeights(request.file.string(), file.string(), {});
        record.sha256 = sha256Of(file);
    } else {
        record.sha256 = copyModel(request.file, file);
    }
    writeModelRecord(file, record);
    return card(file.stem().string());
}

void ModelLibrary::noteEvaluation(const std::string& name, const std::string& evaluation,
                                  const std::string& origin) const {
    ModelCard noted = card(name);
    if (noted.bundled) refuse("the bundled model keeps the scores it came with; evaluate an installed one");
    const Lock lock(m_folder);
    setEvaluation(noted.record, evaluation, origin);
    writeModelRecord(noted.file, noted.record);
}

Replacement ModelLibrary::replacementBy(const std::string& name) const {
    const ModelCard candidate = card(name), inUse = card(active().name);
    if (!candidate.summary || !inUse.summary || candidate.active) return {};
    return replacement(inUse.summary->config.labels, candidate.summary->config.labels, candidate.record.comparison);
}

void ModelLibrary::activate(const std::string& name, Consent consent) const {
    const ModelCard candidate = card(name);
    if (!candidate.problem.empty()) throw core::Error("the model '" + name + "' cannot be used: " + candidate.problem);
    if (!candidate.record.sha256.empty() && sha256Of(candidate.file) != candidate.record.sha256)
        throw core::Error("the file of the model '" + name +
                          "' has changed since it was installed; remove it and install it again");
    if (const Replacement lost = replacementBy(name); consent == Consent::NotGiven && lost.losesSomething()) {
        std::string text = "the model '" + name + "' is worse than the one in use and was not activated.";
        for (const std::string& sentence : lost.sentences()) text += "\n  " + sentence;
        throw core::Error(text + "\nTo use it nevertheless, say so with --force.");
    }
    const Lock lock(m_folder);
    std::vector<std::string> names = readHistory();
    if (names.empty()) names.emplace_back(kBundledModel);
    if (names.back() != name) names.push_back(name);
    writeHistory(names);
}

std::string ModelLibrary::rollBack() const {
    const Lock lock(m_folder);
    std::vector<std::string> names = readHistory();
    while (names.size() > 1) {
        names.pop_back();
        const std::string& name = names.back();
        if (!isBundled(name) && !isFile(m_folder / (name + kModelEnding))) continue;
        writeHistory(names);
        return name;
    }
    refuse("there is no model before this one; activate one by its name instead");
}

void ModelLibrary::exportTo(const std::string& name, const fs::path& file) const { copyModel(card(name).file, file); }

std::string ModelLibrary::remove(const std::string& name) const {
    const ModelCard removed = card(name);
    if (removed.bundled) refuse("the model '" + name + "' comes with Carpus and cannot be removed");
    if (removed.active)
        refuse("the model '" + name + "' is in use; activate another one first, or go back to the one before");
    const Lock lock(m_folder);
    makeFolder(trashFolder());
    std::string kept = name;
    for (int i = 2; isFile(trashFolder() / (kept + kModelEnding)); ++i) kept = name + "-" + std::to_string(i);
    moveModel(removed.file, trashFolder() / (kept + kModelEnding));
    return kept;
}

void ModelLibrary::restore(const std::string& name) const {
    requireModelName(name);
    const Lock lock(m_folder);
    const fs::path from = trashFolder() / (name + kModelEnding), to = m_folder / (name + kModelEnding);
    if (!isFile(from)) refuse("no model '" + name + "' is in the trash; 'carpus model list' shows those that are");
    if (isFile(to)) refuse("a model '" + name + "' is installed again meanwhile; remove or rename that one first");
    moveModel(from, to);
}

std::vector<std::string> ModelLibrary::trash() const { return modelNames(trashFolder()); }

}  // namespace app
