#include "app/studio/file_exporter.h"

#include <nlohmann/json.hpp>

#include "app/classify/output_paths.h"
#include "app/classify/verdict_output.h"
#include "app/common/text_file.h"
#include "core/types/error.h"

namespace app {
namespace {

constexpr int kTop = 3;  ///< as `carpus classify` tells unless asked otherwise

std::string tableRow(const FileOutcome& outcome) {
    return outcome.verdict ? csvRow(outcome.path, *outcome.verdict) : csvFailure(outcome.path, outcome.error);
}

std::string jsonRow(const FileOutcome& outcome) {
    const auto line =
        outcome.verdict ? verdictLine(outcome.path, *outcome.verdict, kTop) : failureLine(outcome.path, outcome.error);
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

int writeTable(const FileExportJob& job) {
    TextFile file(job.target.toStdString());
    const bool table = job.what == ui::FileExport::Csv;
    if (table) file.write(csvHeading());
    for (const FileOutcomePtr& outcome : job.outcomes) file.write(table ? tableRow(*outcome) : jsonRow(*outcome));
    return 1;
}

}  // namespace

int exportFiles(const FileExportJob& job, const std::function<void(double)>& progress, std::stop_token stop) {
    if (job.what == ui::FileExport::Csv || job.what == ui::FileExport::Json) return writeTable(job);
    OutputPaths places(job.target.toStdString(), job.given);
    int written = 0;
    double seen = 0;
    for (const FileOutcomePtr& outcome : job.outcomes) {
        progress(seen++ / double(job.outcomes.size()));
        if (!outcome->verdict) continue;
        if (stop.stop_requested()) throw core::Error("stopped; what was written until then stays");
        const std::string place = places.place(outcome->path).string();
        if (job.what == ui::FileExport::Subtitles)
            TextFile(place + ".srt").write(subtitles(*outcome->verdict));
        else
            writeAnnotatedRecording(outcome->path, *outcome->verdict, place + ".mkv", stop);
        ++written;
    }
    return written;
}

FileExporter::FileExporter(QObject* parent) : QObject(parent) {
    m_thread.setObjectName("export");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

FileExporter::~FileExporter() {
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void FileExporter::run(FileExportJob job) {
    m_stop = std::stop_source();
    QMetaObject::invokeMethod(
        &m_worker,
        [this, job = std::move(job), stop = m_stop.get_token()] {
            try {
                const int files = exportFiles(
                    job, [this](double share) { Q_EMIT progressed(share); }, stop);
                Q_EMIT done(files == 1 ? tr("Written to %1").arg(job.target)
                                       : tr("%n file(s) written to %1", nullptr, files).arg(job.target));
            } catch (const std::exception& error) {
                Q_EMIT failed(QString::fromUtf8(error.what()));
            }
        },
        Qt::QueuedConnection);
}

}  // namespace app
