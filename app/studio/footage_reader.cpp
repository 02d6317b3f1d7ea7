#include "app/studio/footage_reader.h"

#include <QFile>
#include <QImage>
#include <QTextStream>
#include <algorithm>
#include <exception>

#include "core/capture/video_reader.h"

namespace app {
namespace {

constexpr int kLongestSide = 640;
constexpr std::size_t kMostBytes = 300u << 20;
constexpr int kMostSamples = 200'000;

core::ImagePtr fitted(const core::ImagePtr& image) {
    if (std::max(image->width, image->height) <= kLongestSide) return image;
    const QImage large(image->rgb.data(), image->width, image->height, image->width * 3, QImage::Format_RGB888);
    const QImage small = large.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB888);
    auto copy = std::make_shared<core::Image>(small.width(), small.height());
    for (int y = 0; y < small.height(); ++y)
        std::copy_n(small.constScanLine(y), std::size_t(small.width()) * 3, copy->row(y));
    return copy;
}

void decode(ui::Footage& footage, const QString& file, const std::stop_token& stop) {
    const core::VideoInfo info = core::probeVideo(file.toStdString());
    core::ReadOptions options;
    options.startS = footage.fromS;
    options.endS = footage.toS;
    std::size_t bytes = 0;
    const auto keep = [&](const core::Frame& frame) {
        const double time = core::Seconds(frame.captureTime.time_since_epoch()).count();
        footage.frames.push_back({time, fitted(frame.image)});
        bytes += footage.frames.back().image->rgb.size();
        return bytes < kMostBytes;
    };
    const core::ReadReport report = core::readFrames(file.toStdString(), keep, options, stop);
    footage.problem = QString::fromStdString(report.warning);
    const double frameS = info.framesPerSecond > 0 ? 1 / info.framesPerSecond : 1 / 30.0;
    const double last = footage.frames.empty() ? 0 : footage.frames.back().timeS + frameS;
    footage.durationS = std::max(info.durationS, last);
    footage.toS = footage.toS > 0 && last > 0 ? std::min(footage.toS, last) : last;
}

}  // namespace

ui::SensorTrack readSensorTrack(const QString& path) {
    ui::SensorTrack track;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Text)) return track;
    QTextStream text(&file);
    const QStringList heading = text.readLine(4096).split(',');
    if (heading.size() < 2) return track;
    const double scale = heading.first().contains(QLatin1String("ms"), Qt::CaseInsensitive) ? 1e-3 : 1;
    for (const QString& name : heading.mid(1)) track.names.push_back(name.trimmed().toStdString());
    track.channels.resize(track.names.size());
    while (!text.atEnd() && int(track.timesS.size()) < kMostSamples) {
        const QStringList fields = text.readLine(4096).split(',');
        bool ok = false;
        const double time = fields.first().toDouble(&ok) * scale;
        if (!ok || fields.size() != heading.size()) continue;
        track.timesS.push_back(time);
        for (std::size_t i = 0; i < track.channels.size(); ++i)
            track.channels[i].push_back(fields[int(i) + 1].toDouble());
    }
    return track;
}

ui::Footage readFootage(const QString& folder, const ui::FootageRequest& request, const std::stop_token& stop) {
    ui::Footage footage;
    footage.path = request.path;
    footage.fromS = request.fromS;
    footage.toS = request.toS;
    try {
        decode(footage, folder + '/' + QString::fromStdString(request.path), stop);
        if (!request.sensorPath.empty())
            footage.sensor = readSensorTrack(folder + '/' + QString::fromStdString(request.sensorPath));
    } catch (const std::exception& error) {
        footage.problem = QString::fromUtf8(error.what());
    }
    return footage;
}

FootageReader::FootageReader(QObject* parent) : QObject(parent) {
    m_thread.setObjectName("footage");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

FootageReader::~FootageReader() {
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

void FootageReader::read(const QString& folder, const ui::FootageRequest& request) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    QMetaObject::invokeMethod(
        &m_worker,
        [this, folder, request, stop = m_stop.get_token()] {
            if (stop.stop_requested()) return;
            const auto footage = std::make_shared<const ui::Footage>(readFootage(folder, request, stop));
            if (!stop.stop_requested()) Q_EMIT done(footage);
        },
        Qt::QueuedConnection);
}

}  // namespace app
