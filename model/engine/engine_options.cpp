#include "model/engine/engine_options.h"

#include <algorithm>
#include <array>

#include "core/types/error.h"

namespace model {
namespace {

struct Saving {
    const char* name;
    bool EngineOptions::*field;
};

constexpr std::array<Saving, 7> kSavings{{{"merge", &EngineOptions::mergeProjections},
                                          {"fold", &EngineOptions::foldNorms},
                                          {"class-only", &EngineOptions::classOnlyInLastBlock},
                                          {"pack", &EngineOptions::packWeights},
                                          {"fuse", &EngineOptions::fuseAttention},
                                          {"reuse", &EngineOptions::reuseFrames},
                                          {"replay", &EngineOptions::replayGraphs}}};

}  // namespace

std::vector<std::string> savingNames() {
    std::vector<std::string> names;
    for (const Saving& saving : kSavings) names.emplace_back(saving.name);
    return names;
}

EngineOptions savingsWithout(const std::vector<std::string>& names) {
    EngineOptions options;
    for (const std::string& name : names) {
        const auto* const found =
            std::find_if(kSavings.begin(), kSavings.end(), [&](const Saving& saving) { return name == saving.name; });
        if (found == kSavings.end()) {
            std::string known;
            for (const Saving& saving : kSavings) known += std::string(known.empty() ? "" : ", ") + saving.name;
            throw core::Error("There is no saving '" + name + "' to do without; the savings are " + known + ".",
                              core::Error::Kind::BadUsage);
        }
        options.*(found->field) = false;
    }
    return options;
}

}  // namespace model
