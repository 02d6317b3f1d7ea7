#include "model/matrix_rate.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "model/engine/packed_linear.h"
#include "model/precision.h"

namespace model {
namespace {

constexpr double kEnoughS = 0.1;  ///< a product that takes this long is large for the device

/// The shortest time, in seconds, of one product of square matrices.
double productTime(const torch::Device& device, const std::string& precision, int64_t side) {
    const auto type = precision == "bf16" ? torch::kBFloat16 : precision == "fp16" ? torch::kFloat16 : torch::kFloat32;
    const auto options = torch::TensorOptions(device).dtype(type);
    const torch::Tensor a = torch::rand({side, side}, options), b = torch::rand({side, side}, options);
    const bool isInt8 = precision == "int8";
    const PackedLinear layer =
        isInt8 ? PackedLinear(b, torch::zeros({side}, options), LinearKernel::Int8, type) : PackedLinear();
    double best = std::numeric_limits<double>::infinity();
    for (int run = 0; run < 6; ++run) {
        const auto start = std::chrono::steady_clock::now();
        isInt8 ? layer(a) : torch::matmul(a, b);
        if (device.is_cuda()) torch::cuda::synchronize();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (run > 0) best = std::min(best, took.count());
    }
    return best;
}

}  // namespace

double matrixRate(core::Device wanted, const std::string& precision) {
    const torch::Device device = torchDevice(wanted);
    const c10::InferenceMode inference;
    const int64_t largest = device.is_cuda() ? 8192 : 2048;
    for (int64_t side = 256;; side *= 2) {
        const double tookS = productTime(device, precision, side);
        if (tookS > kEnoughS || side >= largest) return 2 * double(side) * double(side) * double(side) / tookS;
    }
}

}  // namespace model
