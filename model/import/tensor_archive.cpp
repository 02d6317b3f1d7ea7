#include "model/import/tensor_archive.h"

#include "core/types/error.h"
#include "model/import/torch_archive.h"

namespace model {
namespace {

class SafetensorsArchive final : public TensorArchive {
public:
    explicit SafetensorsArchive(const std::string& path) : m_file(path) {
        for (const auto& [name, entry] : m_file.tensors()) m_tensors[name] = {entry.type, entry.shape, entry.bytes};
    }

    std::string format() const override { return kSafetensorsFormat; }
    const std::map<std::string, ArchivedTensor>& tensors() const override { return m_tensors; }
    const std::map<std::string, std::string>& texts() const override { return m_file.metadata(); }
    void read(const std::string& name, std::span<std::byte> to) const override { m_file.read(name, to); }

private:
    SafetensorsReader m_file;
    std::map<std::string, ArchivedTensor> m_tensors;
};

/// Safetensors begin with the length of their header and its opening brace.
bool isSafetensors(std::span<const std::byte> file) { return file.size() > 8 && file[8] == std::byte('{'); }

}  // namespace

std::unique_ptr<TensorArchive> openTensorArchive(const std::string& path) {
    auto file = std::make_unique<MappedFile>(path);
    if (isSafetensors(file->bytes())) return std::make_unique<SafetensorsArchive>(path);
    try {
        if (isTorchZip(file->bytes())) return openTorchZip(std::move(file));
        if (isTorchLegacy(file->bytes())) return openTorchLegacy(std::move(file));
    } catch (const core::Error& error) {
        throw core::Error("'" + path + "' cannot be used: " + error.what());
    }
    throw core::Error("'" + path +
                      "' is no weight file that Carpus knows: neither safetensors nor a file of torch.save.");
}

}  // namespace model
