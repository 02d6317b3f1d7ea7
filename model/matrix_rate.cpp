#include "model/matrix_rate.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>

#include "model/engine/packed_linear.h"
#include "model/precision.h"

namespace model {

double matrixRate(core::Device wanted, const std::string& precision) {
    const torch::Device device = torchDevice(wanted);
    const auto type = precision == "bf16" ? torch::kBFloat16 : precision == "fp16" ? torch::kFloat16 : torch::kFloat32;
    const int64_t side = device.is_cuda() ? 8192 : 2048;
    const auto options = torch::TensorOptions(device).dtype(type);
    const c10::InferenceMode inference;
    const torch::Tensor a = torch::rand({side, side}, options), b = torch::rand({side, side}, options);
    const bool isInt8 = precision == "int8";
    const PackedLinear layer =
        isInt8 ? PackedLinear(b, torch::zeros({side}, options), LinearKernel::Int8, type) : PackedLinear();
    double best = 0;
    for (int run = 0; run < 6; ++run) {
        const auto start = std::chrono::steady_clock::now();
        isInt8 ? layer(a) : torch::matmul(a, b);
        if (device.is_cuda()) torch::cuda::synchronize();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (run > 0) best = std::max(best, 2 * double(side) * double(side) * double(side) / took.count());
    }
    return best;
}

}  // namespace model
