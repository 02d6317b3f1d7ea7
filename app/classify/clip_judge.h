#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "core/types/classifier.h"
#include "core/types/clip_record.h"
#include "core/types/config.h"
#include "core/types/likeness.h"

namespace app {

/// What a model says of a clip: its label and where the gesture lies, in media time.
struct ClipAnswer {
    std::string label;
    double confidence = 0;  ///< 0..1
    double startS = 0;
    double endS = 0;
};

/// Lets a model answer clips of a data set by the same parts as live recognition. One thread at a time.
class ClipJudge {
public:
    /// The classifier must outlive the judge.
    ClipJudge(core::Classifier& classifier, const core::LiveConfig& live) : m_classifier(classifier), m_live(live) {}

    /// Looks at the clip and a moment around it. Throws core::Error where the media cannot be read.
    ClipAnswer answer(const std::string& dataset, const core::ClipRecord& clip, const std::stop_token& stop);
    /// What `clips`, at least one and all of one label, are taken for when each is seen once, as it is cut. Those that
    /// cannot be read are left out; throws core::Error where that leaves none.
    core::Likeness likeness(const std::string& dataset, const std::vector<core::ClipRecord>& clips,
                            const std::stop_token& stop);

private:
    std::string labelAsCut(const std::string& dataset, const core::ClipRecord& clip, const std::stop_token& stop);

    core::Classifier& m_classifier;
    core::LiveConfig m_live;
};

/// Up to `most` clips of the label; what is in the trash is left out.
std::vector<core::ClipRecord> clipsOf(const std::vector<core::ClipRecord>& all, const std::string& label,
                                      std::size_t most);

}  // namespace app
