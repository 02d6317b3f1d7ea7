#include "model/import/pickle_objects.h"

#include <array>
#include <optional>
#include <string_view>

#include "core/types/error.h"

namespace model {
namespace {

using Kind = PickleValue::Kind;

struct StorageClass {
    std::string_view name;
    ElementType type;
};

constexpr std::array kStorageClasses{
    StorageClass{"torch.FloatStorage", ElementType::F32}, StorageClass{"torch.DoubleStorage", ElementType::F64},
    StorageClass{"torch.HalfStorage", ElementType::F16},  StorageClass{"torch.BFloat16Storage", ElementType::BF16},
    StorageClass{"torch.LongStorage", ElementType::I64},  StorageClass{"torch.IntStorage", ElementType::I32},
    StorageClass{"torch.ShortStorage", ElementType::I16}, StorageClass{"torch.CharStorage", ElementType::I8},
    StorageClass{"torch.ByteStorage", ElementType::U8},   StorageClass{"torch.BoolStorage", ElementType::Bool},
};

constexpr std::string_view kOrderedDict = "collections.OrderedDict";
constexpr std::string_view kSize = "torch.Size";
constexpr std::string_view kTensor = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view kOldTensor = "torch._utils._rebuild_tensor";
constexpr std::string_view kParameter = "torch._utils._rebuild_parameter";

std::optional<ElementType> storageType(const std::string& name) {
    for (const StorageClass& entry : kStorageClasses) {
        if (entry.name == name) return entry.type;
    }
    return std::nullopt;
}

[[noreturn]] void malformed(const std::string& what) {
    throw core::Error("its description of a " + what + " is malformed; fetch it again.");
}

std::uint64_t count(const PickleValue& value, const char* what) {
    if (value.kind != Kind::Integer || value.integer < 0) malformed(what);
    return std::uint64_t(value.integer);
}

Shape shapeOf(const PickleValue& value) {
    if (value.kind != Kind::Tuple && value.kind != Kind::List) malformed("tensor's shape");
    Shape shape;
    for (const PickleValue* item : value.items) shape.push_back(std::int64_t(count(*item, "tensor's shape")));
    return shape;
}

/// (storage, offset, shape, strides, ...)
PickleValue tensorOf(const PickleValue& arguments) {
    if (arguments.items.size() < 4 || arguments.items[0]->kind != Kind::Storage) malformed("tensor");
    PickleValue value{.kind = Kind::Tensor, .tensor = arguments.items[0]->tensor};
    const std::uint64_t base = value.tensor.offset;
    if (__builtin_add_overflow(base, count(*arguments.items[1], "tensor"), &value.tensor.offset)) malformed("tensor");
    value.tensor.shape = shapeOf(*arguments.items[2]);
    value.tensor.strides = shapeOf(*arguments.items[3]);
    if (value.tensor.shape.size() != value.tensor.strides.size()) malformed("tensor's strides");
    return value;
}

/// An ordered dictionary from nothing or a list of pairs.
PickleValue dictionaryOf(const PickleValue& arguments) {
    PickleValue value{.kind = Kind::Dict};
    if (arguments.items.empty()) return value;
    for (const PickleValue* pair : arguments.items[0]->items) {
        if (pair->items.size() != 2) malformed("dictionary");
        value.items.insert(value.items.end(), pair->items.begin(), pair->items.end());
    }
    return value;
}

}  // namespace

void checkGlobal(const std::string& name) {
    for (const std::string_view known : {kOrderedDict, kSize, kTensor, kOldTensor, kParameter}) {
        if (name == known) return;
    }
    if (storageType(name)) return;
    throw core::Error("it wants to use '" + name.substr(0, 80) +
                      "', which is no weight; nothing was executed. If the file is trusted, save only its state_dict "
                      "with PyTorch.");
}

PickleValue builtBy(const PickleValue& callable, const PickleValue& arguments) {
    if (callable.kind != Kind::Global || arguments.kind != Kind::Tuple) malformed("value");
    const std::string& name = callable.text;
    if (name == kTensor || name == kOldTensor) return tensorOf(arguments);
    if (name == kOrderedDict) return dictionaryOf(arguments);
    if (arguments.items.empty()) malformed("value");
    if (name == kParameter && arguments.items[0]->kind == Kind::Tensor) return *arguments.items[0];
    if (name == kSize) return {.kind = Kind::Tuple, .items = arguments.items[0]->items};
    throw core::Error("it calls '" + name + "' in a way that PyTorch does not; nothing was executed.");
}

PickleValue storageOf(const PickleValue& identifier) {
    const auto& items = identifier.items;
    if (identifier.kind != Kind::Tuple || items.size() < 5 || items[0]->text != "storage") malformed("storage");
    const auto type = items[1]->kind == Kind::Global ? storageType(items[1]->text) : std::nullopt;
    if (!type || items[2]->kind != Kind::Text) malformed("storage");
    PickleValue value{.kind = Kind::Storage};
    value.tensor.storage = items[2]->text;
    value.tensor.type = *type;
    value.tensor.storageSize = count(*items[4], "storage");
    if (items.size() < 6 || items[5]->kind == Kind::None) return value;
    // The older format may give a part of a storage: (key of the part, offset, size).
    if (items[5]->items.size() != 3) malformed("storage");
    value.tensor.offset = count(*items[5]->items[1], "storage");
    return value;
}

}  // namespace model
