#include "app/studio/record_proposer.h"

#include <exception>

#include "app/classify/clip_judge.h"
#include "app/common/model_lookup.h"
#include "model/torch_classifier.h"

namespace app {
RecordProposer::RecordProposer(EngineRequest engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {
    m_thread.setObjectName("proposals");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

RecordProposer::~RecordProposer() {
    m_proposal.request_stop();
    m_comparison.request_stop();
    m_thread.quit();
    m_thread.wait();
}

void RecordProposer::run(const std::stop_token& stop, std::function<void()> work,
                         std::function<void(const QString&)> fail) {
    const auto job = [this, stop, work = std::move(work), fail = std::move(fail)] {
        if (stop.stop_requested()) return;
        try {
            load();
            work();
        } catch (const std::exception& error) {
            if (!stop.stop_requested()) fail(QString::fromUtf8(error.what()));
        }
    };
    QMetaObject::invokeMethod(&m_worker, job, Qt::QueuedConnection);
}

void RecordProposer::load() {
    const std::string file = findModel(m_engine.model).string();
    if (m_classifier && file == m_loaded) return;
    m_classifier = model::makeTorchClassifier(file, m_engine.inference);
    m_loaded = file;
}

void RecordProposer::propose(const QString& folder, const core::ClipRecord& clip) {
    m_proposal.request_stop();
    m_proposal = std::stop_source();
    const std::stop_token stop = m_proposal.get_token();
    const auto work = [this, folder, clip, stop] {
        const ClipAnswer answer = ClipJudge(*m_classifier, m_engine.live).answer(folder.toStdString(), clip, stop);
        if (!stop.stop_requested())
            Q_EMIT proposed({clip.id, answer.label, answer.confidence, answer.startS, answer.endS});
    };
    run(stop, work, [this](const QString& problem) { Q_EMIT failed(problem); });
}

void RecordProposer::compare(const QString& folder, const std::vector<core::ClipRecord>& clips) {
    const std::stop_token stop = m_comparison.get_token();
    const auto work = [this, folder, clips, stop] {
        const core::Likeness likeness =
            ClipJudge(*m_classifier, m_engine.live).likeness(folder.toStdString(), clips, stop);
        if (!stop.stop_requested()) Q_EMIT compared(likeness);
    };
    run(stop, work,
        [this, label = clips.front().label](const QString& problem) { Q_EMIT compareFailed(label, problem); });
}

void RecordProposer::stopComparing() {
    m_comparison.request_stop();
    m_comparison = std::stop_source();
}

}  // namespace app
