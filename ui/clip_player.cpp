#include "ui/clip_player.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/sensor_plot.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kTickMs = 16;
constexpr double kStretchS = 12;  ///< of a recording that is loaded at a time
constexpr double kMarginS = 1.5;  ///< shown around a clip of a longer recording
constexpr double kShortestS = 0.04;

}  // namespace

ClipPlayer::ClipPlayer(RecordActions& actions, QWidget* parent) : QWidget(parent) {
    m_video = new VideoView(this);
    m_video->setAccessibleName(tr("Picture of the clip"));
    m_video->setMinimumSize(240, 150);
    m_notice = new QLabel(m_video);
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setWordWrap(true);
    m_notice->setStyleSheet(QStringLiteral("color: #e9edf2; background: transparent;"));
    m_timeline = new Timeline(this);
    m_sensor = new SensorPlot(this);
    m_transport = new TransportBar(actions, this);
    auto* cover = new QVBoxLayout(m_video);
    cover->addWidget(m_notice);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_video, 1);
    layout->addWidget(m_transport);
    layout->addWidget(m_timeline);
    layout->addWidget(m_sensor);
    connect(m_timeline, &Timeline::seeked, this, &ClipPlayer::seek);
    connect(m_timeline, &Timeline::boundsDragged, this, [this](double startS, double endS) {
        moveBounds({startS, endS});
    });
    connect(m_transport, &TransportBar::speedChanged, this, [this](double speed) { m_playhead.setSpeed(speed); });
    connect(&m_timer, &QTimer::timeout, this, &ClipPlayer::tick);
    m_timer.setTimerType(Qt::PreciseTimer);
    connectActions(actions);
}

void ClipPlayer::connectActions(RecordActions& a) {
    m_loop = a.loop;
    const auto moving = [this](auto move) {
        return [this, move] {
            move(m_playhead);
            showFrame();
        };
    };
    connect(a.play, &QAction::triggered, this, moving([](Playhead& p) { p.toggle(); }));
    connect(a.stop, &QAction::triggered, this, moving([](Playhead& p) { p.stop(); }));
    connect(a.forward, &QAction::triggered, this, moving([](Playhead& p) { p.shuttle(1); }));
    connect(a.backward, &QAction::triggered, this, moving([](Playhead& p) { p.shuttle(-1); }));
    connect(a.stepBack, &QAction::triggered, this, [this] { step(-1); });
    connect(a.stepForward, &QAction::triggered, this, [this] { step(1); });
    connect(a.loop, &QAction::toggled, this, &ClipPlayer::refreshLoop);
    connect(a.begin, &QAction::triggered, this, [this] { setEdge(true, m_playhead.frameTime()); });
    connect(a.end, &QAction::triggered, this,
            [this] { setEdge(false, m_playhead.frameTime() + m_playhead.frameLength()); });
    connect(a.beginEarlier, &QAction::triggered, this, [this] { nudge(true, -1); });
    connect(a.beginLater, &QAction::triggered, this, [this] { nudge(true, 1); });
    connect(a.endEarlier, &QAction::triggered, this, [this] { nudge(false, -1); });
    connect(a.endLater, &QAction::triggered, this, [this] { nudge(false, 1); });
}

void ClipPlayer::setClip(const std::optional<core::ClipRecord>& clip) {
    const bool same = clip && m_clip && clip->id == m_clip->id && clip->path == m_clip->path;
    m_clip = clip;
    if (!clip) {
        m_footage.reset();
        m_request = {};
        m_playhead.setTimes({});
        m_video->setImage(nullptr);
        m_notice->clear();
        m_timeline->setFootage(nullptr);
        m_timeline->setBounds({});
        m_sensor->setFootage(nullptr);
        showFrame();
        return;
    }
    if (!same) {
        m_timeline->setBounds({});
        m_seekOnArrival = clip->startS;
        m_playOnArrival = !isTake(*clip);
        want(isTake(*clip) ? 0 : (clip->startS + std::max(clip->endS, clip->startS)) / 2);
    }
    if (!isTake(*clip)) {
        const double end = clip->endS > 0 ? clip->endS : m_footage && same ? m_footage->durationS : 0;
        m_timeline->setBounds(end > 0 ? std::make_optional(TimeRange{clip->startS, end}) : std::nullopt);
    }
    refreshLoop();
}

/// Asks for the stretch around a moment, unless that is on its way or here.
void ClipPlayer::want(double aroundS) {
    FootageRequest request{m_clip->path, m_clip->sensorPath, 0, 0};
    const double known = m_clip->framesPerSecond > 0 ? m_clip->frameCount / m_clip->framesPerSecond : 0;
    const double duration =
        std::max({known, m_clip->endS, m_footage && m_footage->path == m_clip->path ? m_footage->durationS : 0.0});
    if (isTake(*m_clip) || duration > kStretchS) {
        const double length =
            isTake(*m_clip) ? kStretchS : std::clamp(clipLengthS(*m_clip) + 2 * kMarginS, 2.0, kStretchS);
        request.fromS = std::max(0.0, aroundS - length / 2);
        request.toS = request.fromS + length;
    }
    if (request == m_request) {
        if (m_footage && m_footage->path == request.path) setFootage(m_footage);
        return;
    }
    m_request = request;
    m_shownFrame = -1;
    m_notice->setText(m_footage && m_footage->path == request.path ? QString() : tr("Loading…"));
    if (!m_notice->text().isEmpty()) m_video->setImage(nullptr);
    Q_EMIT footageWanted(request);
}

void ClipPlayer::setFootage(const FootagePtr& footage) {
    if (!m_clip || footage->path != m_clip->path) return;
    m_footage = footage;
    m_shownFrame = -1;
    std::vector<double> times;
    for (const FootageFrame& frame : footage->frames) times.push_back(frame.timeS);
    m_playhead.setTimes(std::move(times));
    m_notice->setText(footage->frames.empty() ? footage->problem : QString());
    m_timeline->setFootage(footage);
    m_sensor->setFootage(footage);
    if (!isTake(*m_clip) && m_clip->endS <= 0) m_timeline->setBounds(TimeRange{m_clip->startS, footage->durationS});
    if (m_seekOnArrival) m_playhead.seek(*m_seekOnArrival);
    m_seekOnArrival.reset();
    refreshLoop();
    if (m_playOnArrival && !m_playhead.playing()) m_playhead.toggle();
    m_playOnArrival = false;
    showFrame();
}

void ClipPlayer::setSurroundings(std::vector<LabelledRange> others, std::vector<LabelledRange> marks) {
    m_timeline->setOthers(std::move(others));
    m_timeline->setMarks(std::move(marks));
}

void ClipPlayer::setProposal(const std::optional<LabelledRange>& proposal) { m_timeline->setProposal(proposal); }

void ClipPlayer::pause() {
    m_playhead.stop();
    showFrame();
}

void ClipPlayer::playFrom(double timeS) {
    seek(timeS);
    if (m_seekOnArrival)
        m_playOnArrival = true;
    else if (m_footage)
        m_playhead.toggle();
    showFrame();
}

void ClipPlayer::seek(double timeS) {
    if (!m_clip) return;
    m_playhead.stop();
    if (m_footage && (timeS < m_footage->fromS - 0.01 || timeS > m_footage->toS + 0.01)) {
        m_seekOnArrival = timeS;
        m_playOnArrival = false;
        want(timeS);
        return;
    }
    m_playhead.seek(timeS);
    showFrame();
}

/// At the end of the loaded stretch of a longer recording the next one is asked for.
void ClipPlayer::step(int frames) {
    if (!m_playhead.step(frames) && m_footage && !m_footage->frames.empty()) {
        const double wanted = m_playhead.frameTime() + frames * m_playhead.frameLength();
        if (wanted >= 0 && wanted < m_footage->durationS - m_playhead.frameLength() / 2) seek(wanted);
    }
    showFrame();
}

void ClipPlayer::setEdge(bool begin, double timeS) {
    if (!m_clip || !m_footage) return;
    TimeRange range = bounds().value_or(TimeRange{timeS, std::min(timeS + 1, m_footage->durationS)});
    (begin ? range.first : range.second) = timeS;
    if (isTake(*m_clip) && range.second - range.first < kShortestS) {
        if (begin)
            range.second = std::min(timeS + 1, m_footage->durationS);
        else
            range.first = std::max(0.0, timeS - 1);
    }
    moveBounds(range);
}

void ClipPlayer::nudge(bool begin, int frames) {
    if (!bounds()) return;
    TimeRange range = *bounds();
    double& edge = begin ? range.first : range.second;
    edge += frames * m_playhead.frameLength();
    const double shown = begin ? edge : edge - m_playhead.frameLength();
    moveBounds(range);
    m_playhead.stop();
    m_playhead.seek(shown);
    showFrame();
}

void ClipPlayer::moveBounds(TimeRange range) {
    range.first = std::max(0.0, range.first);
    if (m_footage && m_footage->durationS > 0) range.second = std::min(range.second, m_footage->durationS);
    if (range.second - range.first < kShortestS) return;
    m_timeline->setBounds(range);
    refreshLoop();
    if (!isTake(*m_clip)) Q_EMIT boundsChanged(range.first, range.second);
}

void ClipPlayer::refreshLoop() { m_playhead.setLoop(m_loop->isChecked() ? bounds() : std::nullopt); }

void ClipPlayer::tick() {
    m_playhead.advance(double(m_sinceTick.nsecsElapsed()) / 1e9);
    m_sinceTick.start();
    showFrame();
}

void ClipPlayer::showFrame() {
    const int frame = m_playhead.frame();
    const bool playing = m_playhead.playing();
    if (m_footage && frame >= 0 && frame != m_shownFrame)
        m_video->setImage(m_footage->frames[std::size_t(frame)].image);
    m_shownFrame = m_footage ? frame : -1;
    const double time = playing ? m_playhead.position() : m_playhead.frameTime();
    m_timeline->setPosition(time);
    m_sensor->setPosition(time);
    m_transport->setPlaying(playing);
    m_transport->setPosition(m_playhead.frameTime(), frame, m_footage ? int(m_footage->frames.size()) : 0);
    if (playing && !m_timer.isActive()) {
        m_sinceTick.start();
        m_timer.start(kTickMs);
    }
    if (!playing) m_timer.stop();
}

}  // namespace ui
