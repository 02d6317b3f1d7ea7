#pragma once

#include <QObject>
#include <QThread>
#include <stop_token>
#include <vector>

#include "app/studio/file_queue.h"
#include "ui/file_actions.h"

namespace app {

struct FileExportJob {
    ui::FileExport what = ui::FileExport::Csv;
    QString target;  ///< a file, or the folder for a file of each recording
    std::vector<FileOutcomePtr> outcomes;
    std::vector<std::string> given;  ///< the paths that were added: folders below them are mirrored
};

/// Writes verdicts as `carpus classify` does, on a thread of its own.
class FileExporter : public QObject {
    Q_OBJECT

public:
    explicit FileExporter(QObject* parent = nullptr);
    ~FileExporter() override;

    /// One job at a time; done() or failed() follows.
    void run(FileExportJob job);
    void cancel() { m_stop.request_stop(); }

Q_SIGNALS:
    void progressed(double share);
    void done(const QString& text);
    void failed(const QString& problem);

private:
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::stop_source m_stop;
};

/// Blocks; tells the share that is done. Throws core::Error, also when `stop` was requested. Returns how many files
/// were written.
int exportFiles(const FileExportJob& job, const std::function<void(double)>& progress, std::stop_token stop);

}  // namespace app
