#include "app/studio/files_controller.h"

#include <QMenuBar>
#include <algorithm>

namespace app {

FileTools fileTools(const EngineRequest& request) {
    return {[model = request.model, inference = request.inference] {
                return std::make_unique<FileClassifier>(model, inference);
            },
            [model = request.model, device = request.inference.device] {
                return std::make_unique<ClipExplainer>(model, device);
            }};
}

FilesController::FilesController(ui::MainWindow& window, const FileTools& tools, double threshold)
    : m_page(*new ui::FilesPage(&window)), m_queue(tools.classifier), m_explainer(tools.explainer) {
    window.addPage(&m_page, ui::FilesPage::tr("Files"));
    window.menuBar()->insertMenu(window.menuBar()->actions().constLast(), m_page.actions().menu);
    m_page.view().setThreshold(threshold);
    connectPage();
    connectQueue();
    connectExporter();
}

void FilesController::connectPage() {
    using ui::FilesPage;
    using ui::FileView;
    connect(&m_page, &FilesPage::addWanted, this, &FilesController::add);
    connect(&m_page, &FilesPage::cancelWanted, this, &FilesController::cancel);
    connect(&m_page, &FilesPage::removeWanted, this, &FilesController::remove);
    connect(&m_page, &FilesPage::exportWanted, this, &FilesController::write);
    FileView& view = m_page.view();
    connect(&view, &FileView::seenWanted, this, [this](const QString& path) { m_explainer.explain(path); });
    connect(&m_explainer, &FileExplainer::explained, &view, &FileView::setSeen);
    connect(&view, &FileView::footageWanted, &m_footage, &FootageReader::read);
    connect(&m_footage, &FootageReader::done, &view.player(), &ui::ClipPlayer::setFootage);
    connect(&view, &FileView::correctionWanted, this, [this](const QString& path, const std::string& label) {
        m_page.view().verdict().setNotice(tr("Adding the clip…"), false);
        Q_EMIT correctionWanted(path, label);
    });
}

void FilesController::connectQueue() {
    connect(&m_queue, &FileQueue::found, this, &FilesController::take);
    connect(&m_queue, &FileQueue::progressed, this, [this](const QString& file, double share) {
        m_share = share;
        m_page.model().setProgress(file, share);
        showWork();
    });
    connect(&m_queue, &FileQueue::judged, this, &FilesController::accept);
    connect(&m_queue, &FileQueue::failed, this, &FilesController::refuse);
    connect(&m_queue, &FileQueue::idle, this, &FilesController::finish);
}

void FilesController::connectExporter() {
    connect(&m_exporter, &FileExporter::progressed, this, [this](double share) {
        ui::FileWork work = m_page.work();
        work.share = share;
        m_page.setWork(work);
    });
    connect(&m_exporter, &FileExporter::done, this, [this](const QString& text) {
        m_page.setWork({});
        m_page.tell(text);
    });
    connect(&m_exporter, &FileExporter::failed, this, [this](const QString& problem) {
        m_page.setWork({});
        m_page.tell(problem, true);
    });
}

void FilesController::add(const QStringList& paths) {
    m_page.tell({});
    m_given += paths;
    m_queue.find(paths);
}

void FilesController::take(const QStringList& files) {
    const QStringList fresh = m_page.model().add(files);
    if (fresh.isEmpty()) return;
    if (m_run.isEmpty()) m_begun = core::Clock::now();
    m_run += fresh;
    m_queue.classify(fresh);
    showWork();
}

void FilesController::accept(const FileOutcomePtr& outcome, const std::shared_ptr<const ui::FileVerdict>& shown) {
    const QString path = QString::fromStdString(outcome->path);
    m_share = 0;
    m_outcomes[path] = outcome;
    if (shown)
        m_page.model().setVerdict(path, shown);
    else
        m_page.model().setProblem(path, QString::fromStdString(outcome->error));
    showWork();
}

/// Nothing can be judged without the model: every file says why.
void FilesController::refuse(const QString& problem) {
    for (const QString& path : m_run) m_page.model().setProblem(path, problem);
    m_page.tell(problem, true);
}

/// Files that were added after a cancellation are waiting still.
void FilesController::finish() {
    m_run.removeIf([this](const QString& path) {
        const ui::FileEntry* entry = m_page.model().find(path);
        return !entry || (entry->state != ui::FileState::Waiting && entry->state != ui::FileState::Working);
    });
    m_stopping = false;
    m_share = 0;
    m_begun = core::Clock::now();
    m_page.setWork({});
    showWork();
}

void FilesController::cancel() {
    if (!busy()) return;
    m_exporter.cancel();
    if (m_run.isEmpty()) return;
    m_stopping = true;
    m_page.model().stop();
    m_queue.cancel();
    showWork();
}

void FilesController::remove(const QStringList& paths) {
    m_page.model().remove(paths);
    for (const QString& path : paths) {
        m_outcomes.remove(path);
        m_run.removeAll(path);
    }
    m_page.view().setEntry(m_page.model().find(m_page.current()));
}

void FilesController::use(const FileTools& tools) {
    m_queue.use(tools.classifier);
    m_explainer.use(tools.explainer);
}

void FilesController::write(ui::FileExport what, const QString& target) {
    FileExportJob job{what, target, {}, {}};
    for (int row = 0; row < m_page.model().rowCount(); ++row)
        if (const auto outcome = m_outcomes.value(m_page.model().entry(row).path)) job.outcomes.push_back(outcome);
    for (const QString& path : m_given) job.given.push_back(path.toStdString());
    ui::FileWork work;
    work.busy = true;
    work.task = tr("Writing to %1").arg(target);
    m_page.setWork(work);
    m_exporter.run(std::move(job));
}

void FilesController::showCorrected(const QString& path, const std::string& label, const QString& problem) {
    if (problem.isEmpty()) m_page.model().setCorrected(path, label);
    if (path != m_page.current()) return;
    m_page.view().verdict().setNotice(problem.isEmpty() ? tr("Added to the data set.") : problem, !problem.isEmpty());
}

void FilesController::showWork() {
    if (m_run.isEmpty()) return;
    ui::FileWork work;
    work.busy = true;
    work.stopping = m_stopping;
    const auto isOver = [this](const QString& path) {
        const ui::FileEntry* entry = m_page.model().find(path);
        return !entry || entry->state == ui::FileState::Done || entry->state == ui::FileState::Failed;
    };
    const double over = double(std::count_if(m_run.cbegin(), m_run.cend(), isOver)) + m_share;
    work.share = std::min(1.0, over / double(m_run.size()));
    const double elapsedS = core::Seconds(core::Clock::now() - m_begun).count();
    if (over >= 1) work.secondsLeft = elapsedS * (double(m_run.size()) - over) / over;
    m_page.setWork(work);
}

}  // namespace app
