#include "model/safetensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/types/error.h"
#include "model/atomic_file.h"

namespace model {
namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "safetensors data is little-endian");

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kLargestHeader = 100'000'000;  // the limit of the format's own library
constexpr const char* kMetadataKey = "__metadata__";

struct ElementKind {
    const char* name;
    std::size_t bytes;
};

constexpr std::array<ElementKind, 10> kElements{{{"F64", 8},
                                                 {"F32", 4},
                                                 {"F16", 2},
                                                 {"BF16", 2},
                                                 {"I64", 8},
                                                 {"I32", 4},
                                                 {"I16", 2},
                                                 {"I8", 1},
                                                 {"U8", 1},
                                                 {"BOOL", 1}}};

[[noreturn]] void fail(const std::string& path, const std::string& what) {
    throw core::Error("'" + path + "' is not a usable safetensors file: " + what +
                      " Copy or download the file again, or choose another model.");
}

ElementType elementFromName(const std::string& name) {
    for (std::size_t i = 0; i < kElements.size(); ++i) {
        if (name == kElements[i].name) return ElementType(i);
    }
    throw core::Error("has the unknown element type '" + name.substr(0, 40) + "'.");
}

Shape shapeFromJson(const Json& json) {
    Shape shape;
    std::int64_t count = 1;
    for (const Json& size : json) {
        if (!size.is_number_unsigned() || size.get<std::uint64_t>() > std::numeric_limits<std::int32_t>::max()) {
            throw core::Error("has the impossible shape " + json.dump() + ".");
        }
        shape.push_back(size.get<std::int64_t>());
        if (__builtin_mul_overflow(count, shape.back(), &count)) {
            throw core::Error("has the impossible shape " + json.dump() + ".");
        }
    }
    return shape;
}

TensorEntry entryFromJson(const Json& json, std::uint64_t dataBytes) {
    const Json& offsets = json.at("data_offsets");
    if (!json.at("shape").is_array() || !offsets.is_array() || offsets.size() != 2 ||
        !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) {
        throw core::Error("has a malformed shape or data_offsets.");
    }
    TensorEntry entry;
    entry.type = elementFromName(json.at("dtype").get<std::string>());
    entry.shape = shapeFromJson(json.at("shape"));
    entry.begin = offsets[0].get<std::uint64_t>();
    const auto end = offsets[1].get<std::uint64_t>();
    if (end > dataBytes || entry.begin > end) {
        throw core::Error("lies at bytes " + std::to_string(entry.begin) + " to " + std::to_string(end) + " of " +
                          std::to_string(dataBytes) +
                          " bytes of data: the file is truncated or its offsets are wrong.");
    }
    entry.bytes = end - entry.begin;
    if (std::uint64_t(valueCount(entry.shape)) != entry.bytes / elementBytes(entry.type) ||
        entry.bytes % elementBytes(entry.type) != 0) {
        throw core::Error("has the shape " + json.at("shape").dump() + " of " + elementName(entry.type) + " but " +
                          std::to_string(entry.bytes) + " bytes.");
    }
    return entry;
}

std::string headerText(const std::vector<TensorToWrite>& tensors, const Metadata& metadata) {
    Json header = Json::object();
    if (!metadata.empty()) header[kMetadataKey] = metadata;
    std::uint64_t offset = 0;
    for (const TensorToWrite& tensor : tensors) {
        const std::uint64_t end = offset + tensor.data.size();
        header[tensor.name] = {
            {"dtype", elementName(tensor.type)}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + kLengthBytes - 1) / kLengthBytes * kLengthBytes, ' ');
    return text;
}

}  // namespace

std::size_t elementBytes(ElementType type) { return kElements.at(std::size_t(type)).bytes; }

std::string elementName(ElementType type) { return kElements.at(std::size_t(type)).name; }

SafetensorsReader::SafetensorsReader(const std::string& path) : m_path(path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw core::Error("There is no model file '" + path + "'; check the path.");
    }
    if (!std::filesystem::is_regular_file(path, error)) fail(path, "it is not a regular file.");
    m_fileBytes = std::filesystem::file_size(path, error);
    if (error) fail(path, "its size cannot be read (" + error.message() + ").");
    parseHeader(headerText());
    checkLayout();
}

std::string_view SafetensorsReader::headerText() {
    if (m_fileBytes < kLengthBytes) fail(m_path, "it has only " + std::to_string(m_fileBytes) + " bytes.");
    m_file = std::make_shared<const MappedFile>(m_path);
    const auto bytes = m_file->bytes();
    std::uint64_t length = 0;
    if (bytes.size() != m_fileBytes) fail(m_path, "its size changes; something writes to it.");
    std::memcpy(&length, bytes.data(), kLengthBytes);
    if (length > m_fileBytes - kLengthBytes || length > kLargestHeader) {
        fail(m_path, "it announces a header of " + std::to_string(length) + " bytes in a file of " +
                         std::to_string(m_fileBytes) + "; it is truncated or something else.");
    }
    m_dataStart = kLengthBytes + length;
    return {reinterpret_cast<const char*>(bytes.data()) + kLengthBytes, std::size_t(length)};
}

void SafetensorsReader::parseHeader(std::string_view text) {
    const Json header = Json::parse(text, nullptr, false);
    if (!header.is_object()) fail(m_path, "its header is not a JSON object.");
    for (const auto& [name, value] : header.items()) {
        const std::string subject = name == kMetadataKey ? "its metadata " : "tensor '" + name.substr(0, 100) + "' ";
        try {
            if (name == kMetadataKey) {
                m_metadata = value.get<Metadata>();
            } else {
                m_tensors[name] = entryFromJson(value, m_fileBytes - m_dataStart);
            }
        } catch (const core::Error& error) {
            fail(m_path, subject + error.what());
        } catch (const Json::exception&) {
            fail(m_path, subject + "is malformed.");
        }
    }
}

void SafetensorsReader::checkLayout() const {
    std::vector<std::pair<const TensorEntry*, std::string>> order;
    for (const auto& [name, entry] : m_tensors) order.emplace_back(&entry, name);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first->begin, a.first->bytes) < std::pair(b.first->begin, b.first->bytes);
    });
    std::uint64_t end = 0;
    for (const auto& [entry, name] : order) {
        if (entry->begin < end) fail(m_path, "tensor '" + name + "' overlaps the one before it.");
        if (entry->begin > end) fail(m_path, "there is a gap before tensor '" + name + "'.");
        end = entry->begin + entry->bytes;
    }
    if (m_dataStart + end != m_fileBytes) {
        fail(m_path, std::to_string(m_fileBytes - m_dataStart - end) + " bytes follow the last tensor.");
    }
}

std::span<const std::byte> SafetensorsReader::view(const std::string& name) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) fail(m_path, "there is no tensor '" + name + "'.");
    if (!m_file->isWhole()) fail(m_path, "tensor '" + name + "' cannot be read; the file has become shorter.");
    const TensorEntry& entry = found->second;
    return m_file->bytes().subspan(std::size_t(m_dataStart + entry.begin), std::size_t(entry.bytes));
}

void SafetensorsReader::read(const std::string& name, std::span<std::byte> to) const {
    const auto from = view(name);
    if (from.size() != to.size()) {
        fail(m_path, "there is no tensor '" + name + "' of " + std::to_string(to.size()) + " bytes.");
    }
    if (!to.empty()) std::memcpy(to.data(), from.data(), to.size());
}

void writeSafetensors(const std::string& path, std::vector<TensorToWrite> tensors, const Metadata& metadata) {
    // Wide types first keep every tensor aligned.
    std::sort(tensors.begin(), tensors.end(), [](const TensorToWrite& a, const TensorToWrite& b) {
        return std::pair(elementBytes(b.type), a.name) < std::pair(elementBytes(a.type), b.name);
    });
    const std::string header = headerText(tensors, metadata);
    const std::uint64_t length = header.size();
    AtomicFile file(path);
    file.write(std::as_bytes(std::span(&length, 1)));
    file.write(std::as_bytes(std::span(header)));
    for (const TensorToWrite& tensor : tensors) file.write(tensor.data);
    file.commit();
}

}  // namespace model
