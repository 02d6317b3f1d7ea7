#include "app/studio/file_explainer.h"

#include "core/capture/attention_overlay.h"
#include "core/pipeline/thread_priority.h"
#include "core/types/error.h"

namespace app {
namespace {

std::shared_ptr<const core::Clip> shared(core::Clip clip) {
    return std::make_shared<const core::Clip>(std::move(clip));
}

}  // namespace

FileExplainer::FileExplainer(Load load, QObject* parent) : QObject(parent), m_load(std::move(load)) {
    m_thread.setObjectName("attention");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_worker, [] { core::letOthersGoFirst(); }, Qt::QueuedConnection);
}

FileExplainer::~FileExplainer() {
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

void FileExplainer::explain(const QString& file) {
    queue(file, [file](ClipExplainer& explainer, std::stop_token stop) {
        ExplainedFile explained = explainer.explain(file.toStdString(), stop);
        ui::SeenClip seen;
        seen.attention = shared(core::attentionClip(explained.sampled.clip, explained.maps));
        seen.seen = shared(std::move(explained.sampled.clip));
        return seen;
    });
}

void FileExplainer::explain(const QString& name, std::shared_ptr<const core::Clip> clip) {
    queue(name, [clip = std::move(clip)](ClipExplainer& explainer, const std::stop_token&) {
        ui::SeenClip seen;
        seen.seen = clip;
        seen.attention = shared(core::attentionClip(*clip, explainer.maps(*clip)));
        return seen;
    });
}

void FileExplainer::use(Load load) {
    QMetaObject::invokeMethod(
        &m_worker,
        [this, load = std::move(load)] {
            m_load = load;
            m_explainer.reset();
        },
        Qt::QueuedConnection);
}

void FileExplainer::queue(const QString& name, Job job) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    QMetaObject::invokeMethod(
        &m_worker,
        [this, name, job = std::move(job), stop = m_stop.get_token()] {
            if (stop.stop_requested()) return;
            ui::SeenClip seen;
            try {
                if (!m_explainer) m_explainer = m_load();
                seen = job(*m_explainer, stop);
            } catch (const std::exception& error) {
                seen.problem = QString::fromUtf8(error.what());
            }
            seen.path = name;
            if (!stop.stop_requested()) Q_EMIT explained(seen);
        },
        Qt::QueuedConnection);
}

}  // namespace app
