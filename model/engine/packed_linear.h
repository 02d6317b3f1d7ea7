#pragma once

#include <torch/torch.h>

namespace model {

/// Contiguous and in memory of its own, whatever file or network the tensor lies in.
inline torch::Tensor ownCopy(const torch::Tensor& tensor, torch::ScalarType type) {
    return tensor.to(type, /*non_blocking=*/false, /*copy=*/true, torch::MemoryFormat::Contiguous);
}

/// How a linear layer's weights are kept for inference.
enum class LinearKernel {
    Plain,   ///< as in training
    Packed,  ///< in the order that oneDNN's matrix product reads, on a CPU whose LibTorch offers it; else as Plain
    Int8,    ///< 8 bits with a scale for each output; inputs are quantised as they come. CPU only
};

enum class Activation { None, Gelu };

/// A linear layer prepared once and applied often; without gradient.
class PackedLinear {
public:
    PackedLinear() = default;
    /// Weight [out, in] and bias [out] for inputs of `type`. Throws core::Error where the LibTorch at hand cannot do
    /// Int8.
    PackedLinear(const torch::Tensor& weight, const torch::Tensor& bias, LinearKernel kernel, torch::ScalarType type);

    /// [..., in] to [..., out], of the same type.
    torch::Tensor operator()(const torch::Tensor& x, Activation activation = Activation::None) const;

private:
    torch::Tensor productInt8(const torch::Tensor& x) const;

    LinearKernel m_kernel = LinearKernel::Plain;
    torch::Tensor m_weight, m_bias;
    c10::IValue m_packed;  // of Int8: LibTorch's own class
};

/// Whether this LibTorch and processor have LinearKernel::Int8.
bool hasInt8Linear();

}  // namespace model
