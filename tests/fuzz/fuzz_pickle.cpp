#include <vector>

#include "core/types/error.h"
#include "model/import/pickle.h"
#include "model/import/tensor_archive.h"
#include "tests/fuzz/memory_file.h"

/// The bytes as a bare pickle, and as a whole file of torch.save in either format.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        model::ByteReader reader({reinterpret_cast<const std::byte*>(data), size});
        const model::Pickle pickle(reader);
    } catch (const core::Error&) {
    }
    const MemoryFile file(data, size);
    try {
        const auto archive = model::openTensorArchive(file.path());
        for (const auto& [name, tensor] : archive->tensors()) {
            std::vector<std::byte> bytes(tensor.bytes);
            archive->read(name, bytes);
        }
    } catch (const core::Error&) {
    }
    return 0;
}
