#pragma once

#include <string>

namespace core {

/// Why nothing answers at a network address, such as "connection refused" or "Name or service not known"; empty when
/// something accepts connections there. Tries for at most two seconds after the name was looked up. Any thread.
std::string connectionTrouble(const std::string& url);

}  // namespace core
