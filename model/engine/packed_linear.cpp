#include "model/engine/packed_linear.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/types/error.h"
#include "model/cpu_features.h"
#include "model/torch_compat.h"

namespace model {
namespace {

using torch::Tensor;

/// LibTorch's own optional, which is not the standard library's in every version.
using OptionalScalar = decltype(std::declval<c10::IValue>().toOptional<at::Scalar>());

/// An operator that not every LibTorch has, called by name.
class OptionalOperator {
public:
    explicit OptionalOperator(const char* name) : m_handle(c10::Dispatcher::singleton().findSchema({name, ""})) {}
    explicit operator bool() const { return m_handle.has_value(); }
    c10::IValue operator()(std::vector<c10::IValue> arguments) const {
        m_handle->callBoxed(&arguments);
        return std::move(arguments.front());
    }

private:
    decltype(c10::Dispatcher::singleton().findSchema({"", ""})) m_handle;
};

const OptionalOperator& reorderWeight() {
    static const OptionalOperator op("mkldnn::_reorder_linear_weight");
    return op;
}

const OptionalOperator& linearPointwise() {
    static const OptionalOperator op("mkldnn::_linear_pointwise");
    return op;
}

const OptionalOperator& prepackInt8() {
    static const OptionalOperator op("quantized::linear_prepack");
    return op;
}

const OptionalOperator& linearInt8() {
    static const OptionalOperator op("quantized::linear_dynamic");
    return op;
}

Tensor packedProduct(const Tensor& x, const Tensor& weight, const Tensor& bias, Activation activation) {
    const bool gelu = activation == Activation::Gelu;
    const c10::List<OptionalScalar> none;
    return linearPointwise()({x, weight, bias, gelu ? "gelu" : "none", none, gelu ? "none" : ""}).toTensor();
}

/// The packed weight, or nothing where this LibTorch or processor does not take it.
std::optional<Tensor> pack(const Tensor& weight, const Tensor& bias) {
    if (!weight.is_cpu() || !reorderWeight() || !linearPointwise()) return std::nullopt;
    try {
        Tensor packed = reorderWeight()({weight, c10::IValue()}).toTensor();
        packedProduct(torch::zeros({1, weight.size(1)}, weight.options()), packed, bias, Activation::Gelu);
        return packed;
    } catch (const c10::Error&) {
        return std::nullopt;
    }
}

std::optional<at::QEngine> int8Engine() {
    const auto& engines = at::globalContext().supportedQEngines();
    for (const at::QEngine engine : {at::QEngine::ONEDNN, at::QEngine::FBGEMM, at::QEngine::QNNPACK}) {
        if (std::find(engines.begin(), engines.end(), engine) != engines.end()) return engine;
    }
    return std::nullopt;
}

c10::IValue packInt8(const Tensor& weight, const Tensor& bias) {
    if (!hasInt8Linear()) {
        throw core::Error(
            "Precision int8 is not available: this LibTorch has no 8-bit linear layers. Use auto or fp32.",
            core::Error::Kind::BadUsage);
    }
    // LibTorch 2.13 calls its quantised tensors deprecated, which is no matter of users.
    [[maybe_unused]] const QuietScope quiet;
    at::globalContext().setQEngine(*int8Engine());
    const Tensor rows = weight.to(torch::kFloat32).contiguous();
    const Tensor scales = rows.abs().amax(1).clamp_min(1e-12).div(127).to(torch::kFloat64);
    const Tensor zeros = torch::zeros({rows.size(0)}, torch::kInt64);
    const Tensor quantised = at::quantize_per_channel(rows, scales, zeros, 0, torch::kQInt8);
    return prepackInt8()({quantised, ownCopy(bias, torch::kFloat32)});  // it keeps the bias as it is
}

}  // namespace

bool hasInt8Linear() { return prepackInt8() && linearInt8() && int8Engine(); }

PackedLinear::PackedLinear(const Tensor& weight, const Tensor& bias, LinearKernel kernel, torch::ScalarType type)
    : m_kernel(kernel) {
    if (kernel == LinearKernel::Int8) {
        m_packed = packInt8(weight, bias);
        return;
    }
    m_weight = ownCopy(weight, type);
    m_bias = ownCopy(bias, type);
    if (kernel == LinearKernel::Packed) {
        const auto packed = pack(m_weight, m_bias);
        if (packed) m_weight = *packed;
        if (!packed) m_kernel = LinearKernel::Plain;
    }
}

Tensor PackedLinear::operator()(const Tensor& x, Activation activation) const {
    if (m_kernel == LinearKernel::Packed) return packedProduct(x, m_weight, m_bias, activation);
    const Tensor y = m_kernel == LinearKernel::Int8 ? productInt8(x) : torch::linear(x, m_weight, m_bias);
    return activation == Activation::Gelu ? torch::gelu(y) : y;
}

/// The product itself takes and gives 32 bit.
Tensor PackedLinear::productInt8(const Tensor& x) const {
    const Tensor wide = x.to(torch::kFloat32).contiguous();
    const bool sevenBits = !cpuHasWideInt8();
    return linearInt8()({wide, m_packed, sevenBits}).toTensor().to(x.scalar_type());
}

}  // namespace model
