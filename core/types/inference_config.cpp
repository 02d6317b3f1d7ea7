#include "core/types/inference_config.h"

#include <array>
#include <cstddef>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

constexpr std::array<std::string_view, 3> kDevices{"auto", "cpu", "cuda"};
constexpr std::array<std::string_view, 5> kPrecisions{"auto", "fp32", "bf16", "fp16", "int8"};

template <std::size_t N>
std::size_t indexOf(const std::array<std::string_view, N>& names, std::string_view name, const std::string& what) {
    std::string known;
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) return i;
        known += (i == 0 ? "" : ", ") + std::string(names[i]);
    }
    throw Error("Unknown " + what + " '" + std::string(name) + "'; use one of " + known + ".", Error::Kind::BadUsage);
}

}  // namespace

Device deviceFromName(std::string_view name) { return Device(indexOf(kDevices, name, "device")); }

std::string_view deviceName(Device device) { return kDevices.at(std::size_t(device)); }

Precision precisionFromName(std::string_view name) { return Precision(indexOf(kPrecisions, name, "precision")); }

std::string_view precisionName(Precision precision) { return kPrecisions.at(std::size_t(precision)); }

}  // namespace core
