#pragma once

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>

#include "ui/thumbnail_cache.h"

namespace app {

/// Makes small pictures of clips on a thread of its own, what was asked for last first, and keeps them on disk for the
/// next time.
class ThumbnailMaker : public QObject {
    Q_OBJECT

public:
    explicit ThumbnailMaker(QObject* parent = nullptr);
    ~ThumbnailMaker() override;

    /// The data set whose clips are meant from now on; forgets what was asked for.
    void setFolder(const QString& folder);
    void make(const ui::ThumbnailKey& key);

Q_SIGNALS:
    void made(const ui::ThumbnailKey& key, const QImage& image);
    /// So much was asked for since that this one was dropped.
    void skipped(const ui::ThumbnailKey& key);

private:
    void work(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<ui::ThumbnailKey> m_wanted;
    QString m_folder;
    std::jthread m_thread;
};

/// The picture for a moment of a recording; from the disk cache where it was made before and the recording is the same.
/// Null where there is none. Blocks.
QImage thumbnailOf(const QString& file, double timeS);

}  // namespace app
