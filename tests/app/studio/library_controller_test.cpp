#include "app/studio/library_controller.h"

#include <QtTest>

#include <QMessageBox>
#include <QPushButton>
#include <filesystem>

#include "app/studio/live_controller.h"
#include "model/presets.h"
#include "model/untrained_checkpoint.h"
#include "ui/status_strip.h"

namespace {

namespace fs = std::filesystem;

constexpr int kPatienceMs = 120'000;
constexpr const char* kBundled = "light-timesformer-tiny";

}  // namespace

/// The real library, engine and window in a home of their own.
class LibraryControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        core::ModelConfig config = model::preset(kBundled);
        config.embed = 24;
        config.depth = 1;
        model::saveUntrainedCheckpoint(m_made.filePath("same.safetensors").toStdString(), config, 1);
        config.labels = {{"left", "right"}, {1, 0}};
        model::saveUntrainedCheckpoint(m_made.filePath("waves.safetensors").toStdString(), config, 2);
    }
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
        m_window = std::make_unique<ui::MainWindow>();
        m_window->show();
        m_library = std::make_unique<app::LibraryController>(*m_window);
    }
    void cleanup() {
        m_live.reset();
        m_library.reset();
        m_window.reset();
    }

    void theMenuOpensTheModels() {
        m_window->actions().models->trigger();
        QVERIFY(m_library->dialog() && m_library->dialog()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(m_library->dialog()->selected(), QString(kBundled), kPatienceMs);
    }

    void aFileIsImportedUsedAndTakenBack() {
        m_library->open();
        QSignalSpy activated(m_library.get(), &app::LibraryController::activated);
        Q_EMIT m_library->dialog()->importWanted(m_made.filePath("same.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(m_library->dialog()->notice(), QString("same is installed."), kPatienceMs);
        Q_EMIT m_library->dialog()->activateWanted("same", false);
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kPatienceMs);
        QCOMPARE(app::ModelLibrary().active().name, std::string("same"));
        Q_EMIT m_library->dialog()->goBackWanted();
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 2, kPatienceMs);
        QCOMPARE(app::ModelLibrary().active().name, std::string(kBundled));
        Q_EMIT m_library->dialog()->removeWanted("same");
        QTRY_COMPARE_WITH_TIMEOUT(app::ModelLibrary().trash().size(), std::size_t(1), kPatienceMs);
        Q_EMIT m_library->dialog()->restoreWanted("same");
        QTRY_COMPARE_WITH_TIMEOUT(m_library->dialog()->notice(), QString("same is installed again."), kPatienceMs);
        const QString out = m_home->filePath("out.safetensors");
        Q_EMIT m_library->dialog()->exportWanted("same", out);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out) && !m_library->busy(), kPatienceMs);
    }

    void aBrokenFileIsToldAbout() {
        QFile broken(m_home->filePath("broken.safetensors"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("nonsense");
        broken.close();
        m_library->open();
        Q_EMIT m_library->dialog()->importWanted(broken.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(m_library->dialog()->notice().contains("broken.safetensors") && !m_library->busy(),
                                 kPatienceMs);
        Q_EMIT m_library->dialog()->goBackWanted();
        QTRY_VERIFY_WITH_TIMEOUT(m_library->dialog()->notice().contains("no model before"), kPatienceMs);
    }

    void aWorseModelOfTheTrainPageIsAskedAbout() {
        QSignalSpy activated(m_library.get(), &app::LibraryController::activated);
        m_library->offer(m_made.filePath("same.safetensors"),
                         R"({"top1": 0.8, "comparison": {"model": "before", "top1": 0.9, "difference": -0.1,
                             "per_class": [{"label": "G5", "clips": 10, "accuracy": 1, "difference": -0.4}]}})");
        QTRY_VERIFY_WITH_TIMEOUT(m_library->dialog() && m_library->dialog()->findChild<QMessageBox*>(), kPatienceMs);
        auto* box = m_library->dialog()->findChild<QMessageBox*>();
        QVERIFY2(box->informativeText().contains("G5: 60.0 % instead of 100.0 % of 10 clips."),
                 qPrintable(box->informativeText()));
        QCOMPARE(app::ModelLibrary().active().name, std::string(kBundled));
        for (QPushButton* button : box->findChildren<QPushButton*>())
            if (button->text() == "Use it nevertheless") button->click();
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kPatienceMs);
        QCOMPARE(app::ModelLibrary().active().name, std::string("same"));
    }

    void aBetterModelOfTheTrainPageIsUsedAtOnce() {
        QSignalSpy activated(m_library.get(), &app::LibraryController::activated);
        m_library->offer(m_made.filePath("same.safetensors"),
                         R"({"top1": 0.95, "comparison": {"model": "before", "top1": 0.9, "difference": 0.05,
                             "per_class": []}})");
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kPatienceMs);
        QVERIFY(m_window->notices().text().contains("same is in use now"));
        m_library->offer(m_home->filePath("never.safetensors"), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_window->notices().text().contains("never.safetensors"), kPatienceMs);
    }

    /// The window shows 13 classes or 2, so that a prediction of the other model would be seen.
    void theSwitchIsQuickAndShowsNothingOfTheOldModel() {
        startLive();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->live().video().overlay().label.empty(), kPatienceMs);
        const app::ModelLibrary library;
        library.install({m_made.filePath("waves.safetensors").toStdString(), {}, {}});
        library.activate("waves", app::Consent::Given);
        m_live->useActiveModel();
        QVERIFY(m_window->live().video().overlay().label.empty());
        QElapsedTimer timer;
        timer.start();
        QStringList seen;
        while (timer.elapsed() < kPatienceMs && seen.isEmpty()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            const std::string label = m_window->live().video().overlay().label;
            if (!label.empty()) seen << QString::fromStdString(label);
        }
        qInfo("first prediction of the new model after %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY2(!seen.isEmpty(), "no prediction came");
        QVERIFY2(seen.first() == "left" || seen.first() == "right", qPrintable(seen.join(", ")));
        for (int i = 0; i < 50; ++i) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            const std::string label = m_window->live().video().overlay().label;
            QVERIFY2(label.empty() || label == "left" || label == "right", label.c_str());
        }
    }

    void aModelDeletedWhileActiveFallsBackWithANotice() {
        const app::ModelLibrary library;
        const fs::path file = library.install({m_made.filePath("waves.safetensors").toStdString(), {}, {}}).file;
        library.activate("waves", app::Consent::Given);
        startLive();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->live().video().image(), kPatienceMs);
        fs::remove(file);
        m_live->useActiveModel();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->notices().text().contains("'waves' in use is gone"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->status().text().contains(kBundled), kPatienceMs);
        QVERIFY(!m_window->live().hasMessage());
    }

private:
    void startLive() {
        app::EngineRequest request;
        request.capture.width = 160;
        request.capture.height = 120;
        request.inference.threads = 1;
        request.live.activityGate = false;
        m_live = std::make_unique<app::LiveController>(*m_window, request);
        m_live->open("sim");
    }

    QTemporaryDir m_made;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::LibraryController> m_library;
    std::unique_ptr<app::LiveController> m_live;
};

QTEST_MAIN(LibraryControllerTest)
#include "library_controller_test.moc"
