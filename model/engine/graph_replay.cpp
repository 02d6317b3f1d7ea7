#include "model/engine/graph_replay.h"

#include <utility>

#ifdef CARPUS_CUDA_GRAPHS
#include <ATen/cuda/CUDAGraph.h>
#include <c10/core/StreamGuard.h>
#include <c10/cuda/CUDAStream.h>
#endif

namespace model {

using torch::Tensor;

#ifdef CARPUS_CUDA_GRAPHS

namespace {

constexpr std::size_t kMostRecordings = 4;  // each holds the memory of a forward; other shapes run as they are
constexpr int kRehearsals = 3;              // libraries choose kernels and allocate workspaces before the recording

}  // namespace

struct GraphReplay::Recording {
    Inputs inputs;
    Tensor output;
    at::cuda::CUDAGraph graph;
};

/// Null where the inputs are not replayed.
GraphReplay::Recording* GraphReplay::recordingFor(const Inputs& inputs) {
    if (!m_replays || !inputs.front().is_cuda()) return nullptr;
    const std::vector<std::int64_t> shape = inputs.front().sizes().vec();
    const auto known = m_recordings.find(shape);
    if (known != m_recordings.end()) return known->second.get();
    if (m_recordings.size() >= kMostRecordings) return nullptr;
    auto recording = std::make_unique<Recording>();
    for (const Tensor& input : inputs) recording->inputs.push_back(input.clone());
    try {
        record(*recording);
    } catch (const c10::Error&) {
        m_replays = false;  // such as an operation that waits for the GPU
        return nullptr;
    }
    return m_recordings.emplace(shape, std::move(recording)).first->second.get();
}

void GraphReplay::record(Recording& recording) {
    torch::cuda::synchronize();
    const c10::StreamGuard stream(c10::cuda::getStreamFromPool().unwrap());  // the default one cannot be recorded
    for (int run = 0; run < kRehearsals; ++run) m_network(recording.inputs);
    torch::cuda::synchronize();
    recording.graph.capture_begin();
    try {
        recording.output = m_network(recording.inputs);
    } catch (const c10::Error&) {
        try {
            recording.graph.capture_end();
        } catch (const c10::Error&) {  // the first error is the one that counts
        }
        throw;
    }
    recording.graph.capture_end();
}

Tensor GraphReplay::operator()(const Inputs& inputs) {
    Recording* recording = recordingFor(inputs);
    if (recording == nullptr) return m_network(inputs);
    for (std::size_t i = 0; i < inputs.size(); ++i) recording->inputs[i].copy_(inputs[i], /*non_blocking=*/true);
    recording->graph.replay();
    return recording->output;
}

#else

struct GraphReplay::Recording {};

Tensor GraphReplay::operator()(const Inputs& inputs) { return m_network(inputs); }

#endif

GraphReplay::GraphReplay(Network network, bool replays) : m_network(std::move(network)), m_replays(replays) {}

GraphReplay::~GraphReplay() = default;

}  // namespace model
