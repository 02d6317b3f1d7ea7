#pragma once

#include <QObject>
#include <QThread>
#include <memory>
#include <stop_token>

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
    void giveUp() { m_stop.request_stop(); }

Q_SIGNALS:
    void proposed(const ui::Proposal& proposal);
    /// The model cannot be used.
    void failed(const QString& problem);

private:
    void work(const QString& folder, const core::ClipRecord& clip, const std::stop_token& stop);

    EngineRequest m_engine;
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::stop_source m_stop;
    std::shared_ptr<core::Classifier> m_classifier;  ///< the thread's own
};

}  // namespace app
