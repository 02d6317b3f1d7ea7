#pragma once

#include <QTime>
#include <QWidget>
#include <optional>

#include "core/types/classifier.h"
#include "core/types/prediction.h"
#include "ui/live_values.h"
#include "ui/video_view.h"

namespace ui {

class EventList;
class EventReplay;
class FrameStrip;
class MessagePanel;
class PredictionPanel;

/// The Live page: picture with overlay, prediction, events, and the frames that the network saw. It only shows what
/// it is given; GUI thread only.
class LivePage : public QWidget {
    Q_OBJECT

public:
    explicit LivePage(QWidget* parent = nullptr);

    /// Labels, clip length and firing threshold of the model in use.
    void setModel(const core::ClassifierInfo& info, double threshold);
    void showFrame(const core::Frame& frame);
    void showPrediction(const ShownPrediction& prediction);
    void showEvent(const core::GestureEvent& event, const QTime& time);
    void setSourceState(core::SourceState state, bool simulated);
    /// Says over the picture that the source is on, for when the status strip is hidden.
    void setSourceMarked(bool marked);
    /// What the simulator really does at this moment; empty hides the mark.
    void setTruth(const std::string& label);
    void showMessage(const Message& message);
    void clearMessage();
    bool hasMessage() const;

    /// A frozen page keeps what it shows; pictures and predictions are ignored, events are still listed.
    void setFrozen(bool frozen);
    bool frozen() const { return m_frozen; }
    void setTruthShown(bool shown);
    /// Back to the state before the first picture, for a new source.
    void reset();

    VideoView& video() { return *m_video; }
    const EventList& events() const { return *m_events; }
    const core::LabelSet& labels() const { return m_labels; }
    EventReplay& replay() { return *m_replay; }
    /// Opens the replay of a gesture over the page.
    void openReplay();

Q_SIGNALS:
    void retryRequested();
    void simulatorRequested();
    /// What the network saw of a recognised gesture is wanted; counted from the newest.
    void replayWanted(int row);
    /// A file or folder was dropped here: a source string.
    void sourceDropped(const QString& source);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void clearPrediction();
    void refreshOverlay();
    void placeMessage();

    VideoView* m_video = nullptr;
    FrameStrip* m_strip = nullptr;
    PredictionPanel* m_prediction = nullptr;
    EventList* m_events = nullptr;
    EventReplay* m_replay = nullptr;
    MessagePanel* m_message = nullptr;
    core::LabelSet m_labels;
    core::SourceState m_source = core::SourceState::None;
    bool m_simulated = false;
    bool m_sourceMarked = false;
    Overlay m_overlay;
    std::string m_truth;
    bool m_truthShown = true;
    bool m_frozen = false;
};

}  // namespace ui
