#include <vector>

#include "core/types/error.h"
#include "model/safetensors.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    try {
        const model::SafetensorsReader reader(file.path());
        for (const auto& [name, entry] : reader.tensors()) {
            std::vector<std::byte> bytes(entry.bytes);
            reader.read(name, bytes);
        }
    } catch (const core::Error&) {
    }
    return 0;
}
