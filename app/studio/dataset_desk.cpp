#include "app/studio/dataset_desk.h"

#include <exception>

#include "core/dataset/own_gesture_file.h"

namespace app {
namespace {

constexpr int kLookMs = 1000;

}  // namespace

ui::DatasetSnapshot takeSnapshot(const core::ClipStore& store) {
    ui::DatasetSnapshot snapshot;
    snapshot.folder = QString::fromStdString(store.folder().string());
    snapshot.writable = store.writable();
    core::ClipFilter all;
    all.trash = core::TrashFilter::Both;
    snapshot.clips = store.clips(all);
    snapshot.media = store.media();
    for (const core::MediaRecord& media : snapshot.media) {
        if (media.kind != core::MediaKind::Take) continue;
        for (core::Mark& mark : store.marks(media.path)) snapshot.marks.push_back(std::move(mark));
    }
    snapshot.subjects = store.subjects();
    snapshot.scenes = store.scenes();
    snapshot.sessions = store.sessions();
    snapshot.ownGestures = core::readOwnGestures(store.folder());
    if (!snapshot.writable) return snapshot;
    for (const core::ChangeInfo& change : store.history()) {
        const QString text = QString::fromStdString(change.text);
        if (!change.undone) snapshot.undoText = text;
        if (change.undone && snapshot.redoText.isEmpty()) snapshot.redoText = text;
    }
    return snapshot;
}

DatasetDesk::DatasetDesk(QObject* parent) : QObject(parent) {
    m_thread.setObjectName("data set");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_waiting == 0) queue([this] { look(); });
    });
    m_look.start(kLookMs);
}

DatasetDesk::~DatasetDesk() {
    QMetaObject::invokeMethod(
        &m_worker, [this] { m_store.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void DatasetDesk::queue(std::function<void()> job) {
    ++m_waiting;
    QMetaObject::invokeMethod(
        &m_worker,
        [this, job = std::move(job)] {
            job();
            --m_waiting;
        },
        Qt::QueuedConnection);
}

void DatasetDesk::open(const QString& folder, bool create) {
    queue([this, folder, create] { openNow(folder, create); });
}

void DatasetDesk::change(Work work) {
    queue([this, work = std::move(work)] { changeNow(work); });
}

void DatasetDesk::openNow(const QString& folder, bool create) {
    try {
        const std::filesystem::path path(folder.toStdString());
        m_store.emplace(create ? core::ClipStore::openOrCreate(path) : core::ClipStore::open(path));
        publish();
    } catch (const std::exception& error) {
        Q_EMIT openFailed(folder, QString::fromUtf8(error.what()));
    }
}

void DatasetDesk::changeNow(const Work& work) {
    if (!m_store) return;
    try {
        const std::string text = work(*m_store);
        if (!text.empty()) Q_EMIT told(QString::fromStdString(text));
        if (m_waiting == 1) publish();
    } catch (const std::exception& error) {
        Q_EMIT changeFailed(QString::fromUtf8(error.what()));
        m_revision = -1;  // the window shows the change already: show the set as it is
        look();
    }
}

void DatasetDesk::look() {
    try {
        if (m_store && m_store->revision() != m_revision) publish();
    } catch (const std::exception& error) {
        Q_EMIT changeFailed(QString::fromUtf8(error.what()));
    }
}

void DatasetDesk::publish() {
    m_revision = m_store->revision();
    Q_EMIT shown(std::make_shared<const ui::DatasetSnapshot>(takeSnapshot(*m_store)));
}

}  // namespace app
