#include "app/studio/file_queue.h"

#include <algorithm>
#include <utility>

#include "app/classify/input_list.h"
#include "core/pipeline/thread_priority.h"
#include "core/types/error.h"

namespace app {
namespace {

/// Handed to the classifier together, so that it can decode ahead. Few, so that the list stays the queue's own.
constexpr std::size_t kTogether = 16;
constexpr auto kProgressInterval = std::chrono::milliseconds(100);

}  // namespace

std::shared_ptr<const ui::FileVerdict> shownVerdict(const FileVerdict& verdict, const core::LabelSet& labels) {
    ui::FileVerdict shown;
    for (const Ranked& entry : verdict.ranking) shown.ranking.push_back({entry.label, entry.probability});
    shown.durationS = verdict.framesPerSecond > 0 ? verdict.frameCount / verdict.framesPerSecond : 0;
    shown.warning = QString::fromStdString(verdict.warning);
    if (!verdict.damage.empty()) {
        if (!shown.warning.isEmpty()) shown.warning += QStringLiteral("; ");
        shown.warning += QString::fromStdString(verdict.damage);
    }
    shown.doubtful = verdict.doubtful;
    shown.isLong = verdict.isLong;
    for (const FoundEvent& event : verdict.events)
        shown.events.push_back({event.label, event.confidence, event.startS, event.endS});
    for (const Moment& moment : verdict.moments) shown.moments.push_back({moment.timeS, moment.probabilities});
    shown.labels = labels.names;
    return std::make_shared<const ui::FileVerdict>(std::move(shown));
}

FileQueue::FileQueue(Load load, QObject* parent)
    : QObject(parent), m_load(std::move(load)), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

FileQueue::~FileQueue() {
    m_thread.request_stop();
    cancel();
}

void FileQueue::find(const QStringList& paths) {
    const std::lock_guard lock(m_mutex);
    m_unfound.push_back(paths);
    m_changed.notify_one();
}

void FileQueue::classify(const QStringList& files) {
    const std::lock_guard lock(m_mutex);
    for (const QString& file : files) m_waiting.push_back(file.toStdString());
    m_changed.notify_one();
}

void FileQueue::cancel() {
    const std::lock_guard lock(m_mutex);
    m_unfound.clear();
    m_waiting.clear();
    m_stop.request_stop();
    m_cancelled = true;
    m_changed.notify_one();
}

void FileQueue::use(Load load) {
    const std::lock_guard lock(m_mutex);
    m_load = std::move(load);
    m_outdated = true;
}

void FileQueue::work(const std::stop_token& stop) {
    core::letOthersGoFirst();
    std::unique_lock lock(m_mutex);
    const auto isWanted = [this] { return m_cancelled || !m_unfound.empty() || !m_waiting.empty(); };
    while (m_changed.wait(lock, stop, isWanted)) {
        if (std::exchange(m_cancelled, false)) {
            Q_EMIT idle();
            continue;
        }
        m_stop = std::stop_source();
        const std::stop_token given = m_stop.get_token();
        std::vector<std::string> folders, files;
        if (!m_unfound.empty()) {
            for (const QString& path : m_unfound.front()) folders.push_back(path.toStdString());
            m_unfound.pop_front();
        } else {
            const auto end = m_waiting.begin() + std::ptrdiff_t(std::min(kTogether, m_waiting.size()));
            files.assign(m_waiting.begin(), end);
            m_waiting.erase(m_waiting.begin(), end);
        }
        lock.unlock();
        if (!folders.empty()) {
            QStringList all;
            for (const std::string& file : expandInputs(folders)) all << QString::fromStdString(file);
            if (!given.stop_requested()) Q_EMIT found(all);
        }
        if (!files.empty()) classifyNow(files, given);
        lock.lock();
        if (!files.empty() && m_waiting.empty() && !m_cancelled) Q_EMIT idle();
    }
}

void FileQueue::classifyNow(const std::vector<std::string>& files, std::stop_token stop) {
    try {
        Load load;
        {
            const std::lock_guard lock(m_mutex);
            if (m_outdated) load = m_load;
            m_outdated = false;
        }
        if (load) m_classifier = load();
        ClassifyNews news;
        news.judged = [this](const FileOutcome& outcome) { tellOutcome(outcome); };
        news.progress = [this](const std::string& file, double share) { tellProgress(file, share); };
        m_classifier->classify(files, news, stop);
    } catch (const std::exception& error) {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_outdated = true;  // the next recording tries anew
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

/// Not more often than anybody can see.
void FileQueue::tellProgress(const std::string& file, double share) {
    const core::TimePoint now = core::Clock::now();
    if (share > 0 && now - m_toldProgress < kProgressInterval) return;
    m_toldProgress = now;
    Q_EMIT progressed(QString::fromStdString(file), share);
}

void FileQueue::tellOutcome(const FileOutcome& outcome) {
    std::shared_ptr<const ui::FileVerdict> shown;
    if (outcome.verdict) shown = shownVerdict(*outcome.verdict, m_classifier->config().labels);
    Q_EMIT judged(std::make_shared<const FileOutcome>(outcome), shown);
}

}  // namespace app
