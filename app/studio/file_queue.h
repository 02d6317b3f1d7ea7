#pragma once

#include <QObject>
#include <QStringList>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/classify/file_classifier.h"
#include "ui/file_values.h"

namespace app {

using FileOutcomePtr = std::shared_ptr<const FileOutcome>;

/// Classifies recordings on a thread of its own, behind the live view where cores are scarce. What it tells arrives on
/// the thread of the receiver.
class FileQueue : public QObject {
    Q_OBJECT

public:
    /// Loads the model when it is first needed; may throw core::Error.
    using Load = std::function<std::unique_ptr<FileClassifier>()>;

    explicit FileQueue(Load load, QObject* parent = nullptr);
    /// Gives up what waits and what is under way.
    ~FileQueue() override;

    /// Looks for the recordings that the paths stand for, see expandInputs().
    void find(const QStringList& paths);
    void classify(const QStringList& files);
    /// Gives up what waits and what is under way; idle() follows in any case.
    void cancel();
    /// Another model from the next recording on.
    void use(Load load);

Q_SIGNALS:
    void found(const QStringList& files);
    void progressed(const QString& file, double share);
    /// `shown` is the verdict as the page takes it; null for an outcome without one.
    void judged(const app::FileOutcomePtr& outcome, const std::shared_ptr<const ui::FileVerdict>& shown);
    /// The model cannot be used: all that waited is given up.
    void failed(const QString& problem);
    /// What was asked for is done or given up.
    void idle();

private:
    void work(const std::stop_token& stop);
    void classifyNow(const std::vector<std::string>& files, std::stop_token stop);
    void tellProgress(const std::string& file, double share);
    void tellOutcome(const FileOutcome& outcome);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<QStringList> m_unfound;
    std::deque<std::string> m_waiting;
    std::stop_source m_stop;  ///< of what is under way
    Load m_load;
    bool m_cancelled = false;                      // idle() is owed
    bool m_outdated = true;                        ///< another model was asked for
    std::unique_ptr<FileClassifier> m_classifier;  ///< the thread's own, as is the following
    core::TimePoint m_toldProgress{};
    std::jthread m_thread;
};

/// A verdict in the form in which the page shows it. `labels` are in the order of the moments' probabilities.
std::shared_ptr<const ui::FileVerdict> shownVerdict(const FileVerdict& verdict, const core::LabelSet& labels);

}  // namespace app
