#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "app/studio/studio_options.h"
#include "core/types/classifier.h"
#include "ui/proposal.h"

namespace app {

/// Lets the model propose label and bounds of clips, on a thread of its own and by the same parts as live recognition.
/// Only the newest request is answered. The model is loaded with the first one.
class RecordProposer : public QObject {
    Q_OBJECT

public:
    explicit RecordProposer(EngineRequest engine, QObject* parent = nullptr);
    ~RecordProposer() override;

    void propose(const QString& folder, const core::ClipRecord& clip);
    /// Lets the model answer clips of one label that it does not know, to find out which class they resemble.
    void compare(const QString& folder, const std::vector<core::ClipRecord>& clips);
    void giveUp() { m_stop.request_stop(); }

Q_SIGNALS:
    void proposed(const ui::Proposal& proposal);
    /// What the clips of `label` were taken for.
    void compared(const ui::Likeness& likeness);
    /// The model cannot be used.
    void failed(const QString& problem);

private:
    void run(std::function<void(const std::stop_token&)> work);
    void load();
    ui::Proposal judged(const QString& folder, const core::ClipRecord& clip, const std::stop_token& stop);

    EngineRequest m_engine;
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::stop_source m_stop;
    std::shared_ptr<core::Classifier> m_classifier;  ///< the thread's own
    std::string m_loaded;                            ///< its file; another one is loaded once another model is active
};

}  // namespace app
