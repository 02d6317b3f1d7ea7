#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QStackedWidget>
#include <QStringList>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include "ui/dataset_snapshot.h"
#include "ui/record_actions.h"

namespace ui {

class DatasetWelcome;
class OverviewView;
class RecordingView;
class ReviewView;

/// The Record & label page: the data set's name and the views of it. It shows what it is told and asks for everything
/// by signal; GUI thread only.
class RecordPage : public QWidget {
    Q_OBJECT

public:
    explicit RecordPage(QWidget* parent = nullptr);

    RecordActions& actions() { return *m_actions; }
    ReviewView& review() { return *m_review; }
    RecordingView& recording() { return *m_recording; }
    void showReview() { m_modes.button(0)->click(); }
    void showRecording() { m_modes.button(1)->click(); }
    OverviewView& overview() { return *m_overview; }
    void showOverview() { m_modes.button(2)->click(); }

    /// The data set as it is now; null closes it.
    void setSnapshot(const SnapshotPtr& snapshot);
    const SnapshotPtr& snapshot() const { return m_snapshot; }
    void setRecent(const QStringList& folders);
    /// Where new data sets are offered to be made; empty: where the last one was.
    void setPlace(const QString& folder) { m_place = folder; }
    /// A data set is being opened.
    void setOpening(const QString& folder);
    /// Why a data set cannot be opened, or a change was not made.
    void showProblem(const QString& text);
    /// Something short, for a few seconds.
    void tell(const QString& text);
    QString news() const;

Q_SIGNALS:
    void openWanted(const QString& folder, bool create);
    void undoWanted();
    void redoWanted();
    void purgeWanted();
    /// A gesture was added to the data set.
    void gestureMade(const core::OwnGesture& gesture);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHead();
    QToolButton* addMode(const QString& text, QWidget* view);
    void connectActions();
    void setMode(int mode);
    void chooseFolder(bool create);
    void askForGesture();
    void askToPurge();
    void refreshActions();

    RecordActions* m_actions = nullptr;
    QWidget* m_head = nullptr;
    QToolButton* m_name = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_news = nullptr;
    QTimer m_newsTimer;
    QButtonGroup m_modes;
    QStackedWidget* m_views = nullptr;
    QStackedWidget* m_whole = nullptr;
    DatasetWelcome* m_welcome = nullptr;
    ReviewView* m_review = nullptr;
    RecordingView* m_recording = nullptr;
    OverviewView* m_overview = nullptr;
    QString m_place;
    SnapshotPtr m_snapshot;
};

}  // namespace ui
