#include "app/studio/engine_builder.h"

#include <exception>

namespace app {

EngineBuilder::EngineBuilder(QObject* parent) : QObject(parent) {
    m_thread.setObjectName("engine builder");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

EngineBuilder::~EngineBuilder() {
    ++m_newest;
    m_thread.quit();
    m_thread.wait();
}

void EngineBuilder::build(const EngineRequest& request, std::shared_ptr<Engine> old) {
    const int number = ++m_newest;
    const auto job = [this, request, number, retired = std::move(old)]() mutable {
        retired.reset();
        work(request, number);
    };
    QMetaObject::invokeMethod(&m_worker, job, Qt::QueuedConnection);
}

void EngineBuilder::work(const EngineRequest& request, int number) {
    if (number != m_newest) return;
    std::shared_ptr<Engine> engine;
    QString problem;
    bool model = false;
    try {
        engine = buildEngine(request);
    } catch (const ModelError& error) {
        problem = QString::fromUtf8(error.what());
        model = true;
    } catch (const std::exception& error) {
        problem = QString::fromUtf8(error.what());
    }
    const auto answer = [this, engine, problem, model, number] {
        if (number != m_newest) return;
        if (engine)
            Q_EMIT built(engine);
        else
            Q_EMIT failed(problem, model);
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

}  // namespace app
