#include <QMessageBox>
#include <QPushButton>
#include <QtTest>

#include "app/common/model_lookup.h"
#include "app/studio/library_controller.h"
#include "app/studio/train_controller.h"
#include "app/studio/training_json.h"
#include "core/dataset/simulated_dataset.h"
#include "tests/app/studio/support/training_home.h"
#include "ui/curve_chart.h"
#include "ui/evaluation_view.h"
#include "ui/setting_table.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

namespace {

/// CARPUS_NEW_PERSON=full makes the README's figure, in ten minutes to an hour (for the program itself: ctest would end
/// it); else it is the same way with tiny pictures.
bool isFull() { return qEnvironmentVariable("CARPUS_NEW_PERSON") == "full"; }

int patienceMs() { return isFull() ? 3'600'000 : 600'000; }

constexpr int kLearnt = 5;  ///< clips of each gesture that are trained on
constexpr int kLater = 15;

/// One person who performs each gesture `repeats` times; a longer set begins with the clips of a shorter one.
void simulate(const QString& folder, int repeats) {
    core::SimulatedDatasetOptions options;
    options.folder = folder.toStdString();
    options.subjects = 1;
    options.scenes = 3;
    options.repeats = repeats;
    options.seed = 7002;
    options.leadS = options.tailS = 0.5;
    options.separateTestScenes = false;
    options.testShare = repeats > kLearnt ? 1 : 0;
    core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
}

/// The window with what a training needs, connected as the program does.
struct Studio {
    Studio() : training(window, {}, CARPUS_PROGRAM), library(window) {
        QObject::connect(&training, &app::TrainController::useModelWanted, &library, &app::LibraryController::offer);
        window.show();
        window.showPage(&training.page());
    }
    ui::TrainSetupView& setup() { return training.page().setup(); }
    ui::EvaluationView& result() { return training.page().result(); }

    ui::MainWindow window;
    app::TrainController training;
    app::LibraryController library;
};

/// Says yes where the gate asks whether a worse model is wanted.
void insist(Studio& studio) {
    if (!studio.library.dialog()) return;
    for (const auto* box : studio.library.dialog()->findChildren<QMessageBox*>())
        for (QPushButton* button : box->findChildren<QPushButton*>())
            if (button->text() == "Use it nevertheless") button->click();
}

}  // namespace

/// From an empty profile through the real window to a model of one's own that is in use, and what it is worth on later
/// clips of the same person.
class NewPersonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewPersonTrainsAndUsesAModelOfTheirOwn() {
        const std::string bundled = app::findModel({}).string();
        Studio studio;
        studio.training.setDatasets({learnt()});
        if (!isFull())
            for (const auto& [key, value] : m_home.setup(8).settings) studio.setup().settings().change(key, value);
        QTRY_VERIFY_WITH_TIMEOUT(studio.setup().trainButton().isEnabled(), patienceMs());
        QElapsedTimer sinceTrain;
        sinceTrain.start();
        QTest::mouseClick(&studio.setup().trainButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.training.page().training().loss().points() > 0, patienceMs());
        qInfo("first point of the curve after %.1f s", double(sinceTrain.elapsed()) / 1000);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.result().evaluation().labels.empty(), patienceMs());
        QSignalSpy activated(&studio.library, &app::LibraryController::activated);
        QTest::mouseClick(&studio.result().useButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT((insist(studio), activated.count() == 1), patienceMs());
        const std::string own = app::findModel({}).string();
        QVERIFY2(own.starts_with(m_home.path("").toStdString()), own.c_str());
        if (isFull()) compareOnLaterClips(own, bundled);
    }

private:
    QString learnt() {
        if (!isFull()) return m_home.dataset();
        const QString folder = m_home.path("me");
        simulate(folder, kLearnt);
        return folder;
    }

    void compareOnLaterClips(const std::string& own, const std::string& bundled) {
        const QString folder = m_home.path("later"), json = m_home.path("later.json");
        simulate(folder, kLater);
        for (int session = 1; session <= kLearnt; ++session)
            QCOMPARE(QProcess::execute(CARPUS_PROGRAM, {"dataset", "trash", folder, "--session",
                                                        QStringLiteral("%1").arg(session, 2, 10, QChar('0'))}),
                     0);
        QCOMPARE(QProcess::execute(CARPUS_PROGRAM, {"evaluate", "own-gestures", "data.source", folder, "--model",
                                                    QString::fromStdString(own), "--compare",
                                                    QString::fromStdString(bundled), "--json", json}),
                 0);
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto evaluation = app::readEvaluation(file.readAll(), folder);
        QVERIFY(evaluation && evaluation->comparison);
        qInfo("%d later clips of the new person: top-1 %.1f %% before, %.1f %% after; difference %.1f to %.1f points",
              evaluation->clips, evaluation->comparison->top1 * 100, evaluation->top1.value * 100,
              evaluation->comparison->difference.low * 100, evaluation->comparison->difference.high * 100);
        QVERIFY(evaluation->top1.value > evaluation->comparison->top1);
    }

    studio::TrainingHome m_home;
};

int main(int argc, char** argv) {
    if (isFull()) qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(patienceMs()));
    QApplication application(argc, argv);
    NewPersonTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "new_person_test.moc"
