#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "model/mapped_file.h"
#include "model/safetensors.h"

namespace model {

/// A tensor as PyTorch pickles it: a view into a storage that lies elsewhere in the file.
struct PickledTensor {
    std::string storage;  ///< its key
    ElementType type = ElementType::F32;
    std::uint64_t storageSize = 0;  ///< elements
    std::uint64_t offset = 0;       ///< of the first element
    Shape shape, strides;           ///< in elements
};

/// A value of a pickle.
struct PickleValue {
    enum class Kind { None, Bool, Integer, Real, Text, List, Tuple, Dict, Global, Storage, Tensor };
    Kind kind = Kind::None;
    std::int64_t integer = 0;  ///< of Bool and Integer
    double real = 0;
    std::string text{};                       ///< of Text; the dotted name of Global
    std::vector<const PickleValue*> items{};  ///< of List and Tuple; key, value, key, value... of Dict
    PickledTensor tensor{};                   ///< of Tensor; without shape of Storage

    /// The value of a text key in a Dict, or null.
    const PickleValue* find(const std::string& key) const;
};

/// The values of one pickle. They refer to each other and live as long as this.
class Pickle {
public:
    /// Reads one pickle and leaves the reader behind it. Knows what torch.save writes of tensors, numbers, texts and
    /// containers; executes nothing and refuses everything else by name: throws core::Error with what is wrong.
    explicit Pickle(ByteReader& reader);

    const PickleValue& root() const { return *m_root; }
    /// The storages that the pickle mentions, as tensors without shape.
    const std::vector<const PickleValue*>& storages() const { return m_storages; }

private:
    friend class PickleMachine;
    std::deque<PickleValue> m_values;
    std::vector<const PickleValue*> m_storages;
    const PickleValue* m_root = nullptr;
};

}  // namespace model
