#pragma once

#include <torch/torch.h>

#include <vector>

namespace training {

/// The running means and variances of batch normalisation over one step whose batches are shared among processes:
/// they become what a single process has that takes the batches in turn.
class RunningStatistics {
public:
    /// `batches` of the step in all processes; one of these processes `leads`.
    RunningStatistics(const torch::nn::Module& network, int batches, bool leads);

    /// Around the forward pass of batch `index` of the step.
    void begin();
    void end(int index);
    /// Puts this process's summand in place of the network's statistics.
    void leaveSummands();

private:
    int m_batches;
    std::vector<torch::Tensor> m_running;  ///< the network's own
    std::vector<torch::Tensor> m_before;
    std::vector<torch::Tensor> m_summands;
};

}  // namespace training
