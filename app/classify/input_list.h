#pragma once

#include <string>
#include <vector>

namespace app {

/// What the given paths mean as inputs of `carpus classify`, in order: a file is itself; a folder that holds pictures
/// and no video is one recording; every other folder stands for all the videos and picture folders below it, sorted by
/// name. Paths that lead nowhere stay in the list, so that each is reported on its own.
std::vector<std::string> expandInputs(const std::vector<std::string>& paths);

/// Every n-th input of a list, beginning with the i-th: the part of one of several machines.
struct Shard {
    int index = 1;  ///< 1..count
    int count = 1;
};

/// "2/4"; throws core::Error (bad usage) for anything else.
Shard shardFromText(const std::string& text);
std::vector<std::string> takeShard(const std::vector<std::string>& inputs, Shard shard);

}  // namespace app
