#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/architecture.h"
#include "model/mapped_file.h"

namespace model {

/// Element types of the safetensors format that Carpus knows.
enum class ElementType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

std::size_t elementBytes(ElementType type);
std::string elementName(ElementType type);

/// Where one tensor lies: `begin` counts bytes from the start of the file's data section.
struct TensorEntry {
    ElementType type = ElementType::F32;
    Shape shape;
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
};

using Metadata = std::map<std::string, std::string>;

/// A safetensors file, mapped into memory and checked: header size, names, types, shapes, offsets without overlap, gap
/// or overrun. Nothing of the data is read or allocated before read(). Throws core::Error naming the file and the
/// fault.
class SafetensorsReader {
public:
    explicit SafetensorsReader(const std::string& path);

    const std::string& path() const { return m_path; }
    const std::map<std::string, TensorEntry>& tensors() const { return m_tensors; }
    const Metadata& metadata() const { return m_metadata; }
    std::uint64_t fileBytes() const { return m_fileBytes; }
    /// The bytes of a tensor, while file() lives and the file on disk is not shortened.
    std::span<const std::byte> view(const std::string& name) const;
    const std::shared_ptr<const MappedFile>& file() const { return m_file; }
    /// Fills `to`, which must have exactly the tensor's size in bytes.
    void read(const std::string& name, std::span<std::byte> to) const;

private:
    std::string_view headerText();
    void parseHeader(std::string_view text);
    void checkLayout() const;

    std::string m_path;
    std::shared_ptr<const MappedFile> m_file;
    std::uint64_t m_fileBytes = 0;
    std::uint64_t m_dataStart = 0;
    std::map<std::string, TensorEntry> m_tensors;
    Metadata m_metadata;
};

/// A tensor to write; the bytes are little-endian, row-major, and stay the caller's.
struct TensorToWrite {
    std::string name;
    ElementType type = ElementType::F32;
    Shape shape;
    std::span<const std::byte> data;
};

/// Writes the file under a temporary name beside `path`, syncs it and renames it: `path` is either the old file or the
/// complete new one. Throws core::Error.
void writeSafetensors(const std::string& path, std::vector<TensorToWrite> tensors, const Metadata& metadata);

}  // namespace model
