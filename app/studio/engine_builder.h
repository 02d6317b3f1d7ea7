#pragma once

#include <QObject>
#include <QThread>
#include <atomic>
#include <memory>

#include "app/studio/engine.h"

namespace app {

/// Builds and takes down engines on a thread of its own, one after the other, so that the window never waits. Only the
/// newest request is answered.
class EngineBuilder : public QObject {
    Q_OBJECT

public:
    explicit EngineBuilder(QObject* parent = nullptr);
    /// Waits for the work in progress.
    ~EngineBuilder() override;

    /// Takes `old` down, then builds what is asked for.
    void build(const EngineRequest& request, std::shared_ptr<Engine> old);

Q_SIGNALS:
    void built(std::shared_ptr<app::Engine> engine);
    /// `model`: it is the model that cannot be used; else the source.
    void failed(const QString& problem, bool model);

private:
    void work(const EngineRequest& request, int number);

    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::atomic<int> m_newest = 0;
};

}  // namespace app
