#include "app/studio/live_controller.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <QTime>

#include "app/studio/reading.h"
#include "ui/own_gestures.h"
#ifdef CARPUS_MEDIA
#include "core/capture/camera_list.h"
#endif

namespace app {
namespace {

// Looking twice as often as a camera delivers keeps the two clocks from beating against each other: at 30 looks a
// second, pictures would now and then be shown 66 ms apart. Only new pictures cost anything.
constexpr int kPollMs = 16;
constexpr int kPollsPerStatus = 15;

}  // namespace

LiveController::LiveController(ui::MainWindow& window, EngineRequest request)
    : m_window(window), m_request(std::move(request)) {
    connect(&m_builder, &EngineBuilder::built, this, &LiveController::accept);
    connect(&m_builder, &EngineBuilder::failed, this, &LiveController::refuse);
    connect(&m_window, &ui::MainWindow::sourceChosen, this, &LiveController::open);
    connect(&m_window, &ui::MainWindow::retryRequested, this, [this] {
        if (m_started) restart();
    });
    connect(&m_window, &ui::MainWindow::camerasWanted, this, &LiveController::findCameras);
    connect(&m_timer, &QTimer::timeout, this, &LiveController::poll);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(kPollMs);
    findCameras();
}

LiveController::~LiveController() = default;

void LiveController::open(const QString& source) {
    m_request.capture.source = source.toStdString();
    restart();
}

void LiveController::rest() {
    ui::Message message;
    message.what = tr("No source is open");
    message.why = tr("The settings let Carpus start without one.");
    message.advice = tr("Choose a camera, a recording or the simulator in the Source menu.");
    message.offerRetry = false;
    m_window.setSource({}, title());
    m_window.live().showMessage(message);
}

void LiveController::useActiveModel() {
    m_request.model.clear();
    if (m_started) restart();
}

void LiveController::configure(const EngineRequest& request) {
    const std::string source = m_request.capture.source;
    m_request.capture = request.capture;
    m_request.capture.source = source;
    m_request.live = request.live;
    m_request.inference = request.inference;
    if (m_started) restart();
}

void LiveController::restart() {
    m_started = true;
    m_window.setSource(source(), title());
    m_window.actions().freeze->setChecked(false);
    m_window.live().reset();
    m_window.live().clearMessage();
    m_window.setReading({});
    Q_EMIT restarted();
    m_trouble.clear();
    m_previewSeen = m_resultSeen = 0;
    m_builder.build(m_request, std::move(m_engine));
    m_engine.reset();
}

void LiveController::accept(std::shared_ptr<Engine> engine) {
    m_engine = std::move(engine);
    ui::setOwnGestures(ui::GestureOrigin::Model, m_engine->ownGestures);
    if (!m_engine->notice.empty()) m_window.notices().show(QString::fromStdString(m_engine->notice), tr("Models…"));
    m_window.setModel(m_engine->pipeline->classifierInfo(), m_request.live.decision.fireThreshold);
}

void LiveController::refuse(const QString& problem, bool model) {
    m_window.live().showMessage(model ? modelMessage(problem, QString::fromStdString(m_request.model))
                                      : messageFor(problem, source(), title()));
    ui::LiveReading reading;
    reading.worker.source = core::SourceState::Failed;
    m_window.setReading(reading);
}

void LiveController::poll() {
    if (!m_engine) return;
    core::LivePipeline& pipeline = *m_engine->pipeline;
    ui::LivePage& page = m_window.live();
    if (const auto frame = pipeline.preview().peekNewer(m_previewSeen)) {
        page.setTruth(truthAt(m_engine->simulator, frame->captureTime));
        page.showFrame(*frame);
        Q_EMIT pictureCame(*frame);
    }
    if (const auto result = pipeline.results().peekNewer(m_resultSeen)) {
        page.showPrediction({result->smoothed, result->seen});
        Q_EMIT predicted(*result);
    }
    for (const core::GestureEvent& event : pipeline.takeEvents()) {
        page.showEvent(event, QTime::currentTime());
        Q_EMIT gestureFired(pipeline.classifierInfo().labels.names.at(std::size_t(event.label)), event);
    }
    if (m_polls++ % kPollsPerStatus == 0) pollStatus();
}

void LiveController::pollStatus() {
    const ui::LiveReading reading = readEngine(*m_engine, m_window.live().video().paintTimes().percentiles());
    m_window.setReading(reading);
    Q_EMIT read(reading);
    showTrouble(reading.worker);
}

/// A failed engine and a camera that is gone are told in the page; the message goes away by itself with its cause.
void LiveController::showTrouble(const core::WorkerStatus& status) {
    using core::SourceState;
    const bool failed = status.state == core::WorkerStatus::State::Failed;
    const bool gone = status.source == SourceState::Unplugged || status.source == SourceState::Reconnecting;
    const QString text = QString::fromStdString(status.message);
    const QString key = failed ? QStringLiteral("failed: ") + text : gone ? QStringLiteral("gone") : QString();
    if (key == m_trouble) return;
    m_trouble = key;
    if (failed)
        m_window.live().showMessage(messageFor(text, source(), title()));
    else if (gone)
        m_window.live().showMessage(lostMessage(source(), title(), text));
    else
        m_window.live().clearMessage();
}

QString LiveController::title() const {
    if (!m_started) return tr("No source");
    for (const ui::CameraEntry& camera : m_cameras)
        if (camera.isNamed(source())) return camera.name;
    return sourceTitle(source());
}

void LiveController::setCameras(const QVector<ui::CameraEntry>& cameras) {
    m_cameras = cameras;
    m_window.setCameras(cameras);
    Q_EMIT camerasFound(cameras);
    m_window.setSource(m_started ? source() : QString(), title());
}

void LiveController::findCameras() {
#ifdef CARPUS_MEDIA
    QPointer<LiveController> self(this);
    QThreadPool::globalInstance()->start([self] {
        const QVector<ui::CameraEntry> entries = cameraEntries(core::listCameras());
        QMetaObject::invokeMethod(
            qApp,
            [self, entries] {
                if (self) self->setCameras(entries);
            },
            Qt::QueuedConnection);
    });
#endif
}

}  // namespace app
