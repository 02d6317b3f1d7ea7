#include "app/studio/record_controller.h"

#include <QApplication>
#include <QMenuBar>
#include <QToolTip>
#include <algorithm>

#include "app/studio/corrected_clip.h"
#include "app/studio/record_misfire.h"
#include "core/dataset/own_gesture_file.h"
#include "core/types/error.h"
#include "ui/overview_view.h"
#include "ui/recording_view.h"
#include "ui/review_view.h"
#include "ui/session_form.h"

namespace app {
namespace {

std::vector<core::ClipId> idsOf(const QVector<core::ClipId>& clips) { return {clips.begin(), clips.end()}; }

}  // namespace

RecordController::RecordController(ui::MainWindow& window, const EngineRequest& engine)
    : m_window(window),
      m_page(*new ui::RecordPage(&window)),
      m_tap(std::make_shared<PictureTap>()),
      m_recording(m_tap),
      m_proposer(engine),
      m_likeness(m_proposer) {
    window.addPage(&m_page, ui::RecordPage::tr("Record && label"));
    window.menuBar()->insertMenu(window.menuBar()->actions().constLast(), m_page.actions().menu);
    connectDesk();
    connectReview();
    connectRecording();
    connectHelp();
}

std::function<void(const core::Frame&)> RecordController::tap() const {
    return [tap = m_tap](const core::Frame& frame) { tap->push(frame); };
}

void RecordController::follow(LiveController& live) {
    connect(&live, &LiveController::pictureCame, &m_page.recording(), &ui::RecordingView::setFrame);
    connect(&live, &LiveController::gestureFired, &m_recording, &RecordingFlow::notePrediction);
    connect(&live, &LiveController::read, this, &RecordController::showSource);
    connectMisfire(live);
}

void RecordController::follow(SettingsController& settings) {
    const QString place = QStringLiteral("storage/datasets"), sounds = QStringLiteral("sounds/prompts");
    ui::SessionForm& form = m_page.recording().form();
    const auto apply = [this, &form, place, sounds](const QString& key, const QVariant& value) {
        if (key == place) m_page.setPlace(value.toString());
        if (key == sounds) form.setSounds(value.toBool());
    };
    for (const QString& key : {place, sounds}) apply(key, settings.value(key));
    connect(&settings, &SettingsController::changed, this, apply);
    connect(&form, &ui::SessionForm::soundsChosen, &settings,
            [&settings, sounds](bool on) { settings.setValue(sounds, on); });
}

void RecordController::showSource(const ui::LiveReading& reading) {
    using core::SourceState;
    const SourceState state = reading.worker.source;
    const QString name = QString::fromStdString(reading.source.name);
    QString text = QStringLiteral("%1 · %2 × %3 · %L4/s")
                       .arg(name)
                       .arg(reading.source.width)
                       .arg(reading.source.height)
                       .arg(reading.cameraRate, 0, 'f', 1);
    if (state == SourceState::Connecting || state == SourceState::None) text = tr("Camera is starting…");
    if (state == SourceState::Frozen) text = tr("No new pictures from the camera");
    if (state == SourceState::Unplugged) text = tr("Camera unplugged: waiting for its return");
    if (state == SourceState::Reconnecting) text = tr("Connection lost: reconnecting");
    if (state == SourceState::Finished) text = tr("The recording that plays as the source has ended");
    if (state == SourceState::Failed) text = tr("The source cannot be used");
    m_page.recording().setCameraText(text);
}

void RecordController::connectDesk() {
    connect(&m_desk, &DatasetDesk::shown, this, &RecordController::accept);
    connect(&m_desk, &DatasetDesk::openFailed, &m_page,
            [this](const QString&, const QString& problem) { m_page.showProblem(problem); });
    connect(&m_desk, &DatasetDesk::changeFailed, &m_page, &ui::RecordPage::showProblem);
    connect(&m_desk, &DatasetDesk::told, &m_page, &ui::RecordPage::tell);
    connect(&m_page, &ui::RecordPage::openWanted, this, &RecordController::open);
    connect(&m_page, &ui::RecordPage::undoWanted, this, [this] {
        m_desk.change([](core::ClipStore& store) {
            const auto undone = store.undo();
            return (undone ? tr("Undone: %1").arg(undone->c_str()) : tr("Nothing to undo")).toStdString();
        });
    });
    connect(&m_page, &ui::RecordPage::redoWanted, this, [this] {
        m_desk.change([](core::ClipStore& store) {
            const auto redone = store.redo();
            return (redone ? tr("Done again: %1").arg(redone->c_str()) : tr("Nothing to redo")).toStdString();
        });
    });
    connect(&m_page, &ui::RecordPage::gestureMade, this, [this](const core::OwnGesture& gesture) {
        m_desk.change([gesture](core::ClipStore& store) {
            core::saveOwnGesture(store.folder(), gesture);
            return tr("%1 can be recorded and labelled now").arg(gesture.label.c_str()).toStdString();
        });
    });
    connect(&m_page, &ui::RecordPage::purgeWanted, this, [this] {
        m_desk.change(
            [](core::ClipStore& store) { return tr("Deleted for good: %1").arg(store.purgeTrash()).toStdString(); });
    });
}

void RecordController::connectReview() {
    using ui::ReviewView;
    ReviewView& review = m_page.review();
    connect(&review, &ReviewView::editWanted, this,
            [this](const QVector<core::ClipId>& clips, const core::ClipEdit& edit) {
                m_desk.change([ids = idsOf(clips), edit](core::ClipStore& store) {
                    store.editClips(ids, edit);
                    return std::string();
                });
            });
    connect(&review, &ReviewView::addWanted, this, [this](const core::ClipRecord& clip) {
        m_desk.change([clip](core::ClipStore& store) {
            store.addClips({&clip, 1});
            return std::string();
        });
    });
    connect(&review, &ReviewView::takeTrashWanted, this, [this](const QString& path, bool trashed) {
        m_desk.change([path = path.toStdString(), trashed](core::ClipStore& store) {
            store.trashTake(path, trashed);
            return std::string();
        });
    });
    connect(&review, &ReviewView::splitWanted, this, &RecordController::split);
    connect(&review, &ReviewView::mergeWanted, this, &RecordController::merge);
    connect(&review.thumbnails(), &ui::ThumbnailCache::wanted, &m_thumbnails, &ThumbnailMaker::make);
    connect(&m_thumbnails, &ThumbnailMaker::made, &review.thumbnails(), &ui::ThumbnailCache::insert,
            Qt::QueuedConnection);
    connect(&m_thumbnails, &ThumbnailMaker::skipped, &review.thumbnails(), &ui::ThumbnailCache::forget,
            Qt::QueuedConnection);
    connect(&review.player(), &ui::ClipPlayer::footageWanted, this,
            [this](const ui::FootageRequest& request) { m_footage.read(m_folder, request); });
    connect(&m_footage, &FootageReader::done, &review.player(), &ui::ClipPlayer::setFootage);
}

void RecordController::connectRecording() {
    using ui::RecordingView;
    RecordingView& view = m_page.recording();
    connect(&view, &RecordingView::startWanted, this,
            [this](const ui::RecordingSetup& setup) { m_recording.start(m_folder, setup); });
    connect(&view, &RecordingView::stopWanted, &m_recording, &RecordingFlow::stop);
    connect(&view, &RecordingView::pauseWanted, &m_recording, &RecordingFlow::pause);
    connect(&view, &RecordingView::pressed, &m_recording, &RecordingFlow::press);
    connect(&view, &RecordingView::released, &m_recording, &RecordingFlow::release);
    connect(&view, &RecordingView::keepWanted, &m_recording, &RecordingFlow::keep);
    connect(&view, &RecordingView::discardWanted, &m_recording, &RecordingFlow::discard);
    connect(&view, &RecordingView::redoWanted, &m_recording, &RecordingFlow::redo);
    connect(&view, &RecordingView::markWanted, &m_recording,
            [this](const QString& label) { m_recording.mark(label.toStdString()); });
    connect(&m_recording, &RecordingFlow::news, &view, &RecordingView::setNews);
    connect(&m_recording, &RecordingFlow::ended, &view, &RecordingView::setIdle);
    connect(&m_recording, &RecordingFlow::cue, this, [] { QApplication::beep(); });
}

void RecordController::connectHelp() {
    ui::ReviewView& review = m_page.review();
    connect(&review, &ui::ReviewView::proposalWanted, this,
            [this](const core::ClipRecord& clip) { m_proposer.propose(m_folder, clip); });
    connect(&m_proposer, &RecordProposer::proposed, &review, &ui::ReviewView::setProposal);
    connect(m_page.actions().compareGesture, &QAction::triggered, this, [this] {
        if (m_page.snapshot()) m_likeness.compare(*m_page.snapshot(), &m_page);
    });
    connect(&m_proposer, &RecordProposer::failed, &m_page, &ui::RecordPage::showProblem);
    connect(&m_page.overview().splits(), &ui::SplitEditor::splitsWanted, this,
            [this](const std::map<std::string, core::Split>& splits) {
                m_desk.change([splits](core::ClipStore& store) {
                    store.setSplits(splits);
                    return std::string();
                });
            });
}

void RecordController::connectMisfire(LiveController& live) {
    connect(&live, &LiveController::gestureFired, this,
            [this](const std::string& label, const core::GestureEvent& event) {
                m_fired = label;
                m_firedAt = event.fired;
            });
    ui::LivePage& page = m_window.live();
    auto* keep = new QAction(tr("&Keep the last seconds as a hard example"), this);
    keep->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
    page.addAction(keep);
    m_window.actions().sourceMenu->insertAction(m_window.actions().restart, keep);
    connect(keep, &QAction::triggered, this, [this, &page] { keepMisfire(page); });
}

/// What fires while nobody means anything is what a model has to learn as "none".
void RecordController::keepMisfire(ui::LivePage& page) {
    const auto tell = [&page](const QString& text) {
        QToolTip::showText(page.mapToGlobal(page.video().geometry().center()), text, &page);
    };
    if (m_folder.isEmpty()) {
        tell(tr("Open or make a data set under Record & label first: the example is stored there"));
        return;
    }
    const core::Clock::duration age = core::Clock::now() - m_firedAt;
    const std::string said = core::Seconds(age).count() <= PictureTap::kMemoryS ? m_fired : std::string();
    core::RecordingPlace place;
    place.folder = m_folder.toStdString();
    place.subject.id = m_page.recording().form().setup().subject.id;
    if (place.subject.id.empty()) place.subject.id = "live";
    place.session = "misfires";
    m_desk.change([place, frames = m_tap->memory(), said](core::ClipStore&) {
        storeMisfire(place, frames, said);
        return tr("Kept as a hard example: label none, flagged").toStdString();
    });
    tell(tr("The last %1 s are kept as “no gesture”, flagged under Record & label").arg(PictureTap::kMemoryS));
}

void RecordController::addCorrected(const QString& path, const std::string& label) {
    if (m_folder.isEmpty()) {
        Q_EMIT corrected(path, label,
                         tr("Open or make a data set under Record & label first: the clip is stored there."));
        return;
    }
    m_desk.change([this, path, label](core::ClipStore& store) {
        try {
            const std::string added = addCorrectedClip(store, path.toStdString(), label);
            Q_EMIT corrected(path, label, {});
            return tr("Added as %1: %2").arg(label.c_str(), added.c_str()).toStdString();
        } catch (const core::Error& error) {
            Q_EMIT corrected(path, label, QString::fromUtf8(error.what()));
            throw;
        }
    });
}

void RecordController::open(const QString& folder, bool create) {
    m_page.setOpening(folder);
    m_desk.open(folder, create);
}

void RecordController::accept(const ui::SnapshotPtr& snapshot) {
    const bool other = snapshot->folder != m_folder;
    m_folder = snapshot->folder;
    if (other) m_thumbnails.setFolder(m_folder);
    m_page.setSnapshot(snapshot);
    if (other) {
        m_page.tell({});
        Q_EMIT opened(m_folder);
    }
}

/// Both parts stay stretches of the same file: nothing is coded anew.
void RecordController::split(const core::ClipRecord& clip, double atS) {
    m_desk.change([clip, atS](core::ClipStore& store) {
        core::ClipStore::Group group(store, "Split " + (clip.label.empty() ? clip.path : clip.label));
        core::ClipEdit first;
        first.endS = atS;
        store.editClips({&clip.id, 1}, first);
        core::ClipRecord second = clip;
        second.id = 0;
        second.startS = atS;
        store.addClips({&second, 1});
        group.finish();
        return std::string();
    });
}

void RecordController::merge(const QVector<core::ClipRecord>& clips) {
    m_desk.change([clips](core::ClipStore& store) {
        core::ClipStore::Group group(store, "Merge " + std::to_string(clips.size()) + " clips");
        const auto earlier = [](const auto& a, const auto& b) { return a.startS < b.startS; };
        const core::ClipRecord first = *std::min_element(clips.begin(), clips.end(), earlier);
        core::ClipEdit whole;
        whole.endS = 0;
        for (const core::ClipRecord& clip : clips) whole.endS = std::max(*whole.endS, clip.endS);
        const bool toTheEnd = std::any_of(clips.begin(), clips.end(), [](const auto& clip) { return clip.endS <= 0; });
        if (toTheEnd) whole.endS = 0;
        store.editClips({&first.id, 1}, whole);
        std::vector<core::ClipId> others;
        for (const core::ClipRecord& clip : clips)
            if (clip.id != first.id) others.push_back(clip.id);
        core::ClipEdit gone;
        gone.trashed = true;
        store.editClips(others, gone);
        group.finish();
        return std::string();
    });
}

}  // namespace app
