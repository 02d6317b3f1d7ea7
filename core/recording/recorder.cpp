#include "core/recording/recorder.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <string>
#include <utility>

#include "core/recording/disk_space.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(100);  ///< between looks at the camera's silence and at the disk

const RecorderConfig& checked(const RecorderConfig& config) {
    if (config.jpegQuality < 1 || config.jpegQuality > 100)
        throw Error("a JPEG quality of " + std::to_string(config.jpegQuality) + " is not possible; use 1 to 100",
                    Error::Kind::BadUsage);
    if (!(config.gapS > 0))
        throw Error("a gap of " + std::to_string(config.gapS) + " s cannot be noticed; use more than 0",
                    Error::Kind::BadUsage);
    requireCodec(config.codec);
    return config;
}

void requireRoom(const std::string& folder, std::uint64_t least) {
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        throw Error("cannot record to the folder '" + folder + "' (" + std::strerror(errno) +
                    "); choose a folder that exists and that you may write to");
    const std::uint64_t room = freeDiskBytes(folder);
    if (room < least)
        throw Error("cannot record to '" + folder + "': only " + diskSizeText(room) +
                    " are left on its disk, and recording needs " + diskSizeText(least) +
                    "; make room, or record to another disk");
}

}  // namespace

Recorder::Recorder(const RecorderConfig& config, TakeListener listener)
    : m_stopBelowBytes(config.stopBelowBytes),
      m_queue(checked(config)),
      m_writer(config, std::move(listener), m_status),
      m_thread([this](const std::stop_token& stop) { work(stop); }) {}

Recorder::~Recorder() = default;

std::uint64_t Recorder::begin(TakeRequest request) {
    requireRoom(request.folder, m_stopBelowBytes);
    const std::uint64_t take = m_queue.begin(std::move(request));
    m_status.update([](RecorderStatus& status) {
        if (status.state == RecorderStatus::State::DiskFull || status.state == RecorderStatus::State::Failed) {
            status.state = RecorderStatus::State::Idle;
            status.message.clear();
        }
    });
    return take;
}

void Recorder::work(const std::stop_token& stop) {
    bool left = true;
    while (left) doOne(stop, left);
}

void Recorder::doOne(const std::stop_token& stop, bool& left) {
    std::uint64_t take = m_writer.take();
    try {
        const auto step = m_queue.next(stop, kPatience);
        if (step) take = step->take;
        left = step || !stop.stop_requested();
        const bool goOn = step ? m_writer.handle(*step) : m_writer.quiet();
        if (!goOn) m_queue.abandon(take);
    } catch (const std::exception& error) {
        m_queue.abandon(take);
        m_writer.fail(take, error.what());
    }
}

RecordingCodec recordingCodecOf(const std::string& name) {
    if (name == "mjpeg") return RecordingCodec::Mjpeg;
    if (name == "h264") return RecordingCodec::H264;
    if (name == "ffv1") return RecordingCodec::Ffv1;
    throw Error("'" + name + "' is no codec for recordings; use mjpeg, h264 or ffv1", Error::Kind::BadUsage);
}

}  // namespace core
