#pragma once

#include <string>

namespace model {

/// How long a checkpoint takes to load, in milliseconds, the best of a few: with the file in the system's cache.
struct LoadTime {
    double readMs = 0;  ///< for reading the file once, piece by piece
    double loadMs = 0;  ///< for the network with its weights, mapped and checked
};

/// Throws core::Error for a file that is no checkpoint. Takes a second for half a gigabyte.
LoadTime measureLoading(const std::string& path);

}  // namespace model
