#include "model/softmax.h"

#include <algorithm>
#include <cmath>

namespace model {

std::vector<float> softmax(const std::vector<float>& logits, double temperature) {
    const float highest = *std::max_element(logits.begin(), logits.end());
    std::vector<float> result;
    double sum = 0;
    for (const float logit : logits) {
        result.push_back(float(std::exp(double(logit - highest) / temperature)));
        sum += double(result.back());
    }
    for (float& probability : result) probability = float(double(probability) / sum);
    return result;
}

}  // namespace model
