#include "model/import/tensor_archive.h"

namespace model {
namespace {

class SafetensorsArchive final : public TensorArchive {
public:
    explicit SafetensorsArchive(const std::string& path) : m_file(path) {
        for (const auto& [name, entry] : m_file.tensors()) m_tensors[name] = {entry.type, entry.shape, entry.bytes};
    }

    std::string format() const override { return "safetensors"; }
    const std::map<std::string, ArchivedTensor>& tensors() const override { return m_tensors; }
    const std::map<std::string, std::string>& texts() const override { return m_file.metadata(); }
    void read(const std::string& name, std::span<std::byte> to) const override { m_file.read(name, to); }

private:
    SafetensorsReader m_file;
    std::map<std::string, ArchivedTensor> m_tensors;
};

}  // namespace

std::unique_ptr<TensorArchive> openTensorArchive(const std::string& path) {
    return std::make_unique<SafetensorsArchive>(path);
}

}  // namespace model
