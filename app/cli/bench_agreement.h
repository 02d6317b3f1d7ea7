#pragma once

#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "core/types/classifier.h"
#include "core/types/clip.h"

namespace app {

/// How a precision changes what a network says.
struct Agreement {
    double meanChange = 0;     ///< of a logit, relative to the largest logit of its clip
    double largestChange = 0;  ///< likewise
    double sameTop1 = 0;       ///< part of the clips with the same best class, 0..1
};

/// Gestures of simulated people that no network was trained on, as seen by a checkpoint in 32 bit.
class AgreementTest {
public:
    /// Renders and classifies that many clips, a moment for each. `common` says where; its precision does not matter.
    AgreementTest(const std::string& checkpoint, const CommonOptions& common, int clips);

    Agreement compare(core::Classifier& other) const;

private:
    std::vector<core::Clip> m_clips;
    std::vector<std::vector<float>> m_logits;
};

}  // namespace app
