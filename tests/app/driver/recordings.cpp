#include "tests/app/driver/recordings.h"

#include <QFile>
#include <filesystem>
#include <functional>

#include "core/capture/image_file.h"
#include "core/capture/video_writer.h"
#include "core/simulator/simulator_source.h"

namespace {

void eachFrame(const RecordingOptions& options, const std::function<void(int, const core::Frame&)>& visit) {
    core::CaptureConfig config;
    config.width = options.width;
    config.height = options.height;
    config.framesPerSecond = options.framesPerSecond;
    config.seed = options.seed;
    config.realTime = false;
    core::SimulatorSource source(config);
    for (int i = 0; i < options.frames; ++i) visit(i, *source.next({}));
}

}  // namespace

void writeRecording(const std::string& path, const RecordingOptions& options) {
    core::VideoWriterOptions writing;
    writing.format = core::videoFormatOf(path);
    writing.framesPerSecond = options.framesPerSecond;
    core::VideoWriter writer(path, writing);
    eachFrame(options, [&](int index, const core::Frame& frame) {
        writer.write(*frame.image, double(index) / options.framesPerSecond);
    });
    writer.finish();
}

void writeFrameFolder(const std::string& folder, const RecordingOptions& options) {
    std::filesystem::create_directories(folder);
    eachFrame(options, [&](int index, const core::Frame& frame) {
        core::writeImage(folder + "/frame_" + std::to_string(index) + ".png", *frame.image);
    });
}

void writeTruncated(const QString& from, const QString& to, qint64 bytes) {
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly)) qFatal("cannot copy a test file");
    target.write(source.read(bytes));
}
