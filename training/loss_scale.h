#pragma once

#include "training/named_tensors.h"

namespace training {

/// The factor on the loss that keeps small fp16 gradients above zero: halved when they overflow, doubled after many
/// steps without. Always a power of two, so that nothing is rounded by it.
class LossScale {
public:
    /// Where not in use the factor stays 1.
    explicit LossScale(bool inUse) : m_inUse(inUse), m_scale(inUse ? 65536 : 1) {}

    double value() const { return m_scale; }
    /// Whether an overflow now can be met by a smaller factor.
    bool canShrink() const { return m_inUse && m_scale > 1; }
    /// After each step.
    void update(bool finite);

    NamedTensors state() const;
    void restore(const NamedTensors& state);

private:
    bool m_inUse;
    double m_scale;
    int m_finiteSteps = 0;  ///< since the last change
};

}  // namespace training
