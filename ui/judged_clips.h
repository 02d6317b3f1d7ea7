#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QTimer>

#include "ui/evaluation_values.h"
#include "ui/footage.h"
#include "ui/thumbnail_cache.h"
#include "ui/video_view.h"

namespace ui {

/// A card with the clips of a cell or a class, and the chosen one playing over and over. Footage and thumbnails are
/// asked for by signal.
class JudgedClips : public QFrame {
    Q_OBJECT

public:
    explicit JudgedClips(QWidget* parent = nullptr);

    /// `title` says which clips they are.
    void setClips(const QString& title, const std::vector<JudgedClip>& clips);
    const std::vector<JudgedClip>& clips() const { return m_clips; }
    void setFootage(const FootagePtr& footage);
    QListWidget& list() { return *m_list; }
    ThumbnailCache& thumbnails() { return m_thumbnails; }
    VideoView& video() { return *m_video; }

Q_SIGNALS:
    void footageWanted(const ui::FootageRequest& request);

protected:
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void choose(int row);
    void showThumbnails();
    void tick();

    std::vector<JudgedClip> m_clips;
    ThumbnailCache m_thumbnails;
    QLabel* m_title = nullptr;
    QLabel* m_notice = nullptr;
    VideoView* m_video = nullptr;
    QListWidget* m_list = nullptr;
    FootagePtr m_footage;
    QTimer m_timer;
    QElapsedTimer m_since;
};

}  // namespace ui
