#include "training/running_statistics.h"

#include <cmath>

namespace training {

/// Of the past, at each batch: LibTorch's default, which the network uses throughout.
constexpr double kKept = 1 - 0.1;

// After n batches with statistics s_0, s_1, ... the running value is kept^n r + sum of kept^(n-1-i) (1 - kept) s_i:
// a sum whose terms may be computed anywhere. A forward pass alone tells (1 - kept) s_i as its result less kept r.

RunningStatistics::RunningStatistics(const torch::nn::Module& network, int batches, bool leads) : m_batches(batches) {
    for (const auto& buffer : network.buffers()) {
        if (!buffer.is_floating_point()) continue;
        m_running.push_back(buffer);
        m_summands.push_back(leads ? buffer * std::pow(kKept, batches) : torch::zeros_like(buffer));
    }
}

void RunningStatistics::begin() {
    m_before.clear();
    for (const auto& running : m_running) m_before.push_back(running.clone());
}

void RunningStatistics::end(int index) {
    const torch::NoGradGuard guard;
    const double weight = std::pow(kKept, m_batches - 1 - index);
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        m_summands[i].add_(m_running[i] - m_before[i] * kKept, weight);
    }
}

void RunningStatistics::leaveSummands() {
    const torch::NoGradGuard guard;
    for (std::size_t i = 0; i < m_running.size(); ++i) m_running[i].copy_(m_summands[i]);
}

}  // namespace training
