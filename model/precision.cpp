#include "model/precision.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "core/types/error.h"
#include "model/cpu_features.h"

namespace model {
torch::Device torchDevice(core::Device wanted) {
    const bool hasGpu = torch::cuda::is_available();
    if (wanted == core::Device::Cuda && !hasGpu) {
        throw core::Error(
            "Device cuda is not available: no NVIDIA GPU, no driver, or a LibTorch without CUDA. Use "
            "device auto or cpu.",
            core::Error::Kind::BadUsage);
    }
    return hasGpu && wanted != core::Device::Cpu ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

std::string deviceLabel(const torch::Device& device) {
    if (device.is_cpu()) return "CPU";
    std::error_code error;
    for (const auto& gpu : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", error)) {
        std::ifstream information(gpu.path() / "information");
        for (std::string line; std::getline(information, line);) {
            if (line.starts_with("Model:")) return line.substr(line.find_first_not_of(" \t", 6));
        }
    }
    return "CUDA";
}

std::vector<Arithmetic> arithmeticCandidates(core::Precision wanted, const torch::Device& device) {
    const Arithmetic fp32{torch::kFloat32}, bf16{torch::kBFloat16}, fp16{torch::kFloat16};
    switch (wanted) {
        case core::Precision::Fp32: return {fp32};
        case core::Precision::Bf16: return {bf16};
        case core::Precision::Fp16:
            if (device.is_cuda()) return {fp16};
            throw core::Error("Precision fp16 runs on a GPU only; use auto, fp32, bf16 or int8 on the CPU.",
                              core::Error::Kind::BadUsage);
        case core::Precision::Int8:
            if (device.is_cpu()) return {{cpuHasBf16() ? torch::kBFloat16 : torch::kFloat32, true}};
            throw core::Error("Precision int8 runs on the CPU only; use auto, fp32, bf16 or fp16 on a GPU.",
                              core::Error::Kind::BadUsage);
        case core::Precision::Auto: break;
    }
    if (device.is_cuda()) return {fp32, bf16, fp16};
    if (cpuHasBf16()) return {fp32, bf16};
    return {fp32};
}

std::string arithmeticLabel(const Arithmetic& arithmetic) {
    if (arithmetic.int8) return "int8";
    if (arithmetic.type == torch::kBFloat16) return "bf16";
    return arithmetic.type == torch::kFloat16 ? "fp16" : "fp32";
}

}  // namespace model
