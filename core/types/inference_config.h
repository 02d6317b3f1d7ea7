#pragma once

#include <string_view>

namespace core {

enum class Device { Auto, Cpu, Cuda };
enum class Precision { Auto, Fp32, Bf16, Fp16, Int8 };

/// How a network is run. Auto takes the GPU where there is one, and the fastest precision that the device really has.
struct InferenceConfig {
    Device device = Device::Auto;
    Precision precision = Precision::Auto;
    int threads = 0;     ///< CPU threads of the whole process' tensor work; 0 chooses by a short measurement
    bool alone = false;  ///< nothing waits beside the network: the choice may take more than half of the cores
};

/// "auto", "cpu", "cuda"; throws Error (bad usage) for every other text.
Device deviceFromName(std::string_view name);
std::string_view deviceName(Device device);
/// "auto", "fp32", "bf16", "fp16", "int8"; throws Error (bad usage) for every other text.
Precision precisionFromName(std::string_view name);
std::string_view precisionName(Precision precision);

}  // namespace core
