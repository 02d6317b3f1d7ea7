#include <QtTest>

#include "app/studio/corrected_clip.h"
#include "app/studio/files_controller.h"
#include "core/dataset/clip_store.h"
#include "core/types/error.h"
#include "tests/app/studio/support/small_dataset.h"
#include "tests/core/support/fake_classifier.h"

namespace {

constexpr int kPatienceMs = 30'000;

core::ModelConfig fakeConfig() {
    core::ModelConfig config;
    config.frames = 4;
    config.size = 28;
    config.labels = core::LabelSet::gestures(true);
    return config;
}

app::FileTools fakeTools(std::chrono::milliseconds slowness = {}) {
    return {[slowness] {
                return std::make_unique<app::FileClassifier>(
                    fakeConfig(), std::make_unique<FakeClassifier>([](const core::Clip&) { return 4; }, slowness));
            },
            []() -> std::unique_ptr<app::ClipExplainer> { throw core::Error("no attention here"); }};
}

}  // namespace

/// The Files page with a classifier that always says G5, over real files.
class FilesControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        studio::makeSmallDataset(m_folder.path().toStdString(), kClips, 12);
        for (const core::ClipRecord& clip : core::ClipStore::open(m_folder.path().toStdString()).clips())
            m_videos << m_folder.filePath(QString::fromStdString(clip.path));
        QCOMPARE(int(m_videos.size()), kClips);
        QFile broken(m_folder.filePath("words.mp4"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no video\n") > 0);
    }

    void aFolderWithABrokenFileIsClassifiedToItsEnd() {
        start(fakeTools());
        m_files->add({m_folder.path()});
        finish();
        const ui::FileModel::Counts counts = model().counts();
        QCOMPARE(counts.all, kClips + 1);
        QCOMPARE(counts.done, kClips);
        QCOMPARE(counts.failed, 1);
        QVERIFY(!model().find(m_folder.filePath("words.mp4"))->problem.isEmpty());
        QCOMPARE(model().find(m_videos.first())->verdict->ranking.front().label, std::string("G5"));
        QSignalSpy changes(&model(), &QAbstractItemModel::dataChanged);
        m_files->add({m_folder.path()});  // what is done stays; the broken one is tried again
        QTRY_VERIFY_WITH_TIMEOUT(changes.count() > 1, kPatienceMs);
        finish();
        QCOMPARE(model().rowCount(), kClips + 1);
    }

    void cancellingIsFeltAtOnceAndEndsSoon() {
        start(fakeTools(std::chrono::milliseconds(300)));
        m_files->add({m_folder.path()});
        QTRY_VERIFY_WITH_TIMEOUT(model().counts().done >= 1, kPatienceMs);
        QElapsedTimer timer;
        timer.start();
        m_page->actions().cancel->trigger();
        QCOMPARE(model().counts().waiting, 0);
        QVERIFY(m_page->work().stopping);
        QVERIFY(timer.elapsed() < 1000);
        finish();
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(model().counts().stopped > 0);
        m_files->add({m_folder.path()});  // and it goes on where it was
        QTRY_COMPARE_WITH_TIMEOUT(model().counts().done, kClips, kPatienceMs);
    }

    void cancellingBeforeAnythingBeganEndsToo() {
        start(fakeTools(std::chrono::milliseconds(50)));
        m_files->add(m_videos);
        QTRY_VERIFY_WITH_TIMEOUT(m_files->busy(), kPatienceMs);
        m_files->cancel();
        m_files->cancel();
        finish();
        QCOMPARE(model().counts().waiting, 0);
    }

    void aModelThatCannotBeUsedIsToldOfEveryFile() {
        app::FileTools tools = fakeTools();
        tools.classifier = []() -> std::unique_ptr<app::FileClassifier> {
            throw core::Error("no model 'gone'; choose another one");
        };
        start(tools);
        m_files->add(m_videos);
        QTRY_COMPARE_WITH_TIMEOUT(model().counts().failed, kClips, kPatienceMs);
        finish();
        QVERIFY(m_page->news().contains("no model 'gone'"));
        m_files->use(fakeTools());
        m_files->add(m_videos);
        QTRY_COMPARE_WITH_TIMEOUT(model().counts().done, kClips, kPatienceMs);
    }

    void aVideoThatIsDeletedWhileItWaitsIsToldOf() {
        start(fakeTools(std::chrono::milliseconds(100)));
        const QString copy = m_folder.filePath("last.mkv");
        QVERIFY(QFile::copy(m_videos.first(), copy));
        m_files->add(m_videos + QStringList{copy});
        QTRY_VERIFY_WITH_TIMEOUT(m_files->busy(), kPatienceMs);
        QVERIFY(QFile::remove(copy));
        finish();
        QCOMPARE(model().counts().done + model().counts().failed, kClips + 1);
        const ui::FileEntry* last = model().find(copy);
        QVERIFY(last->state == ui::FileState::Failed || last->state == ui::FileState::Done);
    }

    void everythingThatIsShownCanBeExported() {
        start(fakeTools());
        m_files->add({m_folder.path()});
        finish();
        const QStringList targets{m_out.filePath("table.csv"), m_out.filePath("lines.jsonl"), m_out.filePath("srt"),
                                  m_out.filePath("drawn")};
        for (int what = 0; what < 4; ++what) {
            Q_EMIT m_page->exportWanted(ui::FileExport(what), targets[what]);
            finish();
            QVERIFY2(m_page->news().contains(targets[what]), qPrintable(m_page->news()));
        }
        QCOMPARE(int(linesOf(targets[0]).size()), kClips + 2);
        const QList<QByteArray> lines = linesOf(targets[1]);
        QCOMPARE(int(lines.size()), kClips + 1);
        QVERIFY(lines.first().contains("\"label\":\"G5\"") || lines.last().contains("\"label\":\"G5\""));
        const QString name = QFileInfo(m_videos.first()).completeBaseName();
        const QString below = QDir(m_folder.path()).relativeFilePath(QFileInfo(m_videos.first()).path());
        QVERIFY(linesOf(targets[2] + '/' + below + '/' + name + ".srt").value(2).startsWith("G5"));
        QVERIFY(QFile::exists(targets[3] + '/' + below + '/' + name + ".mkv"));
    }

    void anExportThatCannotBeWrittenSaysWhy() {
        start(fakeTools());
        m_files->add({m_videos.first()});
        finish();
        Q_EMIT m_page->exportWanted(ui::FileExport::Csv, "/nowhere/table.csv");
        finish();
        QVERIFY2(m_page->news().contains("/nowhere/table.csv"), qPrintable(m_page->news()));
    }

    void attentionThatCannotBeToldSaysWhy() {
        start(fakeTools());
        m_files->add({m_videos.first()});
        finish();
        const auto told = [&] {
            for (const QLabel* label : m_page->findChildren<QLabel*>())
                if (label->text() == "no attention here") return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatienceMs);
    }

    void aCorrectedClipIsImportedOnce() {
        const QString folder = m_out.filePath("my set");
        core::ClipStore store = core::ClipStore::openOrCreate(folder.toStdString());
        const std::string video = m_videos.first().toStdString();
        const std::string added = app::addCorrectedClip(store, video, "G6");
        QCOMPARE(store.clips().size(), std::size_t(1));
        QCOMPARE(store.clips().front().label, std::string("G6"));
        QCOMPARE(store.clips().front().path, added);
        QVERIFY(QFile::exists(folder + '/' + QString::fromStdString(added)));
        app::addCorrectedClip(store, video, "G7");  // the other label of the same clip
        QCOMPARE(store.clips().size(), std::size_t(1));
        QCOMPARE(store.clips().front().label, std::string("G7"));
        QVERIFY_EXCEPTION_THROWN(app::addCorrectedClip(store, "/tmp/nothing.mp4", "G1"), core::Error);
        QVERIFY_EXCEPTION_THROWN(app::addCorrectedClip(store, "/tmp/a\tb.mp4", "G1"), core::Error);
    }

    void cleanup() {
        m_files.reset();
        m_window.reset();
    }

private:
    static constexpr int kClips = 6;

    void start(const app::FileTools& tools) {
        m_window = std::make_unique<ui::MainWindow>();
        m_files = std::make_unique<app::FilesController>(*m_window, tools, 0.9);
        m_page = &m_files->page();
        m_window->show();
        m_window->showPage(m_page);
    }
    void finish() { QTRY_VERIFY_WITH_TIMEOUT(!m_files->busy() && model().rowCount() > 0, kPatienceMs); }
    ui::FileModel& model() { return m_page->model(); }

    static QList<QByteArray> linesOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        return file.readAll().trimmed().split('\n');
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_out;
    QStringList m_videos;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::FilesController> m_files;
    ui::FilesPage* m_page = nullptr;
};

QTEST_MAIN(FilesControllerTest)
#include "files_controller_test.moc"
