#include "training/compute.h"

#include <ATen/Parallel.h>

#include <thread>

#include "core/types/error.h"
#include "model/cpu_features.h"

namespace training {
namespace {

torch::ScalarType chooseType(core::TrainingPrecision wanted, const torch::Device& device) {
    using core::TrainingPrecision;
    if (wanted == TrainingPrecision::Fp16 && !device.is_cuda()) {
        throw core::Error("precision is fp16, which only trains on a GPU. Use bf16 or fp32 on this device.",
                          core::Error::Kind::BadUsage);
    }
    if (wanted == TrainingPrecision::Auto) {
        return device.is_cuda() || model::cpuHasBf16() ? torch::kBFloat16 : torch::kFloat;
    }
    if (wanted == TrainingPrecision::Fp16) return torch::kHalf;
    return wanted == TrainingPrecision::Bf16 ? torch::kBFloat16 : torch::kFloat;
}

}  // namespace

Compute chooseCompute(const core::TrainingConfig& config, int localRank) {
    const bool cuda = torch::cuda::is_available();
    if (config.device != "auto" && config.device != "cpu" && config.device != "cuda") {
        throw core::Error("Unknown device \"" + config.device + "\". Use auto, cpu or cuda.",
                          core::Error::Kind::BadUsage);
    }
    if (config.device == "cuda" && !cuda) {
        throw core::Error("No CUDA device was found. Use device: cpu, or check the graphics driver.",
                          core::Error::Kind::BadUsage);
    }
    const int cores = int(std::max(1U, std::thread::hardware_concurrency()));
    at::set_num_threads(config.threads > 0 ? config.threads : cores);
    Compute compute;
    if (cuda && config.device != "cpu") {
        const auto gpu = std::size_t(localRank) % torch::cuda::device_count();
        compute.device = torch::Device(torch::kCUDA, torch::DeviceIndex(gpu));
    }
    compute.type = chooseType(config.precision, compute.device);
    return compute;
}

}  // namespace training
