#include "model/load_time.h"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <limits>
#include <vector>

#include "model/checkpoint.h"
#include "model/checkpoint_header.h"

namespace model {
namespace {

constexpr int kTurns = 4;  // of both, so that whatever else the machine does meets both

template <typename Work>
double msOf(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

LoadTime measureLoading(const std::string& path) {
    readCheckpointHeader(path);
    std::vector<char> piece(std::size_t(8) << 20U);
    LoadTime best{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    for (int turn = 0; turn < kTurns; ++turn) {
        best.readMs = std::min(best.readMs, msOf([&] {
                                   std::ifstream file(path, std::ios::binary);
                                   while (file.read(piece.data(), std::streamsize(piece.size()))) continue;
                               }));
#ifdef __GLIBC__
        malloc_trim(0);  // a program that loads once has no memory at hand from the turn before
#endif
        best.loadMs = std::min(best.loadMs, msOf([&] { loadCheckpoint(path, WeightMemory::Mapped); }));
    }
    return best;
}

}  // namespace model
