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
    Tensor input, output;
    at::cuda::CUDAGraph graph;
};

/// Null where the input is not replayed.
GraphReplay::Recording* GraphReplay::recordingFor(const Tensor& input) {
    if (!m_replays || !input.is_cuda()) return nullptr;
    const std::vector<std::int64_t> shape = input.sizes().vec();
    const auto known = m_recordings.find(shape);
    if (known != m_recordings.end()) return known->second.get();
    if (m_recordings.size() >= kMostRecordings) return nullptr;
    auto recording = std::make_unique<Recording>();
    recording->input = torch::empty_like(input);
    recording->input.copy_(input);
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
    for (int run = 0; run < kRehearsals; ++run) m_network(recording.input);
    torch::cuda::synchronize();
    recording.graph.capture_begin();
    try {
        recording.output = m_network(recording.input);
    } catch (const c10::Error&) {
        try {
            recording.graph.capture_end();
        } catch (const c10::Error&) {  // the first error is the one that counts
        }
        throw;
    }
    recording.graph.capture_end();
}

Tensor GraphReplay::operator()(const Tensor& input) {
    Recording* recording = recordingFor(input);
    if (recording == nullptr) return m_network(input);
    recording->input.copy_(input, /*non_blocking=*/true);
    recording->graph.replay();
    return recording->output;
}

#else

struct GraphReplay::Recording {};

Tensor GraphReplay::operator()(const Tensor& input) { return m_network(input); }

#endif

GraphReplay::GraphReplay(Network network, bool replays) : m_network(std::move(network)), m_replays(replays) {}

GraphReplay::~GraphReplay() = default;

}  // namespace model
