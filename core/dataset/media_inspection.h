#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/dataset/media_facts.h"

namespace core {

/// One media file to look at, and what came of it.
struct Inspection {
    std::filesystem::path file = {};
    std::string knownChecksum = {};  ///< empty = not taken yet
    bool missing = false;
    bool changed = false;       ///< other content than the known checksum says
    bool decoded = false;       ///< then `facts` are filled in
    std::string checksum = {};  ///< of now; empty where the file cannot be read
    std::int64_t bytes = 0;
    MediaFacts facts = {};
};

/// Looks at all of them with several threads; decodes those without a checksum, with a changed one, and all when asked.
/// `progress` is called by one thread at a time. False after a stop.
bool inspectMedia(std::vector<Inspection>& media, bool decodeAll, int threads,
                  const std::function<void(int done, int total)>& progress, const std::stop_token& stop);

}  // namespace core
