#include "ui/thumbnail_cache.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kKept = 800;
constexpr int kTellMs = 60;

ThumbnailKey keyOf(const core::ClipRecord& clip) {
    const double end = clip.endS > 0              ? clip.endS
                       : clip.framesPerSecond > 0 ? clip.frameCount / clip.framesPerSecond
                                                  : clip.startS;
    // In a long recording, something near the beginning is found quickly.
    const double middle = clip.id < 0 ? std::min(1.0, end / 2) : (clip.startS + end) / 2;
    return {QString::fromStdString(clip.path), middle};
}

}  // namespace

QString ThumbnailKey::text() const { return QStringLiteral("%1@%2").arg(path).arg(qRound64(timeS * 100)); }

ThumbnailCache::ThumbnailCache(QObject* parent) : QObject(parent), m_pixmaps(kKept) {
    m_tell.setSingleShot(true);
    m_tell.setInterval(kTellMs);
    connect(&m_tell, &QTimer::timeout, this, &ThumbnailCache::changed);
}

QPixmap ThumbnailCache::find(const core::ClipRecord& clip) {
    const ThumbnailKey key = keyOf(clip);
    const QString text = key.text();
    if (const QPixmap* pixmap = m_pixmaps.object(text)) return *pixmap;
    if (!m_asked.contains(text)) {
        m_asked.insert(text);
        Q_EMIT wanted(key);
    }
    return {};
}

void ThumbnailCache::insert(const ThumbnailKey& key, const QImage& image) {
    const QString text = key.text();
    m_asked.remove(text);
    m_pixmaps.insert(text, new QPixmap(QPixmap::fromImage(image)));
    if (!m_tell.isActive()) m_tell.start();
}

void ThumbnailCache::forget(const ThumbnailKey& key) {
    m_asked.remove(key.text());
    if (!m_tell.isActive()) m_tell.start();
}

void ThumbnailCache::clear() {
    m_pixmaps.clear();
    m_asked.clear();
}

}  // namespace ui
