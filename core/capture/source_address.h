#pragma once

#include <string>

namespace core {

/// A source string taken apart.
struct SourceAddress {
    enum class Kind { Simulator, Camera, Rtsp, Http, Recording };
    Kind kind = Kind::Simulator;
    std::string location;  ///< device or identity, URL without the user part, or path
    std::string user;      ///< from rtsp://user:password@host and its like, decoded
    std::string password;
};

/// Throws Error (BadUsage) that lists what is accepted. Looks at nothing but the text, except that a path with a colon
/// is recognised by its existence.
SourceAddress parseSource(const std::string& source);

}  // namespace core
