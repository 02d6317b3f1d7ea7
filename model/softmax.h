#pragma once

#include <vector>

namespace model {

/// Probabilities of the logits divided by the temperature, in their order. `logits` must not be empty.
std::vector<float> softmax(const std::vector<float>& logits, double temperature);

}  // namespace model
