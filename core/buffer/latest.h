#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace core {

/// A one-slot mailbox: the newest value wins and a publisher never waits for a reader. Any number of threads may
/// publish and read. Every reader keeps its own `seen` number, starting at 0, which also tells how many values it
/// missed: the number grows by one with each value.
template <typename T>
class Latest {
public:
    void publish(T value) {
        {
            const std::lock_guard lock(m_mutex);
            m_value = std::move(value);
            ++m_sequence;
        }
        m_changed.notify_all();
    }

    /// Changes the value in place (a default T when nothing was published yet); `change` runs under the lock, so keep
    /// it short.
    template <typename Change>
    void update(Change change) {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_value) m_value.emplace();
            change(*m_value);
            ++m_sequence;
        }
        m_changed.notify_all();
    }

    /// The value if it is newer than `seen`, which is then brought up to date. Never blocks for long.
    std::optional<T> peekNewer(std::uint64_t& seen) const {
        const std::lock_guard lock(m_mutex);
        if (m_sequence == seen) return std::nullopt;
        seen = m_sequence;
        return m_value;
    }

    /// Waits for a value newer than `seen`. Empty soon after `stop` was requested.
    std::optional<T> waitNewer(std::uint64_t& seen, std::stop_token stop) const {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return m_sequence != seen; })) return std::nullopt;
        seen = m_sequence;
        return m_value;
    }

    /// The value whether seen or not; empty before the first.
    std::optional<T> latest() const {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_changed;
    std::optional<T> m_value;
    std::uint64_t m_sequence = 0;
};

}  // namespace core
