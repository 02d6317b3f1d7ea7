#include "tests/ui/sample/files.h"

#include "core/types/label_set.h"

namespace sample {

std::shared_ptr<const ui::FileVerdict> shortVerdict(const std::string& label, double confidence) {
    ui::FileVerdict verdict;
    verdict.labels = core::LabelSet::gestures(true).names;
    verdict.ranking.push_back({label, confidence});
    for (const std::string& other : verdict.labels)
        if (other != label) verdict.ranking.push_back({other, (1 - confidence) / 12});
    verdict.durationS = 1.5;
    verdict.doubtful = confidence < 0.5;
    if (verdict.doubtful) verdict.warning = QStringLiteral("the clip looks unlike what the model has learned from");
    return std::make_shared<const ui::FileVerdict>(std::move(verdict));
}

std::shared_ptr<const ui::FileVerdict> longVerdict() {
    ui::FileVerdict verdict = *shortVerdict("none", 0.9);
    verdict.isLong = true;
    verdict.durationS = 20;
    verdict.events = {{"G5", 0.97, 4, 5.2}, {"G9", 0.93, 12, 13.5}};
    for (int i = 0; i < 100; ++i) {
        ui::FileMoment moment{i * 0.2, std::vector<float>(13, 0.0F)};
        const bool first = moment.timeS >= 4 && moment.timeS <= 5.2, second = moment.timeS >= 12 && moment.timeS < 13.5;
        moment.probabilities[first ? 4u : second ? 8u : 12u] = 0.95F;
        verdict.moments.push_back(std::move(moment));
    }
    return std::make_shared<const ui::FileVerdict>(std::move(verdict));
}

}  // namespace sample
