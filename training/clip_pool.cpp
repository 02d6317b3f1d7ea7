#include "training/clip_pool.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>

#include "core/buffer/way_through.h"
#include "core/dataset/log.h"
#include "core/types/error.h"
#include "training/checksum.h"
#include "training/hand_column.h"

namespace training {
namespace {

constexpr std::size_t kPage = 4096;
constexpr const char* kFormat = "/7";  // of the records; another one is another cache file
constexpr core::Shift kUnknown{std::numeric_limits<double>::quiet_NaN(), 0};
constexpr std::size_t roundUp(std::size_t bytes) { return (bytes + kPage - 1) / kPage * kPage; }

std::string hex(std::uint64_t value) {
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[15 - i] = "0123456789abcdef"[(value >> (4 * i)) & 15];
    return text;
}

void tellDamage(int clip, const std::string& path) {
    core::logWarning("Clip " + std::to_string(clip) + " in " + path +
                     " is damaged and is made again. Check the disk if this happens often.");
}

}  // namespace

std::vector<core::Shift> placesThrough(const std::vector<core::Shift>& pooled, const std::vector<int>& frames,
                                       int steps) {
    std::vector<double> own;  // the last of each frame's places
    for (const int frame : frames) own.push_back((frame + 1) * kPoolSteps - 1);
    return core::placesThrough(pooled, own, steps);
}

struct ClipPool::Record {
    std::uint64_t sum;  ///< of everything up to the pixels; written last
    PoolClipInfo info;
};

ClipPool::ClipPool(ClipMaker maker, const std::string& folder, std::uintmax_t limitBytes) : m_maker(std::move(maker)) {
    const auto frameCount = std::size_t(m_maker.frames);
    const std::size_t floats = 2 + 2 * std::size_t(kPoolSteps);
    m_headBytes = roundUp(sizeof(Record) + frameCount * (floats * sizeof(float) + sizeof(std::uint64_t)) + 8);
    m_stride = m_headBytes + roundUp(frameCount * frameBytes());
    const std::size_t bytes = std::max(kPage, m_stride * std::size_t(m_maker.count));
    const std::string shape =
        std::to_string(m_maker.count) + "x" + std::to_string(m_maker.frames) + "x" + std::to_string(m_maker.size);
    m_path = folder + "/" + hex(checksum(m_maker.key + "/" + shape + kFormat)) + ".clips";
    m_memory.emplace(m_path, bytes, limitBytes);
    ::madvise(m_memory->data(), bytes, MADV_RANDOM);
    closeGaps();
}

std::size_t ClipPool::frameBytes() const { return std::size_t(m_maker.size) * std::size_t(m_maker.size) * 3; }

ClipPool::Record* ClipPool::record(int clip) const {
    return reinterpret_cast<Record*>(m_memory->data() + std::size_t(clip) * m_stride);
}

std::uint64_t* ClipPool::frameSums(int clip) const {
    return reinterpret_cast<std::uint64_t*>(m_memory->data() + std::size_t(clip) * m_stride +
                                            (sizeof(Record) + 7) / 8 * 8);
}

float* ClipPool::trajectory(int clip) const { return reinterpret_cast<float*>(frameSums(clip) + m_maker.frames); }

float* ClipPool::world(int clip) const { return trajectory(clip) + 2 * m_maker.frames; }

std::uint8_t* ClipPool::pixels(int clip) const { return m_memory->data() + std::size_t(clip) * m_stride + m_headBytes; }

std::uint64_t ClipPool::recordSum(int clip) const {
    const auto* begin = reinterpret_cast<const std::uint8_t*>(record(clip)) + sizeof(std::uint64_t);
    return checksum(begin, m_headBytes - sizeof(std::uint64_t));
}

bool ClipPool::present(int clip) const {
    if (record(clip)->sum == 0) return false;  // never made, or not to its end
    if (record(clip)->sum == recordSum(clip)) return true;
    tellDamage(clip, m_path);
    return false;
}

std::vector<int> ClipPool::missingOf(int first, int end) const {
    std::vector<int> clips;
    for (int clip = first; clip < end; ++clip) {
        if (!present(clip)) clips.push_back(clip);
    }
    return clips;
}

int ClipPool::missing() const { return int(missingOf(0, m_maker.count).size()); }

void ClipPool::leaveOut(int clip, const core::Error& error) {
    if (m_leftOut.clips++ == 0) m_leftOut.first = error.what();
    m_gaps.insert(clip);
}

void ClipPool::closeGaps() {
    m_places.clear();
    for (int clip = 0; clip < m_maker.count; ++clip) {
        const int times = clip < m_maker.repeated ? m_maker.repeats : 1;
        if (!m_gaps.contains(clip)) m_places.insert(m_places.end(), std::size_t(times), clip);
    }
}

void ClipPool::store(int clip, const PoolClip& made) {
    if (made.rgb.size() != std::size_t(frames()) * frameBytes()) {
        throw core::Error("Clip " + std::to_string(clip) + " has " + std::to_string(made.rgb.size()) +
                          " bytes instead of " + std::to_string(std::size_t(frames()) * frameBytes()) + ".");
    }
    if (!made.places.empty() && int(made.places.size()) != frames() * kPoolSteps) {
        throw core::Error("Clip " + std::to_string(clip) + " has " + std::to_string(made.places.size()) +
                          " places of the world instead of " + std::to_string(frames() * kPoolSteps) + ".");
    }
    record(clip)->sum = 0;
    std::memset(reinterpret_cast<void*>(record(clip)), 0, m_headBytes);
    record(clip)->info = made.info;
    record(clip)->info.hasTrajectory = made.trajectory.empty() ? 0 : 1;
    record(clip)->info.handX = handColumn(made.rgb.data(), frames(), m_maker.size);
    std::memcpy(pixels(clip), made.rgb.data(), made.rgb.size());
    for (int i = 0; i < frames() * kPoolSteps; ++i) {
        const core::Shift at = made.places.empty() ? kUnknown : made.places[std::size_t(i)];
        world(clip)[2 * i] = float(at.x);
        world(clip)[2 * i + 1] = float(at.y);
    }
    for (int f = 0; f < frames(); ++f) {
        frameSums(clip)[f] = checksum(made.rgb.data() + std::size_t(f) * frameBytes(), frameBytes());
        if (made.trajectory.empty()) continue;
        trajectory(clip)[2 * f] = float(made.trajectory[std::size_t(f)].x);
        trajectory(clip)[2 * f + 1] = float(made.trajectory[std::size_t(f)].y);
    }
    record(clip)->sum = recordSum(clip);
}

std::optional<core::Error> ClipPool::make(int clip) {
    try {
        store(clip, m_maker.make(clip));
    } catch (const core::Error& error) {
        if (!m_maker.skipsFailures || clip >= firstForLater()) throw;
        return error;
    }
    return {};
}

void ClipPool::fill(int threads, const Done& done, std::stop_token stop) {
    const int total = firstForLater();
    const std::vector<int> wanted = missingOf(0, total);
    if (wanted.empty()) return;
    m_gaps.clear();
    m_leftOut = {};
    const auto report = [&](int finished) {
        if (done) done(finished + total - int(wanted.size()), total);
    };
    makeAll(wanted, threads, report, stop);
    closeGaps();
    requireClips();
}

void ClipPool::complete(int threads, const Done& done, std::stop_token stop) {
    const std::vector<int> wanted = missingOf(firstForLater(), m_maker.count);
    const auto report = [&](int finished) {
        if (done) done(finished + m_maker.later - int(wanted.size()), m_maker.later);
    };
    makeAll(wanted, threads, report, stop);
}

bool ClipPool::need(const std::vector<int>& clips, int threads, std::stop_token stop) {
    const auto missing = [&] {
        std::set<int> places;
        for (const int clip : clips) {
            if (place(clip) >= firstForLater() && !present(place(clip))) places.insert(place(clip));
        }
        return std::vector<int>(places.begin(), places.end());
    };
    makeAll(missing(), threads, {}, stop);
    return !stop.stop_requested() || missing().empty();
}

void ClipPool::makeAll(const std::vector<int>& wanted, int threads, const std::function<void(int)>& done,
                       std::stop_token stop) {
    if (wanted.empty()) return;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::exception_ptr failure;
    std::atomic<std::size_t> next = 0;
    std::size_t finished = 0;
    int running = std::max(1, threads);
    const auto work = [&] {
        try {
            while (!stop.stop_requested()) {
                const std::size_t place = next++;
                if (place >= wanted.size()) break;
                const std::optional<core::Error> failed = make(wanted[place]);
                const std::lock_guard lock(mutex);
                if (failed) leaveOut(wanted[place], *failed);
                ++finished;
            }
        } catch (...) {
            next = wanted.size();
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
        }
        const std::lock_guard lock(mutex);
        --running;
        changed.notify_all();
    };
    {
        std::vector<std::jthread> workers;
        for (int i = std::max(1, threads); i > 0; --i) workers.emplace_back(work);
        std::unique_lock lock(mutex);
        while (!changed.wait_for(lock, std::chrono::seconds(1), [&] { return running == 0; })) {
            const auto now = int(finished);
            lock.unlock();
            if (done) done(now);
            lock.lock();
        }
    }
    if (done) done(int(finished));
    if (failure) std::rethrow_exception(failure);
}

void ClipPool::requireClips() const {
    if (!m_places.empty()) return;
    throw core::Error("None of the " + std::to_string(m_maker.count) +
                      " clips can be used. The first: " + m_leftOut.first);
}

const PoolClipInfo& ClipPool::info(int clip) const { return record(place(clip))->info; }

const std::uint8_t* ClipPool::frame(int clip, int frame) {
    const int at = place(clip);
    std::uint8_t* rgb = pixels(at) + std::size_t(frame) * frameBytes();
    if (checksum(rgb, frameBytes()) != frameSums(at)[frame]) {
        tellDamage(at, m_path);
        store(at, m_maker.make(at));
    }
    return rgb;
}

core::TrajectoryPoint ClipPool::wristAt(int clip, int frame) const {
    const float* point = trajectory(place(clip)) + 2 * std::size_t(frame);
    return {point[0], point[1]};
}

std::vector<core::Shift> ClipPool::worldThrough(int clip, const std::vector<int>& frames, int steps) const {
    const float* at = world(place(clip));
    if (std::isnan(at[0])) return {};
    std::vector<core::Shift> places;
    for (int i = 0; i < this->frames() * kPoolSteps; ++i) places.push_back({at[2 * i], at[2 * i + 1]});
    return placesThrough(places, frames, steps);
}

void ClipPool::prefetch(int clip, int frame) const {
    const std::size_t offset = std::size_t(pixels(place(clip)) - m_memory->data()) + std::size_t(frame) * frameBytes();
    const std::size_t begin = offset / kPage * kPage;
    ::madvise(m_memory->data() + begin, std::min(roundUp(frameBytes()) + kPage, m_memory->size() - begin),
              MADV_WILLNEED);
}

}  // namespace training
