#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace model {

/// Runs a network on a GPU by replaying its kernels, which are recorded once for each shape of the first input: a small
/// batch spends more time in launching them than in computing. Without CUDA, switched off, or where recording fails,
/// the network simply runs. One thread.
class GraphReplay {
public:
    /// At least one; all of them change from call to call.
    using Inputs = std::vector<torch::Tensor>;
    /// Must depend on nothing but its inputs, and read nothing back from the GPU.
    using Network = std::function<torch::Tensor(const Inputs&)>;

    GraphReplay(Network network, bool replays);
    ~GraphReplay();
    GraphReplay(const GraphReplay&) = delete;
    GraphReplay& operator=(const GraphReplay&) = delete;

    /// The result may be overwritten by the next call.
    torch::Tensor operator()(const Inputs& inputs);

private:
    struct Recording;
    Recording* recordingFor(const Inputs& inputs);
    void record(Recording& recording);

    Network m_network;
    bool m_replays;
    std::map<std::vector<std::int64_t>, std::unique_ptr<Recording>> m_recordings;  // by shape of the first input
};

}  // namespace model
