#include "tests/core/capture/servers/test_videos.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/capture/gst_handles.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"

namespace core {

void writeCodedVideo(const std::string& path, const VideoWriterOptions& options, const std::vector<double>& timesS,
                     int width, int height) {
    VideoWriter writer(path, options);
    int code = 0;
    for (const double time : timesS) {
        writer.write(codedPicture(width, height, code++), time);
    }
    writer.finish();
}

std::vector<double> steadyTimes(int count, double framesPerSecond) {
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        times.push_back(i / framesPerSecond);
    }
    return times;
}

void runPipeline(const std::string& description) {
    const PipelinePtr pipeline = buildPipeline(description);
    const BusPtr bus(gst_element_get_bus(pipeline.get()));
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    const MessagePtr message(
        gst_bus_timed_pop_filtered(bus.get(), 20 * GST_SECOND, GstMessageType(GST_MESSAGE_EOS | GST_MESSAGE_ERROR)));
    if (!message || GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) {
        throw std::runtime_error(description + ": " + (message ? faultOf(message.get()).text : "does not end"));
    }
}

void truncateFile(const std::string& path, double keptShare) {
    const auto size = std::filesystem::file_size(path);
    std::filesystem::resize_file(path, std::uintmax_t(double(size) * keptShare));
}

void setMp4Rotation(const std::string& path, int degrees) {
    constexpr std::size_t kMatrixAfterTrackHead = 44;  // ISO 14496-12, version 0
    constexpr std::array<int, 4> kCosine{1, 0, -1, 0};
    constexpr std::array<int, 4> kSine{0, 1, 0, -1};
    std::ifstream input(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    const auto track = content.find("tkhd");
    if (track == std::string::npos) {
        throw std::runtime_error(path + " has no track");
    }
    const auto turn = std::size_t(degrees / 90);
    const std::array<int, 5> matrix{kCosine[turn], kSine[turn], 0, -kSine[turn], kCosine[turn]};
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        const auto fixedPoint = std::uint32_t(matrix[i] * 0x10000);
        for (std::size_t byte = 0; byte < 4; ++byte) {
            content[track + kMatrixAfterTrackHead + 4 * i + byte] = char(fixedPoint >> (24 - 8 * byte));
        }
    }
    std::ofstream(path, std::ios::binary) << content;
}

std::string errorOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace core
