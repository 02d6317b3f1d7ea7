#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QTimer>

#include "core/types/clip_record.h"

namespace ui {

/// Which picture of which recording stands for a clip.
struct ThumbnailKey {
    QString path;  ///< relative to the data set's folder
    double timeS = 0;
    QString text() const;
};

/// The small pictures of clips. What is not there is asked for by signal and painted once it has come; the number kept
/// in memory is bounded.
class ThumbnailCache : public QObject {
    Q_OBJECT

public:
    static constexpr QSize kSize{176, 132};

    explicit ThumbnailCache(QObject* parent = nullptr);

    /// Null until the picture is there.
    QPixmap find(const core::ClipRecord& clip);
    /// A null image says that there is none to be had.
    void insert(const ThumbnailKey& key, const QImage& image);
    /// The picture was not made because others were more urgent: it may be asked for again.
    void forget(const ThumbnailKey& key);
    void clear();

Q_SIGNALS:
    void wanted(const ui::ThumbnailKey& key);
    /// Some pictures have come; told a few times a second at most.
    void changed();

private:
    QCache<QString, QPixmap> m_pixmaps;
    QSet<QString> m_asked;
    QTimer m_tell;
};

}  // namespace ui
