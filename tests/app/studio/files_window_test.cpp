#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QtTest>
#include <fstream>

#include "app/studio/files_controller.h"
#include "core/capture/video_writer.h"
#include "core/dataset/simulated_dataset.h"
#include "core/simulator/simulator_source.h"
#include "core/types/gesture.h"
#include "tests/app/driver/carpus_process.h"
#include "ui/main_window.h"

namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMs = 100'000;

void writeFootage(const std::string& path, double seconds) {
    core::CaptureConfig config;
    config.width = 160;
    config.height = 120;
    config.realTime = false;
    core::SimulatorSource source(config, seconds);
    core::VideoWriter writer(path, {});
    while (const auto frame = source.next({}))
        writer.write(*frame->image, core::Seconds(frame->captureTime.time_since_epoch()).count());
    writer.finish();
}

}  // namespace

/// A scripted run through the real window with the bundled model: a mixed folder with broken files.
class FilesWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        core::SimulatedDatasetOptions options;
        options.folder = path("clips");
        options.subjects = 1;
        options.width = 160;
        options.height = 120;
        core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
        writeFootage(path("walk.mkv"), 8);
        std::ofstream(path("words.mp4")) << "no video\n";
        std::ofstream(path("empty.mkv")) << "";
        fs::copy_file(path("walk.mkv"), path("cut.mkv"));
        fs::resize_file(path("cut.mkv"), fs::file_size(path("cut.mkv")) / 3);
    }

    void aMixedFolderIsClassifiedInTheWindow() {
        ui::MainWindow window;
        app::EngineRequest request;
        app::FilesController files(window, app::fileTools(request), 0.9);
        window.show();
        ui::FilesPage& page = files.page();
        window.showPage(&page);
        drop(page, m_folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(page.model().rowCount() > 0 && !files.busy(), kPatienceMs);

        const ui::FileModel::Counts counts = page.model().counts();
        QCOMPARE(counts.failed, 2);
        QCOMPARE(counts.done, counts.all - 2);
        QVERIFY(counts.done >= 14);
        QVERIFY(page.model().find(name("walk.mkv"))->verdict->isLong);
        QVERIFY(!page.model().find(name("cut.mkv"))->verdict->warning.isEmpty());
        QVERIFY2(rightOnes(page.model()) >= 7, qPrintable(QString::number(rightOnes(page.model()))));  // of 12

        page.setCurrent(clip(page.model()));
        QTRY_VERIFY_WITH_TIMEOUT(page.view().strip().spanS() > 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(page.view().player().footage(), kPatienceMs);
        page.setCurrent(name("walk.mkv"));
        QVERIFY(page.view().chart().isVisible());
        page.setCurrent(name("words.mp4"));
        QVERIFY(page.view().message().isVisible());

        const QString lines = m_out.filePath("studio.jsonl");
        Q_EMIT page.exportWanted(ui::FileExport::Json, lines);
        QTRY_VERIFY_WITH_TIMEOUT(!files.busy(), kPatienceMs);
        compareWithTheCommandLine(lines);
    }

private:
    static void drop(ui::FilesPage& page, const QString& folder) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &event);
    }

    /// The same lines but for the times taken; probabilities may differ where another number of threads adds up.
    void compareWithTheCommandLine(const QString& lines) {
        const QString other = m_out.filePath("command-line.jsonl");
        QProcess carpus;
        carpus.start(CarpusProgram::program(), {"classify", m_folder.path(), "--json", other});
        QVERIFY(carpus.waitForFinished(kPatienceMs));
        QCOMPARE(carpus.exitCode(), 1);  // two inputs are broken
        const QList<QJsonObject> mine = objectsOf(lines), its = objectsOf(other);
        QCOMPARE(mine.size(), its.size());
        for (qsizetype i = 0; i < mine.size(); ++i) {
            QCOMPARE(mine[i].keys(), its[i].keys());
            for (const char* key : {"path", "label", "frames", "frame_count", "fps", "error"})
                QCOMPARE(mine[i].value(QLatin1String(key)), its[i].value(QLatin1String(key)));
            QVERIFY(std::abs(confidence(mine[i]) - confidence(its[i])) < 0.02);
            QCOMPARE(events(mine[i]), events(its[i]));
        }
    }

    static double confidence(const QJsonObject& line) { return line.value(QLatin1String("confidence")).toDouble(); }
    static int events(const QJsonObject& line) { return int(line.value(QLatin1String("events")).toArray().size()); }

    static QList<QJsonObject> objectsOf(const QString& path) {
        QList<QJsonObject> objects;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return objects;
        for (const QByteArray& line : file.readAll().trimmed().split('\n'))
            objects << QJsonDocument::fromJson(line).object();
        return objects;
    }

    /// Clips are named after their gesture: 05.mkv shows G5.
    static int rightOnes(const ui::FileModel& model) {
        int right = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const ui::FileEntry& entry = model.entry(row);
            const int number = QFileInfo(entry.path).completeBaseName().toInt();
            if (!entry.verdict || number < 1 || number > core::kGestureCount) continue;
            right += entry.verdict->ranking.front().label == core::gestureId(number - 1);
        }
        return right;
    }

    static QString clip(const ui::FileModel& model) {
        for (int row = 0; row < model.rowCount(); ++row)
            if (const auto& verdict = model.entry(row).verdict; verdict && !verdict->isLong)
                return model.entry(row).path;
        return {};
    }

    QString name(const char* file) const { return m_folder.filePath(file); }
    std::string path(const char* file) const { return name(file).toStdString(); }

    QTemporaryDir m_folder;
    QTemporaryDir m_out;
};

QTEST_MAIN(FilesWindowTest)
#include "files_window_test.moc"
