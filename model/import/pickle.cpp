#include "model/import/pickle.h"

#include <bit>
#include <charconv>
#include <cstdlib>
#include <map>
#include <utility>

#include "core/types/error.h"
#include "model/import/pickle_objects.h"

namespace model {

using Kind = PickleValue::Kind;

const PickleValue* PickleValue::find(const std::string& key) const {
    if (kind != Kind::Dict) return nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        if (items[i]->kind == Kind::Text && items[i]->text == key) return items[i + 1];
    }
    return nullptr;
}

/// The stack machine of Python's pickle protocols 0 to 5, as far as weights need it.
class PickleMachine {
public:
    PickleMachine(ByteReader& reader, Pickle& pickle) : m_reader(reader), m_pickle(pickle) {}

    void run() {
        for (;;) {
            const char opcode = char(m_reader.u8());
            if (opcode == '.') break;
            if (!number(opcode) && !text(opcode) && !container(opcode) && !memory(opcode) && !object(opcode)) {
                throw core::Error("it holds the unknown pickle instruction " + std::to_string(std::uint8_t(opcode)) +
                                  "; it is damaged or no weight file.");
            }
        }
        m_pickle.m_root = pop();
    }

private:
    PickleValue* push(PickleValue value) {
        m_size += 1 + value.items.size();
        if (m_size > kMostValues) throw core::Error("its pickle holds more values than any set of weights.");
        m_pickle.m_values.push_back(std::move(value));
        m_stack.push_back(&m_pickle.m_values.back());
        return m_stack.back();
    }
    void pushInteger(std::int64_t value) { push({.kind = Kind::Integer, .integer = value}); }
    void pushText(std::string value) { push({.kind = Kind::Text, .text = std::move(value)}); }

    PickleValue* top() {
        if (m_stack.empty()) throw core::Error("its pickle takes more values than there are; it is damaged.");
        return m_stack.back();
    }
    PickleValue* pop() {
        PickleValue* value = top();
        m_stack.pop_back();
        return value;
    }
    std::vector<const PickleValue*> popToMark() {
        if (m_marks.empty() || m_marks.back() > m_stack.size()) {
            throw core::Error("its pickle lacks a mark; it is damaged.");
        }
        const auto begin = m_stack.begin() + std::ptrdiff_t(m_marks.back());
        const std::vector<const PickleValue*> values(begin, m_stack.end());
        m_stack.erase(begin, m_stack.end());
        m_marks.pop_back();
        return values;
    }
    std::vector<const PickleValue*> popSome(std::size_t count) {
        std::vector<const PickleValue*> values(count);
        for (std::size_t i = count; i-- > 0;) values[i] = pop();
        return values;
    }

    bool number(char opcode) {
        switch (opcode) {
            case 'N': push({}); return true;
            case '\x88': push({.kind = Kind::Bool, .integer = 1}); return true;
            case '\x89': push({.kind = Kind::Bool, .integer = 0}); return true;
            case 'J': pushInteger(std::int32_t(m_reader.number(4))); return true;
            case 'K': pushInteger(std::int64_t(m_reader.number(1))); return true;
            case 'M': pushInteger(std::int64_t(m_reader.number(2))); return true;
            case '\x8a': longInteger(m_reader.u8()); return true;
            case '\x8b': longInteger(m_reader.number(4)); return true;
            case 'I':
            case 'L': decimal(m_reader.line()); return true;
            case 'F': push({.kind = Kind::Real, .real = std::strtod(m_reader.line().c_str(), nullptr)}); return true;
            case 'G':
                push({.kind = Kind::Real, .real = std::bit_cast<double>(__builtin_bswap64(m_reader.number(8)))});
                return true;
            default: return false;
        }
    }

    /// Numbers of more than 64 bit are no use to weights; they are read as 0.
    void longInteger(std::uint64_t width) {
        if (width > 8) {
            m_reader.take(width);
            return pushInteger(0);
        }
        std::uint64_t value = m_reader.number(std::size_t(width));
        if (width > 0 && width < 8 && (value >> (8 * width - 1) & 1U) != 0) value |= ~std::uint64_t{0} << (8 * width);
        pushInteger(std::int64_t(value));
    }

    void decimal(const std::string& digits) {
        if (digits == "00" || digits == "01") {
            push({.kind = Kind::Bool, .integer = digits == "01"});
            return;
        }
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        pushInteger(value);
    }

    bool text(char opcode) {
        switch (opcode) {
            case 'U':
            case 'C':
            case '\x8c': pushText(m_reader.text(m_reader.number(1))); return true;
            case 'T':
            case 'B':
            case 'X': pushText(m_reader.text(m_reader.number(4))); return true;
            case '\x8d':
            case '\x8e': pushText(m_reader.text(m_reader.number(8))); return true;
            default: return false;
        }
    }

    bool container(char opcode) {
        switch (opcode) {
            case '(': m_marks.push_back(m_stack.size()); return true;
            case ')': push({.kind = Kind::Tuple}); return true;
            case ']': push({.kind = Kind::List}); return true;
            case '}': push({.kind = Kind::Dict}); return true;
            case 't': push({.kind = Kind::Tuple, .items = popToMark()}); return true;
            case 'l': push({.kind = Kind::List, .items = popToMark()}); return true;
            case 'd': push({.kind = Kind::Dict, .items = popToMark()}); return true;
            case '\x85':
            case '\x86':
            case '\x87': {
                auto items = popSome(std::uint8_t(opcode) - 0x84U);
                push({.kind = Kind::Tuple, .items = std::move(items)});
                return true;
            }
            case 'a': add(Kind::List, popSome(1)); return true;
            case 'e': add(Kind::List, popToMark()); return true;
            case 's': add(Kind::Dict, popSome(2)); return true;
            case 'u': add(Kind::Dict, popToMark()); return true;
            default: return false;
        }
    }

    void add(Kind kind, const std::vector<const PickleValue*>& items) {
        PickleValue* container = top();
        if (container->kind != kind || (kind == Kind::Dict && items.size() % 2 != 0)) {
            throw core::Error("its pickle adds to what is no container; it is damaged.");
        }
        container->items.insert(container->items.end(), items.begin(), items.end());
    }

    bool memory(char opcode) {
        switch (opcode) {
            case '\x80': m_reader.take(1); return true;  // version
            case '\x95': m_reader.take(8); return true;  // length of a frame
            case '0': pop(); return true;
            case '1': popToMark(); return true;
            case '2': m_stack.push_back(top()); return true;
            case 'q': m_memo[m_reader.number(1)] = top(); return true;
            case 'r': m_memo[m_reader.number(4)] = top(); return true;
            case '\x94': {
                const std::uint64_t next = m_memo.size();
                m_memo[next] = top();
                return true;
            }
            case 'h': recall(m_reader.number(1)); return true;
            case 'j': recall(m_reader.number(4)); return true;
            default: return false;
        }
    }

    void recall(std::uint64_t place) {
        const auto found = m_memo.find(place);
        if (found == m_memo.end()) throw core::Error("its pickle recalls what it never kept; it is damaged.");
        m_stack.push_back(found->second);
    }

    bool object(char opcode) {
        switch (opcode) {
            case 'c': {
                const std::string module = m_reader.line();
                global(module + "." + m_reader.line());
                return true;
            }
            case 'i': {
                const std::string module = m_reader.line();
                checkGlobal(module + "." + m_reader.line());
                throw core::Error("it makes an object of a class; nothing was executed.");
            }
            case '\x93': {
                const auto parts = popSome(2);
                global(parts[0]->text + "." + parts[1]->text);
                return true;
            }
            case 'R': {
                const auto parts = popSome(2);
                push(builtBy(*parts[0], *parts[1]));
                return true;
            }
            case 'Q': m_pickle.m_storages.push_back(push(storageOf(*pop()))); return true;
            case 'b':  // attributes of an ordered dictionary, such as the versions of modules
                pop();
                if (top()->kind == Kind::Dict) return true;
                throw core::Error("it sets attributes of an object; nothing was executed.");
            default: return false;
        }
    }

    void global(const std::string& name) {
        checkGlobal(name);
        push({.kind = Kind::Global, .text = name});
    }

    static constexpr std::size_t kMostValues = 4'000'000;

    ByteReader& m_reader;
    Pickle& m_pickle;
    std::size_t m_size = 0;
    std::vector<PickleValue*> m_stack;
    std::vector<std::size_t> m_marks;
    std::map<std::uint64_t, PickleValue*> m_memo;
};

Pickle::Pickle(ByteReader& reader) { PickleMachine(reader, *this).run(); }

}  // namespace model
