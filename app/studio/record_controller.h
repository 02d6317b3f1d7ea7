#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "app/studio/dataset_desk.h"
#include "app/studio/footage_reader.h"
#include "app/studio/live_controller.h"
#include "app/studio/record_likeness.h"
#include "app/studio/recording_flow.h"
#include "app/studio/settings_controller.h"
#include "app/studio/thumbnail_maker.h"
#include "ui/record_page.h"

namespace app {

/// Carries what the Record & label page asks for to the data set and back. All of it runs on the GUI thread and never
/// waits.
class RecordController : public QObject {
    Q_OBJECT

public:
    /// Adds the page to the window.
    RecordController(ui::MainWindow& window, const EngineRequest& engine);

    ui::RecordPage& page() { return m_page; }
    /// Pictures of the last seconds that could be kept as a hard example.
    int remembered() const { return int(m_tap->memory().size()); }
    RecordLikeness& likeness() { return m_likeness; }
    const RecordingFlow& recordingFlow() const { return m_recording; }
    /// What live engines must show their pictures to, so that they can be recorded.
    std::function<void(const core::Frame&)> tap() const;
    /// Shows the pictures and the state of the live engine on the page too.
    void follow(LiveController& live);

    /// Keeps to the settings about recording, and keeps what is chosen on the page in them.
    void follow(SettingsController& settings);

    void open(const QString& folder, bool create);
    /// Something that was asked for is not in the data set yet.
    bool busy() const { return m_desk.busy(); }
    /// Takes a recording with the label that a person gave it into the open data set; corrected() follows.
    void addCorrected(const QString& path, const std::string& label);

Q_SIGNALS:
    /// A data set is open now.
    void opened(const QString& folder);
    /// What became of a correction; `problem` is empty when all is well.
    void corrected(const QString& path, const std::string& label, const QString& problem);

private:
    void connectDesk();
    void connectReview();
    void connectRecording();
    void connectHelp();
    void connectMisfire(LiveController& live);
    void keepMisfire(ui::LivePage& page);
    void showSource(const ui::LiveReading& reading);
    void accept(const ui::SnapshotPtr& snapshot);
    void merge(const QVector<core::ClipRecord>& clips);
    void split(const core::ClipRecord& clip, double atS);

    ui::MainWindow& m_window;
    ui::RecordPage& m_page;
    QString m_folder;
    DatasetDesk m_desk;
    ThumbnailMaker m_thumbnails;
    FootageReader m_footage;
    std::shared_ptr<PictureTap> m_tap;
    RecordingFlow m_recording;
    RecordProposer m_proposer;
    RecordLikeness m_likeness;
    std::string m_fired;          ///< the last gesture that live recognition saw,
    core::TimePoint m_firedAt{};  ///< and when
};

}  // namespace app
