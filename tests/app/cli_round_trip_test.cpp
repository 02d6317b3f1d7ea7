#include <QtTest>

#include "tests/app/driver/carpus_process.h"

/// The whole way: make recordings, train on them, measure, look at the model, use it.
class CliRoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void simulatesRecordings() {
        const CarpusRun run = m_carpus.run({"simulate", m_carpus.path("data"), "--subjects", "3", "--scenes", "2",
                                            "--labels", "G1,G2", "--size", "96x64", "--fps", "10", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().size(), std::size_t(6));
        QCOMPARE(run.json().back()["done"].get<int>(), 6);
        QCOMPARE(recordings().size(), 6);
    }

    void keepsWhatIsThereAlready() {
        const QDateTime before = QFileInfo(recordings().at(0)).lastModified();
        const CarpusRun run = m_carpus.run({"simulate", m_carpus.path("data"), "--subjects", "3", "--scenes", "2",
                                            "--labels", "G1,G2", "--size", "96x64", "--fps", "10"});
        QCOMPARE(run.code, 0);
        QCOMPARE(QFileInfo(recordings().at(0)).lastModified(), before);
    }

    void trainsWithProgressAsJson() {
        writeRecipe();
        const CarpusRun run = m_carpus.run({"train", m_carpus.path("recipe.yaml"), "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        for (const char* type : {"step", "epoch", "checkpoint", "done"}) QVERIFY2(!run.ofType(type).empty(), type);
        const nlohmann::json step = run.ofType("step").at(0);
        for (const char* field : {"step", "steps", "loss", "learning_rate", "clips_per_s", "eta_s"})
            QVERIFY2(step.contains(field), field);
        const nlohmann::json done = run.ofType("done").at(0);
        QCOMPARE(run.json().back(), done);
        m_model = QString::fromStdString(done["path"].get<std::string>());
        QVERIFY(QFile::exists(QDir(m_carpus.path("")).filePath(m_model)));
    }

    void goesOnWithAFinishedTraining() {
        const CarpusRun run = m_carpus.run({"train", m_carpus.path("recipe.yaml"), "--resume", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(run.ofType("step").empty());
        QVERIFY(!run.ofType("done").empty());
    }

    void measuresTheTrainedModel() {
        const CarpusRun run = m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        for (const char* field : {"clips", "top1", "top5", "macro_f1", "ece", "per_class", "confusion", "labels"})
            QVERIFY2(report.contains(field), field);
        QCOMPARE(report["clips"].get<int>(), 6);
        QCOMPARE(report["per_class"].size(), report["labels"].size());
        QVERIFY(report["top5"].get<double>() <= 1);
    }

    void measuresByViewsOfRecordings() {
        const QStringList evaluate{
            "evaluate", m_carpus.path("recipe.yaml"), "data.source", m_carpus.path("data"), "--part", "validation"};
        const CarpusRun run = m_carpus.run(evaluate + QStringList{"--views", "2", "--crops", "3", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().at(0)["clips"].get<int>(), 2);
        QCOMPARE(run.json().at(0)["labels"].size(), std::size_t(13));
        const CarpusRun simulated = m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--views", "2"});
        QCOMPARE(simulated.code, 2);
        QVERIFY2(simulated.err.contains("Views are cut from recordings"), simulated.err.constData());
    }

    void showsTheTableToPeople() {
        const CarpusRun run = m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--part", "validation"});
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY2(run.out.contains("G5 V, left to right"), run.out.constData());
    }

    void inspectsTheTrainedModel() {
        const CarpusRun run = m_carpus.run({"inspect", m_model, "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json model = run.json().at(0);
        QCOMPARE(model["labels"].size(), std::size_t(13));
        QVERIFY(model["parameters"].get<int>() > 100'000);
        QVERIFY(model["metrics"].is_object() && model["provenance"].contains("recipe"));
        QVERIFY(m_carpus.run({"inspect", m_model}).out.contains("joint space-time"));
    }

    void classifiesWithTheTrainedModel() {
        const CarpusRun run = m_carpus.run({"classify", m_carpus.path("data"), "--model", m_model, "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().size(), std::size_t(6));
    }

    void tellsAFailedTrainingOnBothChannels() {
        const CarpusRun run =
            m_carpus.run({"train", m_carpus.path("recipe.yaml"), "output", "/proc/nowhere", "--json", "-"});
        QCOMPARE(run.code, 1);
        const nlohmann::json failed = run.json().back();
        QCOMPARE(failed.value("type", ""), std::string("failed"));
        QVERIFY2(run.err.contains(failed.value("message", "?").c_str()), run.err.constData());
    }

private:
    QStringList recordings() const {
        QStringList found;
        for (QDirIterator files(m_carpus.path("data"), {"*.mkv"}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();)
            found << files.next();
        return found;
    }

    /// A network that learns nothing in its two steps, but goes through everything.
    void writeRecipe() {
        QFile file(m_carpus.path("recipe.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "preset: light-timesformer-tiny\n"
            "output: run\n"
            "batch: 2\n"
            "stages: [{size: 48, steps: 2}]\n"
            "evaluate_every_steps: 1\n"
            "data:\n"
            "  frames: 16\n"
            "  size: 48\n"
            "  cache: cache\n"
            "  simulate:\n"
            "    render_size: 48\n"
            "    test_render_size: 48\n"
            "    train: {people: 2, scenes: 1, clips: 6}\n"
            "    validation: {people: 1, scenes: 1, clips: 6}\n"
            "    test: {people: 1, scenes: 1, clips: 6}\n");
    }

    CarpusProgram m_carpus;
    QString m_model;
};

QTEST_GUILESS_MAIN(CliRoundTripTest)
#include "cli_round_trip_test.moc"
