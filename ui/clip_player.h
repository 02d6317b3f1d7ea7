#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>
#include <QWidget>

#include "ui/dataset_snapshot.h"
#include "ui/footage.h"
#include "ui/playhead.h"
#include "ui/timeline.h"
#include "ui/transport_bar.h"
#include "ui/video_view.h"

namespace ui {

class SensorPlot;

/// Plays the clip or long recording that is shown, frame by frame where asked to, and lets its bounds be set. Footage
/// is asked for by signal; of long recordings a stretch at a time.
class ClipPlayer : public QWidget {
    Q_OBJECT

public:
    ClipPlayer(RecordActions& actions, QWidget* parent = nullptr);

    /// The clip to show; what is loaded of its recording stays. Another clip starts to play by itself.
    void setClip(const std::optional<core::ClipRecord>& clip);
    const std::optional<core::ClipRecord>& clip() const { return m_clip; }
    /// What was asked for has come; footage of another clip is ignored.
    void setFootage(const FootagePtr& footage);
    void setSurroundings(std::vector<LabelledRange> others, std::vector<LabelledRange> marks);
    void setProposal(const std::optional<LabelledRange>& proposal);
    void pause();
    /// Goes to a moment, also of a stretch that is not loaded yet, and plays from there.
    void playFrom(double timeS);

    Playhead& playhead() { return m_playhead; }
    Timeline& timeline() { return *m_timeline; }
    VideoView& video() { return *m_video; }
    const FootagePtr& footage() const { return m_footage; }
    /// Bounds of the clip, else the marks set in a long recording.
    std::optional<TimeRange> bounds() const { return m_timeline->bounds(); }
    double frameTime() const { return m_playhead.frameTime(); }

Q_SIGNALS:
    void footageWanted(const ui::FootageRequest& request);
    /// Somebody set other bounds for the clip.
    void boundsChanged(double startS, double endS);

private:
    void connectActions(RecordActions& actions);
    void want(double aroundS);
    void seek(double timeS);
    void step(int frames);
    void setEdge(bool begin, double timeS);
    void nudge(bool begin, int frames);
    void moveBounds(TimeRange range);
    void tick();
    void showFrame();
    void refreshLoop();

    VideoView* m_video = nullptr;
    QLabel* m_notice = nullptr;
    Timeline* m_timeline = nullptr;
    SensorPlot* m_sensor = nullptr;
    TransportBar* m_transport = nullptr;
    QAction* m_loop = nullptr;
    Playhead m_playhead;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::optional<core::ClipRecord> m_clip;
    FootagePtr m_footage;
    FootageRequest m_request;
    std::optional<double> m_seekOnArrival;
    bool m_playOnArrival = false;
    int m_shownFrame = -1;
};

}  // namespace ui
