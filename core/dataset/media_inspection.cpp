#include "core/dataset/media_inspection.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>

#include "core/types/error.h"

namespace core {
namespace {

void inspect(Inspection& one, bool decodeAll, const std::stop_token& stop) {
    std::error_code error;
    one.missing = !std::filesystem::exists(one.file, error);
    if (one.missing) return;
    try {
        one.checksum = checksumOf(one.file, stop);
        one.bytes = bytesOf(one.file);
    } catch (const std::exception& unreadable) {
        one.decoded = true;
        one.facts.fault = unreadable.what();
        return;
    }
    one.changed = !one.knownChecksum.empty() && one.checksum != one.knownChecksum;
    if (stop.stop_requested() || (!decodeAll && !one.changed && !one.knownChecksum.empty())) return;
    one.facts = decodeMedia(one.file, stop);
    one.decoded = true;
}

}  // namespace

bool inspectMedia(std::vector<Inspection>& media, bool decodeAll, int threads,
                  const std::function<void(int done, int total)>& progress, const std::stop_token& stop) {
    std::atomic<std::size_t> next = 0;
    std::mutex reporting;
    int done = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < media.size() && !stop.stop_requested(); i = next++) {
            inspect(media[i], decodeAll, stop);
            const std::lock_guard lock(reporting);
            ++done;
            if (progress) progress(done, int(media.size()));
        }
    };
    const int wanted = threads > 0 ? threads : std::max(1, int(std::thread::hardware_concurrency()));
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < std::min<int>(wanted, int(media.size())); ++i) workers.emplace_back(work);
    }
    return !stop.stop_requested();
}

}  // namespace core
