#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "app/studio/engine_builder.h"
#include "ui/main_window.h"

namespace app {

/// Owns the engine and carries its news to the window. All of it runs on the GUI thread and never waits: engines are
/// built elsewhere, and the mailboxes are only peeked at.
class LiveController : public QObject {
    Q_OBJECT

public:
    LiveController(ui::MainWindow& window, EngineRequest request);
    ~LiveController() override;

    /// Starts or changes the source.
    void open(const QString& source);
    /// Opens nothing and says how to.
    void rest();
    /// Leaves the present model for the active one of the library; nothing of the present one is shown any more.
    void useActiveModel();
    /// Everything but the source and the model from `request`, at once.
    void configure(const EngineRequest& request);

Q_SIGNALS:
    /// A new picture of the source.
    void pictureCame(const core::Frame& frame);
    /// A new result of the network.
    void predicted(const core::LiveResult& result);
    /// The source is opened anew: what was recognised before is gone from the page.
    void restarted();
    void camerasFound(const QVector<ui::CameraEntry>& cameras);
    void gestureFired(const std::string& label, const core::GestureEvent& event);
    /// How engine and source are doing; several times a second.
    void read(const ui::LiveReading& reading);

private:
    void accept(std::shared_ptr<Engine> engine);
    void refuse(const QString& problem, bool model);
    void restart();
    void poll();
    void pollStatus();
    void showTrouble(const core::WorkerStatus& status);
    void findCameras();
    void setCameras(const QVector<ui::CameraEntry>& cameras);
    QString source() const { return QString::fromStdString(m_request.capture.source); }
    QString title() const;

    ui::MainWindow& m_window;
    EngineRequest m_request;
    EngineBuilder m_builder;
    std::shared_ptr<Engine> m_engine;
    QVector<ui::CameraEntry> m_cameras;
    QTimer m_timer;
    std::uint64_t m_previewSeen = 0;
    std::uint64_t m_resultSeen = 0;
    int m_polls = 0;
    bool m_started = false;  ///< a source was opened
    QString m_trouble;       ///< key of the message on the page; empty while there is none
};

}  // namespace app
