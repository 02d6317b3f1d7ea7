#pragma once

#include <QObject>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "core/dataset/clip_store.h"
#include "ui/dataset_snapshot.h"

namespace app {

/// Works on a data set on a thread of its own, in the order in which it is asked, and shows the set anew after the last
/// change asked for, and whenever another program has changed it. The window never waits.
class DatasetDesk : public QObject {
    Q_OBJECT

public:
    /// Changes the set; may throw. What it returns is told to the person.
    using Work = std::function<std::string(core::ClipStore&)>;

    explicit DatasetDesk(QObject* parent = nullptr);
    /// Waits for the work that was asked for.
    ~DatasetDesk() override;

    void open(const QString& folder, bool create);
    void change(Work work);
    /// Work that was asked for is not done yet.
    bool busy() const { return m_waiting > 0; }

Q_SIGNALS:
    void shown(const ui::SnapshotPtr& snapshot);
    void openFailed(const QString& folder, const QString& problem);
    void changeFailed(const QString& problem);
    void told(const QString& text);

private:
    void openNow(const QString& folder, bool create);
    void changeNow(const Work& work);
    void look();
    void publish();
    void queue(std::function<void()> job);

    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    QTimer m_look;
    std::atomic<int> m_waiting = 0;
    std::optional<core::ClipStore> m_store;  ///< the thread's own, as is the following
    std::int64_t m_revision = 0;
};

/// All that the index says at this moment. Throws core::Error.
ui::DatasetSnapshot takeSnapshot(const core::ClipStore& store);

}  // namespace app
