#include "model/attention_scheme.h"

#include "core/types/error.h"

namespace model {

SchemeSteps stepsOf(core::AttentionScheme scheme) {
    using core::AttentionScheme;
    switch (scheme) {
        case AttentionScheme::DividedSpaceTime: return {{{"temporal", Grouping::Time}}, Grouping::Space};
        case AttentionScheme::JointSpaceTime: return {{}, Grouping::All};
        case AttentionScheme::SpaceOnly: return {{}, Grouping::Space};
        case AttentionScheme::LocalGlobal: return {{{"local", Grouping::Local}}, Grouping::Strided};
        case AttentionScheme::Axial:
            return {{{"temporal", Grouping::Time}, {"width", Grouping::Width}}, Grouping::Height};
    }
    throw core::Error("Unknown attention scheme " + std::to_string(int(scheme)) + ".");
}

}  // namespace model
