#include "app/studio/thumbnail_maker.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <exception>
#include <optional>

#include "core/capture/video_reader.h"

namespace app {
namespace {

constexpr std::size_t kMostWaiting = 48;

QString cacheFile(const QString& file, double timeS) {
    const QFileInfo info(file);
    const QString key = QStringLiteral("%1|%2|%3|%4")
                            .arg(info.absoluteFilePath())
                            .arg(info.lastModified().toMSecsSinceEpoch())
                            .arg(info.size())
                            .arg(qRound64(timeS * 100));
    const QByteArray name = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/carpus/thumbnails/%1/%2.jpg").arg(name.left(2), name.mid(2));
}

QImage decode(const QString& file, double timeS) {
    QImage picture;
    core::ReadOptions options;
    options.startS = timeS;
    const auto take = [&](const core::Frame& frame) {
        const core::Image& image = *frame.image;
        picture = QImage(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888)
                      .scaled(ui::ThumbnailCache::kSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        return false;
    };
    core::readFrames(file.toStdString(), take, options);
    if (picture.isNull() && timeS > 0) return decode(file, 0);
    return picture;
}

}  // namespace

QImage thumbnailOf(const QString& file, double timeS) {
    const QString cached = cacheFile(file, timeS);
    if (QImage image(cached); !image.isNull()) return image;
    try {
        const QImage image = decode(file, timeS);
        if (!image.isNull() && QDir().mkpath(QFileInfo(cached).path())) image.save(cached, "JPG", 88);
        return image;
    } catch (const std::exception&) {
        return {};  // a clip without a picture: the player says why when it is opened
    }
}

ThumbnailMaker::ThumbnailMaker(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

ThumbnailMaker::~ThumbnailMaker() = default;

void ThumbnailMaker::setFolder(const QString& folder) {
    const std::lock_guard lock(m_mutex);
    m_folder = folder;
    m_wanted.clear();
}

void ThumbnailMaker::make(const ui::ThumbnailKey& key) {
    std::optional<ui::ThumbnailKey> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.push_front(key);
        if (m_wanted.size() > kMostWaiting) {
            dropped = m_wanted.back();
            m_wanted.pop_back();
        }
    }
    m_changed.notify_one();
    if (dropped) Q_EMIT skipped(*dropped);
}

void ThumbnailMaker::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        ui::ThumbnailKey key;
        QString folder;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_wanted.empty(); })) return;
            key = m_wanted.front();
            m_wanted.pop_front();
            folder = m_folder;
        }
        Q_EMIT made(key, thumbnailOf(folder + '/' + key.path, key.timeS));
    }
}

}  // namespace app
