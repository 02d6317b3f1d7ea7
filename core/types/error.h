#pragma once

#include <stdexcept>
#include <string>

namespace core {

/// The one exception of the project: a set-up or input that cannot work. The text says what was wrong, with the
/// offending value, and what to do about it. Inside thread bodies it becomes a WorkerStatus.
class Error : public std::runtime_error {
public:
    enum class Kind {
        Failed,    ///< the work failed: exit code 1
        BadUsage,  ///< unusable arguments or settings: exit code 2
    };

    explicit Error(const std::string& message, Kind kind = Kind::Failed) : std::runtime_error(message), m_kind(kind) {}
    Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

}  // namespace core
