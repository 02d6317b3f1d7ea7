#include "training/process_group.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>

#include "core/types/error.h"

#if CARPUS_C10D
#ifndef USE_C10D_GLOO
#define USE_C10D_GLOO
#endif
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif
#if CARPUS_NCCL
#ifndef USE_C10D_NCCL
#define USE_C10D_NCCL
#endif
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif

namespace training {

#if CARPUS_C10D

namespace {

using Tensors = std::vector<torch::Tensor>;

constexpr std::int64_t kBucketValues = 6'000'000;  // 24 MB

/// Flat copies of consecutive tensors, on the device that they travel from.
struct Bucket {
    Tensors tensors;
    torch::Tensor flat;

    void pack(const torch::Device& device) {
        Tensors parts;
        for (const auto& tensor : tensors) parts.push_back(tensor.detach().reshape(-1));
        flat = torch::cat(parts).to(device);
    }
    void unpack() {
        std::int64_t at = 0;
        for (auto& tensor : tensors) {
            tensor.copy_(flat.narrow(0, at, tensor.numel()).view_as(tensor));
            at += tensor.numel();
        }
    }
};

std::vector<Bucket> bucketsOf(const Tensors& tensors) {
    std::vector<Bucket> buckets;
    std::int64_t values = kBucketValues;
    for (const auto& tensor : tensors) {
        if (values + tensor.numel() > kBucketValues) {
            buckets.emplace_back();
            values = 0;
        }
        buckets.back().tensors.push_back(tensor);
        values += tensor.numel();
    }
    return buckets;
}

/// The network interface: the one that the user names, the loopback where all are on one computer, else the one of this
/// computer's name.
auto glooDevice(const Launch& launch) {
    using c10d::ProcessGroupGloo;
    const char* interface = std::getenv("GLOO_SOCKET_IFNAME");
    if (interface != nullptr) return ProcessGroupGloo::createDeviceForInterface(interface);
    if (launch.host == "127.0.0.1" || launch.host == "localhost") {
        return ProcessGroupGloo::createDeviceForHostname("127.0.0.1");
    }
    return ProcessGroupGloo::createDefaultDevice();
}

}  // namespace

/// Everything goes over Gloo, but for sums of what lies on GPUs where NCCL can take them.
struct ProcessGroup::Backend {
    explicit Backend(const Launch& started) : launch(started) {
        c10d::TCPStoreOptions options;
        options.port = std::uint16_t(launch.port);
        options.isServer = launch.rank == 0 && !launch.launcherKeepsStore;
        options.numWorkers = std::size_t(launch.size);
        options.waitWorkers = !launch.launcherKeepsStore;
        store = c10::make_intrusive<c10d::PrefixStore>("carpus/" + launch.attempt,
                                                       c10::make_intrusive<c10d::TCPStore>(launch.host, options));
        // The leader may measure for long while the others wait; who has died is noticed at once all the same.
        auto gloo = c10d::ProcessGroupGloo::Options::create(std::chrono::hours(6));
        gloo->devices.push_back(glooDevice(launch));
        group = c10::make_intrusive<c10d::ProcessGroupGloo>(store, launch.rank, launch.size, gloo);
    }

    /// Where sums of these tensors are taken. NCCL wants a GPU for each process.
    torch::Device deviceOf([[maybe_unused]] const Tensors& tensors) {
#if CARPUS_NCCL
        const auto isOnGpu = [](const torch::Tensor& tensor) { return tensor.is_cuda(); };
        if (launch.localSize <= int(torch::cuda::device_count()) && !tensors.empty() &&
            std::all_of(tensors.begin(), tensors.end(), isOnGpu)) {
            if (!nccl) {
                const auto own = c10::make_intrusive<c10d::PrefixStore>("nccl", store);  // apart from Gloo's keys
                nccl = c10::make_intrusive<c10d::ProcessGroupNCCL>(own, launch.rank, launch.size);
            }
            return tensors.front().device();
        }
#endif
        return torch::kCPU;
    }

    auto startSum(const torch::Tensor& flat) {
        Tensors one{flat};
#if CARPUS_NCCL
        if (flat.is_cuda()) return nccl->allreduce(one);
#endif
        return group->allreduce(one);
    }
    void spread(const torch::Tensor& flat) {
        Tensors one{flat};
        group->broadcast(one)->wait();
    }

    Launch launch;
    c10::intrusive_ptr<c10d::PrefixStore> store;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group;
#if CARPUS_NCCL
    c10::intrusive_ptr<c10d::ProcessGroupNCCL> nccl;
#endif
};

namespace {

/// Runs `call` and turns whatever the library throws into an Error that says what to do.
template <typename Call>
auto together(Call call) {
    try {
        return call();
    } catch (const std::exception& error) {
        const std::string what = error.what();
        throw core::Error(
            "The connection to the other processes of this training broke: " + what.substr(0, what.find('\n')) +
            " One of them has probably ended; its own message says why. Start all of them again: they go "
            "on from the last state.");
    }
}

}  // namespace

ProcessGroup::ProcessGroup(const Launch& launch) : m_launch(launch) {
    if (launch.size == 1) return;
    try {
        m_backend = std::make_unique<Backend>(launch);
    } catch (const std::exception& error) {
        const std::string what = error.what();
        throw core::Error("Process " + std::to_string(launch.rank) + " of " + std::to_string(launch.size) +
                          " cannot meet the others at " + launch.host + ":" + std::to_string(launch.port) + ": " +
                          what.substr(0, what.find('\n')) + " Check MASTER_ADDR and MASTER_PORT.");
    }
}

void ProcessGroup::sum(const std::vector<torch::Tensor>& tensors) {
    if (!m_backend) return;
    torch::NoGradGuard guard;
    together([&] {
        auto buckets = bucketsOf(tensors);
        const torch::Device device = m_backend->deviceOf(tensors);
        std::vector<decltype(m_backend->startSum({}))> travelling;
        for (auto& bucket : buckets) {
            bucket.pack(device);
            travelling.push_back(m_backend->startSum(bucket.flat));
        }
        for (std::size_t i = 0; i < buckets.size(); ++i) {
            travelling[i]->wait();
            buckets[i].unpack();
        }
    });
}

void ProcessGroup::spread(const std::vector<torch::Tensor>& tensors) {
    if (!m_backend) return;
    torch::NoGradGuard guard;
    together([&] {
        for (auto tensor : tensors) {
            auto copy = tensor.detach().to(torch::kCPU).contiguous();
            m_backend->spread(copy);
            tensor.copy_(copy);
        }
    });
}

#else

struct ProcessGroup::Backend {};

ProcessGroup::ProcessGroup(const Launch& launch) : m_launch(launch) {
    if (launch.size == 1) return;
    throw core::Error("This program was built with a LibTorch without c10d, so it cannot train as " +
                          std::to_string(launch.size) +
                          " processes. Start it as one, or build it with another LibTorch.",
                      core::Error::Kind::BadUsage);
}
void ProcessGroup::sum(const std::vector<torch::Tensor>&) {}
void ProcessGroup::spread(const std::vector<torch::Tensor>&) {}

#endif

ProcessGroup::~ProcessGroup() = default;

bool ProcessGroup::any(bool here) {
    const auto count = torch::full({1}, here ? 1.0 : 0.0);
    sum({count});
    return count.item<double>() > 0;
}

double ProcessGroup::leaders(double value) {
    const auto number = torch::full({1}, value, torch::kDouble);
    spread({number});
    return number.item<double>();
}

}  // namespace training
