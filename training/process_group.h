#pragma once

#include <torch/torch.h>

#include <memory>
#include <vector>

#include "training/launch.h"

namespace training {

/// The processes that train together, over LibTorch's c10d: Gloo, and NCCL for sums of tensors on GPUs where each
/// process has one. All of them must make the same calls in the same order; each call waits for the others and throws
/// Error when one of them has ended. One thread.
class ProcessGroup {
public:
    /// Waits until all processes have come. Throws Error when they do not, or when this build has no c10d.
    explicit ProcessGroup(const Launch& launch);
    ~ProcessGroup();
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    int rank() const { return m_launch.rank; }
    int size() const { return m_launch.size; }
    int localRank() const { return m_launch.localRank; }
    /// The one that reports and writes.
    bool leads() const { return m_launch.rank == 0; }

    /// Replaces 32-bit tensors by their sums over all processes, in buckets of which one travels while the next is
    /// packed.
    void sum(const std::vector<torch::Tensor>& tensors);
    /// Replaces tensors of any kind by those of the leader.
    void spread(const std::vector<torch::Tensor>& tensors);
    /// Whether any process said so.
    bool any(bool here);
    /// What the leader said.
    double leaders(double value);
    void waitForAll() { any(false); }

private:
    struct Backend;
    Launch m_launch;
    std::unique_ptr<Backend> m_backend;  ///< none in a group of one
};

}  // namespace training
