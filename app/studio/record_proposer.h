#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "app/studio/studio_options.h"
#include "core/types/classifier.h"
#include "core/types/likeness.h"
#include "ui/proposal.h"

namespace app {

/// Lets the model propose label and bounds of clips, and say what new gestures resemble, on a thread of its own and by
/// the same parts as live recognition. The model is loaded with the first request.
class RecordProposer : public QObject {
    Q_OBJECT

public:
    explicit RecordProposer(EngineRequest engine, QObject* parent = nullptr);
    ~RecordProposer() override;

    /// Only the newest proposal is answered.
    void propose(const QString& folder, const core::ClipRecord& clip);
    /// Lets the model answer clips of one label, at least one, to find out which class they resemble. Labels asked for
    /// in a row are answered one after the other.
    void compare(const QString& folder, const std::vector<core::ClipRecord>& clips);
    /// Comparisons that are not answered yet will not be.
    void stopComparing();

Q_SIGNALS:
    void proposed(const ui::Proposal& proposal);
    /// There can be no proposal: the model or the clip cannot be used.
    void failed(const QString& problem);
    void compared(const core::Likeness& likeness);
    void compareFailed(const std::string& label, const QString& problem);

private:
    void run(const std::stop_token& stop, std::function<void()> work, std::function<void(const QString&)> fail);
    void load();

    EngineRequest m_engine;
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::stop_source m_proposal;
    std::stop_source m_comparison;
    std::shared_ptr<core::Classifier> m_classifier;  ///< the thread's own
    std::string m_loaded;                            ///< its file; another one is loaded once another model is active
};

}  // namespace app
