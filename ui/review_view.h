#pragma once

#include <QWidget>
#include <vector>

#include "ui/clip_list.h"
#include "ui/clip_player.h"
#include "ui/label_palette.h"
#include "ui/proposal.h"
#include "ui/record_actions.h"
#include "ui/thumbnail_cache.h"

namespace ui {

/// Clips beside the player: to look at, label, correct, split, merge, flag and throw away. Changes show at once and are
/// asked for by signal.
class ReviewView : public QWidget {
    Q_OBJECT

public:
    ReviewView(RecordActions& actions, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    /// What the model says of the clip shown; of another clip it is ignored.
    void setProposal(const Proposal& proposal);
    const std::optional<Proposal>& proposal() const { return m_proposal; }
    ClipList& list() { return *m_list; }
    ClipPlayer& player() { return *m_player; }
    ThumbnailCache& thumbnails() { return m_thumbnails; }

Q_SIGNALS:
    void editWanted(const QVector<core::ClipId>& clips, const core::ClipEdit& edit);
    /// A stretch of a recording becomes a clip.
    void addWanted(const core::ClipRecord& clip);
    void splitWanted(const core::ClipRecord& clip, double atS);
    void mergeWanted(const QVector<core::ClipRecord>& clips);
    void takeTrashWanted(const QString& path, bool trashed);
    /// The model should say what it thinks of the clip.
    void proposalWanted(const core::ClipRecord& clip);
    /// Something to tell the person, such as why a command does not apply.
    void told(const QString& text);

private:
    void connectActions(RecordActions& actions);
    void showCurrent();
    void label(const std::string& label);
    void give(const core::ClipEdit& labelled);
    void accept();
    void askModel();
    void cut(const core::ClipRecord& take, const std::string& label);
    void edit(const core::ClipEdit& edit);
    void setTrashed(bool trashed);
    void toggleFlag();
    void split();
    void merge();
    QVector<core::ClipRecord> targets() const;

    ThumbnailCache m_thumbnails;
    SnapshotPtr m_snapshot;
    ClipList* m_list = nullptr;
    ClipPlayer* m_player = nullptr;
    LabelPalette* m_palette = nullptr;
    QAction* m_goOn = nullptr;
    QAction* m_propose = nullptr;
    std::optional<Proposal> m_proposal;
    core::ClipId m_shown = 0;
};

}  // namespace ui
