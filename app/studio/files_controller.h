#pragma once

#include <QHash>
#include <QObject>

#include "app/studio/file_explainer.h"
#include "app/studio/file_exporter.h"
#include "app/studio/file_queue.h"
#include "app/studio/footage_reader.h"
#include "app/studio/studio_options.h"
#include "ui/files_page.h"
#include "ui/main_window.h"

namespace app {

/// What judges files and tells where it looked.
struct FileTools {
    FileQueue::Load classifier;
    FileExplainer::Load explainer;
};
/// The model of the request, on its device.
FileTools fileTools(const EngineRequest& request);

/// Carries what the Files page asks for to the model and back. All of it runs on the GUI thread and never waits.
class FilesController : public QObject {
    Q_OBJECT

public:
    /// Adds the page to the window.
    FilesController(ui::MainWindow& window, const FileTools& tools, double threshold);

    ui::FilesPage& page() { return m_page; }
    /// Files and folders to classify.
    void add(const QStringList& paths);
    void cancel();
    bool busy() const { return m_page.work().busy; }
    /// Another model from now on; verdicts that are there stay.
    void use(const FileTools& tools);
    /// What became of a correction; `problem` is empty when all is well.
    void showCorrected(const QString& path, const std::string& label, const QString& problem);

Q_SIGNALS:
    /// The person says that the recording shows `label`.
    void correctionWanted(const QString& path, const std::string& label);

private:
    void connectPage();
    void connectQueue();
    void connectExporter();
    void take(const QStringList& files);
    void accept(const FileOutcomePtr& outcome, const std::shared_ptr<const ui::FileVerdict>& shown);
    void refuse(const QString& problem);
    void finish();
    void remove(const QStringList& paths);
    void write(ui::FileExport what, const QString& target);
    void showWork();

    ui::FilesPage& m_page;
    FileQueue m_queue;
    FileExplainer m_explainer;
    FileExporter m_exporter;
    FootageReader m_footage;
    QHash<QString, FileOutcomePtr> m_outcomes;
    QStringList m_given;  ///< the paths that were added
    QStringList m_run;    ///< what was asked for since the queue was last idle
    double m_share = 0;   ///< of the recording that is under way
    bool m_stopping = false;
    core::TimePoint m_begun{};
};

}  // namespace app
