#include "model/import/torch_archive.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "core/types/error.h"
#include "model/import/pickle.h"
#include "model/import/zip_reader.h"

namespace model {
namespace {

using Bytes = std::span<const std::byte>;
using Kind = PickleValue::Kind;
using Storages = std::map<std::string, Bytes>;

constexpr std::array<unsigned char, 15> kLegacyMagic{0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46,
                                                     0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e};
constexpr int kDeepest = 8;  // dictionaries within dictionaries
constexpr std::size_t kMostNames = 1'000'000;

bool startsWith(Bytes file, Bytes start) {
    return file.size() >= start.size() && std::equal(start.begin(), start.end(), file.begin());
}

std::string textOf(const PickleValue& value) {
    switch (value.kind) {
        case Kind::Text: return value.text;
        case Kind::Integer: return std::to_string(value.integer);
        case Kind::Real: return std::to_string(value.real);
        case Kind::Bool: return value.integer != 0 ? "true" : "false";
        default: return {};
    }
}

class TorchArchive final : public TensorArchive {
public:
    TorchArchive(std::unique_ptr<MappedFile> file, const char* format, const PickleValue& root, Storages storages)
        : m_file(std::move(file)), m_format(format), m_storages(std::move(storages)) {
        collect(root, "", 0);
    }

    std::string format() const override { return m_format; }
    const std::map<std::string, ArchivedTensor>& tensors() const override { return m_tensors; }
    const std::map<std::string, std::string>& texts() const override { return m_texts; }

    void read(const std::string& name, std::span<std::byte> to) const override {
        const PickledTensor& tensor = m_views.at(name);
        const std::size_t bytes = elementBytes(tensor.type);
        const std::byte* from = m_storages.at(tensor.storage).data() + tensor.offset * bytes;
        gather(from, tensor, bytes, to);
    }

private:
    void collect(const PickleValue& value, const std::string& name, int depth) {
        if (++m_visited > kMostNames || depth > kDeepest) {
            throw core::Error("its dictionaries are nested in a way that no set of weights is.");
        }
        if (value.kind == Kind::Tensor) return add(name.empty() ? "tensor" : name, value.tensor);
        if (value.kind != Kind::Dict) {
            const std::string text = textOf(value);
            if (!name.empty() && !text.empty()) m_texts[name] = text;
            return;
        }
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
            const std::string key = textOf(*value.items[i]);
            if (!key.empty()) collect(*value.items[i + 1], name.empty() ? key : name + "/" + key, depth + 1);
        }
    }

    void add(const std::string& name, const PickledTensor& tensor) {
        const auto refuse = [&](const std::string& why) {
            throw core::Error("its tensor '" + name.substr(0, 120) + "' " + why + "; the file is damaged.");
        };
        const auto storage = m_storages.find(tensor.storage);
        if (storage == m_storages.end()) refuse("has no data");
        std::uint64_t count = 1, last = tensor.offset;
        bool tooLarge = false;
        for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
            tooLarge |= __builtin_mul_overflow(count, std::uint64_t(tensor.shape[i]), &count);
            std::uint64_t reach = 0;
            if (tensor.shape[i] == 0) continue;
            tooLarge |=
                __builtin_mul_overflow(std::uint64_t(tensor.shape[i] - 1), std::uint64_t(tensor.strides[i]), &reach);
            tooLarge |= __builtin_add_overflow(last, reach, &last);
        }
        const std::uint64_t elements = storage->second.size() / elementBytes(tensor.type);
        if (tooLarge || (count > 0 && last >= elements)) refuse("lies outside its data");
        // Repeating a few elements by strides of zero must not make a small file a huge tensor.
        if (count > elements) refuse("is larger than its data");
        m_tensors[name] = {tensor.type, tensor.shape, count * elementBytes(tensor.type)};
        m_views[name] = tensor;
    }

    static void gather(const std::byte* from, const PickledTensor& tensor, std::size_t bytes, std::span<std::byte> to) {
        std::size_t inner = tensor.shape.size();  // from this axis on, elements lie one behind the other
        std::uint64_t run = 1;
        while (inner > 0 && (tensor.shape[inner - 1] == 1 || std::uint64_t(tensor.strides[inner - 1]) == run)) {
            run *= std::uint64_t(tensor.shape[--inner]);
        }
        std::vector<std::int64_t> index(inner, 0);
        for (std::size_t done = 0; done < to.size(); done += run * bytes) {
            std::uint64_t offset = 0;
            for (std::size_t i = 0; i < inner; ++i) offset += std::uint64_t(index[i] * tensor.strides[i]);
            std::memcpy(to.data() + done, from + offset * bytes, run * bytes);
            for (std::size_t i = inner; i-- > 0;) {
                if (++index[i] < tensor.shape[i]) break;
                index[i] = 0;
            }
        }
    }

    std::unique_ptr<MappedFile> m_file;
    std::string m_format;
    Storages m_storages;
    std::map<std::string, ArchivedTensor> m_tensors;
    std::map<std::string, PickledTensor> m_views;
    std::map<std::string, std::string> m_texts;
    std::size_t m_visited = 0;
};

/// The raw storages behind the pickles of the older format: for each key a number of elements and the elements.
Storages legacyStorages(ByteReader& reader, const Pickle& content, const PickleValue& keys) {
    std::map<std::string, ElementType> types;
    for (const PickleValue* storage : content.storages()) types[storage->tensor.storage] = storage->tensor.type;
    Storages storages;
    for (const PickleValue* key : keys.items) {
        const auto type = types.find(key->text);
        if (type == types.end()) throw core::Error("it holds data that no tensor uses; it is damaged.");
        const std::uint64_t count = reader.number(8);
        std::uint64_t bytes = 0;
        if (__builtin_mul_overflow(count, std::uint64_t(elementBytes(type->second)), &bytes)) {
            throw core::Error("it announces more data than any file holds; it is damaged.");
        }
        storages[key->text] = reader.take(bytes);
    }
    return storages;
}

}  // namespace

bool isTorchZip(Bytes file) { return startsWith(file, std::as_bytes(std::span("PK\x03\x04", 4))); }
bool isTorchLegacy(Bytes file) { return startsWith(file, std::as_bytes(std::span(kLegacyMagic))); }

std::unique_ptr<TensorArchive> openTorchZip(std::unique_ptr<MappedFile> file) {
    constexpr std::string_view kDescription = "/data.pkl";
    const auto entries = readZip(file->bytes());
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto& entry) { return entry.first.ends_with(kDescription); });
    if (found == entries.end()) throw core::Error("it is a zip file without PyTorch's data.pkl; give a weight file.");
    const std::string top = found->first.substr(0, found->first.size() - kDescription.size() + 1);
    if (entries.contains(top + "constants.pkl")) {
        throw core::Error("it is a TorchScript program, not weights; save its state_dict with PyTorch.");
    }
    const auto order = entries.find(top + "byteorder");
    if (order != entries.end() && ByteReader(order->second).text(order->second.size()) != "little") {
        throw core::Error("its numbers are big-endian; save it on a little-endian machine.");
    }
    Storages storages;
    for (const auto& [name, bytes] : entries) {
        if (name.starts_with(top + "data/")) storages[name.substr(top.size() + 5)] = bytes;
    }
    ByteReader reader(found->second);
    const Pickle pickle(reader);
    return std::make_unique<TorchArchive>(std::move(file), "PyTorch (zip)", pickle.root(), std::move(storages));
}

std::unique_ptr<TensorArchive> openTorchLegacy(std::unique_ptr<MappedFile> file) {
    ByteReader reader(file->bytes(), kLegacyMagic.size());
    const Pickle version(reader);
    const Pickle machine(reader);
    const PickleValue* little = machine.root().find("little_endian");
    if (little == nullptr || little->integer == 0) {
        throw core::Error("its numbers are big-endian; save it on a little-endian machine.");
    }
    const Pickle content(reader);
    const Pickle keys(reader);
    Storages storages = legacyStorages(reader, content, keys.root());
    return std::make_unique<TorchArchive>(std::move(file), "PyTorch (legacy)", content.root(), std::move(storages));
}

}  // namespace model
