#include "app/studio/comparison_controller.h"

#include <sys/wait.h>

#include <QComboBox>
#include <QFileDialog>
#include <QtTest>

#include "app/studio/library_controller.h"
#include "core/dataset/simulated_dataset.h"
#include "model/presets.h"
#include "model/untrained_checkpoint.h"
#include "ui/evaluation_view.h"

namespace {

constexpr int kPatienceMs = 300'000;
constexpr const char* kBundled = "light-timesformer-tiny";

}  // namespace

/// The real library, dialogs and `carpus` on a small simulated data set, in a home of their own.
class ComparisonControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (const char* variable : {"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(variable, m_home.path().toUtf8());
        qputenv("CARPUS_PROGRAM", CARPUS_PROGRAM);
        core::SimulatedDatasetOptions options;
        options.folder = dataset().toStdString();
        options.subjects = 12;
        options.labels = {"G1", "G2", "none"};
        options.repeats = 2;
        options.width = options.height = 64;
        options.framesPerSecond = 15;
        core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
        core::ModelConfig config = model::preset(kBundled);
        config.embed = 24;
        config.depth = 1;
        const std::string file = m_home.filePath("novice.safetensors").toStdString();
        model::saveUntrainedCheckpoint(file, config, 1);
        app::ModelLibrary().install({file, {}, {}});
    }
    void init() {
        m_window = std::make_unique<ui::MainWindow>();
        m_window->show();
        m_library = std::make_unique<app::LibraryController>(*m_window);
        m_library->setDatasets({dataset()});
        m_library->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_library->dialog()->selected(), QString(kBundled), kPatienceMs);
    }
    void cleanup() {
        m_library.reset();
        m_window.reset();
    }

    void theSelectedModelIsComparedWithTheOneInUse() {
        openFor("novice");
        QTest::mouseClick(&dialog().compareButton(), Qt::LeftButton);
        QVERIFY(result().cancelButton().isVisible() && !dialog().compareButton().isEnabled());
        QVERIFY(result().notice().contains("novice"));
        QTRY_VERIFY_WITH_TIMEOUT(!result().evaluation().labels.empty() || !running(), kPatienceMs);
        QVERIFY2(result().evaluation().comparison, qPrintable(result().notice()));
        const ui::ModelComparison& other = *result().evaluation().comparison;
        QVERIFY2(other.difference.bounded, "the interval is told");
        QVERIFY(other.difference.low <= other.difference.value && other.difference.value <= other.difference.high);
        QVERIFY2(result().verdict().endsWith(kBundled), qPrintable(result().verdict()));
        QVERIFY(!result().cancelButton().isVisible() && dialog().compareButton().isEnabled());
        QSignalSpy activated(m_library.get(), &app::LibraryController::activated);
        QTest::mouseClick(&result().useButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kPatienceMs);
        QCOMPARE(app::ModelLibrary().active().name, std::string("novice"));
        app::ModelLibrary().rollBack();
    }

    void theModelInUseIsComparedWithAnotherAndNeverWithItself() {
        openFor(kBundled);
        QVERIFY(dialog().compareButton().isEnabled());
        for (QComboBox* box : dialog().findChildren<QComboBox*>())
            if (box->accessibleName() == "Compared with") box->setCurrentText(kBundled);
        QVERIFY(!dialog().compareButton().isEnabled());
        QVERIFY(dialog().compareButton().toolTip().contains("two different"));
    }

    void aComparisonIsCancelledAtOnce() {
        openFor("novice");
        QTest::mouseClick(&dialog().compareButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(hasChild(), kPatienceMs);
        QElapsedTimer timer;
        timer.start();
        QTest::mouseClick(&result().cancelButton(), Qt::LeftButton);
        qInfo("cancelling a comparison: %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(!hasChild());
        QVERIFY(!running() && dialog().compareButton().isEnabled());
        QVERIFY(result().notice().contains("cancelled"));
    }

    void closingTheDialogEndsTheWork() {
        openFor("novice");
        QTest::mouseClick(&dialog().compareButton(), Qt::LeftButton);
        dialog().close();
        QVERIFY(!running());
        QTRY_VERIFY(!m_library->comparison().dialog());
    }

    void aFolderThatHoldsNoDataSetIsAPlainMessage() {
        openFor("novice");
        for (QPushButton* button : dialog().findChildren<QPushButton*>())
            if (button->text() == "Other…") button->click();
        auto* chooser = dialog().findChild<QFileDialog*>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected("/nowhere");
        chooser->close();
        QTest::mouseClick(&dialog().compareButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!running(), kPatienceMs);
        QVERIFY2(result().notice().contains("/nowhere"), qPrintable(result().notice()));
        QVERIFY(!result().useButton().isEnabled());
    }

    void withoutTheProgramTheDialogSaysSo() {
        app::ComparisonController comparison("/nowhere/carpus");
        comparison.setDatasets({dataset()});
        comparison.open({"novice", kBundled}, "novice", kBundled, m_window.get());
        QTest::mouseClick(&comparison.dialog()->compareButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!comparison.busy(), kPatienceMs);
        QVERIFY(comparison.dialog()->result().notice().contains("/nowhere/carpus"));
    }

private:
    QString dataset() const { return m_home.filePath("my gestures"); }
    ui::ComparisonDialog& dialog() { return *m_library->comparison().dialog(); }
    ui::EvaluationView& result() { return dialog().result(); }
    static bool hasChild() {
        siginfo_t info{};
        return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
    }
    bool running() { return m_library->comparison().busy(); }

    void openFor(const QString& model) {
        m_library->dialog()->select(model);
        for (QPushButton* button : m_library->dialog()->findChildren<QPushButton*>())
            if (button->text() == "Compare…") button->click();
        QVERIFY(m_library->comparison().dialog() && dialog().isVisible());
    }

    QTemporaryDir m_home;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::LibraryController> m_library;
};

QTEST_MAIN(ComparisonControllerTest)
#include "comparison_controller_test.moc"
