#include "training/compute.h"

#include <ATen/Parallel.h>

#include <thread>

#include "core/types/error.h"

namespace training {
namespace {

bool processorHasBf16() {
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

}  // namespace

Compute chooseCompute(const core::TrainingConfig& config) {
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
    if (cuda && config.device != "cpu") compute.device = torch::Device(torch::kCUDA, 0);
    const bool native = compute.device.is_cuda() || processorHasBf16();
    compute.bf16 = config.precision == core::TrainingPrecision::Bf16 ||
                   (config.precision == core::TrainingPrecision::Auto && native);
    return compute;
}

}  // namespace training
