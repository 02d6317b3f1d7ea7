#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>

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
        QCOMPARE(report["per_clip"].size(), std::size_t(6));
        int right = 0;
        for (const nlohmann::json& clip : report["per_clip"]) {
            right += clip["label"] == clip["predicted"] && clip["label"] != "none" ? 1 : 0;
            QCOMPARE(clip["predicted"], clip["top"][0]["label"]);
            QCOMPARE(clip["confidence"].get<float>(), clip["top"][0]["probability"].get<float>());
        }
        QCOMPARE(report["top1"].get<double>(), double(right) / report["gesture_clips"].get<int>());
        QVERIFY(report["top1_interval"].is_null());  // one person
        QCOMPARE(report["reliability"].size(), std::size_t(15));
    }

    void comparesTwoModels() {
        const CarpusRun run = m_carpus.run(
            {"evaluate", m_carpus.path("recipe.yaml"), "--compare", m_model, "--part", "validation", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        QCOMPARE(report["comparison"]["difference"].get<double>(), 0.0);
        QCOMPARE(report["comparison"]["top1"], report["top1"]);
        QCOMPARE(report["comparison"]["per_class"].size(), report["labels"].size());
        const CarpusRun words =
            m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--compare", m_model, "--part", "validation"});
        QVERIFY2(words.out.contains("difference +0.0 points"), words.out.constData());
        const CarpusRun none = m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--compare", "no-such-model"});
        QVERIFY2(none.err.contains("no-such-model"), none.err.constData());
        QVERIFY(none.code != 0);
    }

    void measuresByViewsOfRecordings() {
        const QStringList evaluate{
            "evaluate", m_carpus.path("recipe.yaml"), "data.source", m_carpus.path("data"), "--part", "validation"};
        const CarpusRun run = m_carpus.run(evaluate + QStringList{"--views", "2", "--crops", "3", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().at(0)["clips"].get<int>(), 2);
        QCOMPARE(run.json().at(0)["labels"].size(), std::size_t(13));
        const nlohmann::json clip = run.json().at(0)["per_clip"].at(0);
        QVERIFY2(recordings().contains(m_carpus.path("data/" + QString::fromStdString(clip["path"]))),
                 clip.dump().c_str());
        QVERIFY(!clip["subject"].get<std::string>().empty());
        QVERIFY(clip["duration_s"].get<double>() > 0.2);
        const CarpusRun simulated = m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--views", "2"});
        QCOMPARE(simulated.code, 2);
        QVERIFY2(simulated.err.contains("Views are cut from recordings"), simulated.err.constData());
    }

    void writesAReportWithTheSameNumbers() {
        for (const QString& source : {QString("simulate"), m_carpus.path("data")}) {
            const CarpusRun run =
                m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "data.source", source, "--part", "validation",
                              "--report", m_carpus.path("report.html"), "--json", "-"});
            QVERIFY2(run.code == 0, run.err.constData());
            QFile file(m_carpus.path("report.html"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QXmlStreamReader page(&file);
            QString numbers;
            int drawings = 0, pictures = 0;
            while (!page.atEnd()) {
                page.readNext();
                if (!page.isStartElement()) continue;
                drawings += page.name() == QLatin1String("svg") ? 1 : 0;
                pictures += page.name() == QLatin1String("img") ? 1 : 0;
                if (page.name() == QLatin1String("script")) numbers = page.readElementText();
            }
            QVERIFY2(!page.hasError(), qPrintable(page.errorString()));
            QCOMPARE(nlohmann::json::parse(numbers.toStdString()), run.json().at(0));
            QCOMPARE(drawings, 7);  // five charts, and the curves of the run
            QCOMPARE(pictures, int(run.json().at(0)["per_clip"].size()));
        }
        const CarpusRun nowhere =
            m_carpus.run({"evaluate", m_carpus.path("recipe.yaml"), "--report", "/proc/no/report"});
        QCOMPARE(nowhere.code, 1);
        QVERIFY2(nowhere.err.contains("/proc/no/report"), nowhere.err.constData());
    }

    void holdsOutEverybodyInTurn() {
        const QStringList evaluate{"evaluate", m_carpus.path("recipe.yaml"), "data.source", m_carpus.path("data"),
                                   "output",   m_carpus.path("folds"),       "--json",      "-"};
        const CarpusRun given = m_carpus.run(evaluate + QStringList{"--protocol", "loso", "--model", m_model});
        QVERIFY2(given.code == 0, given.err.constData());
        const nlohmann::json report = given.json().at(0);
        QCOMPARE(report["folds"].size(), std::size_t(3));
        QCOMPARE(report["clips"].get<int>(), 6);
        double sum = 0;
        for (const nlohmann::json& fold : report["folds"]) {
            QCOMPARE(fold["people"].size(), std::size_t(1));
            QCOMPARE(fold["clips"].get<int>(), 2);
            sum += fold["top1"].get<double>();
        }
        QVERIFY(std::abs(report["over_folds"]["top1"]["mean"].get<double>() - sum / 3) < 1e-9);
        QVERIFY(!QFile::exists(m_carpus.path("folds")));
        const QStringList kfold = evaluate + QStringList{"--protocol", "kfold", "--folds", "3"};
        const CarpusRun trained = m_carpus.run(kfold);
        QVERIFY2(trained.code == 0, trained.err.constData());
        QCOMPARE(trained.json().at(0)["folds"].size(), std::size_t(3));
        QCOMPARE(trained.json().at(0)["clips"].get<int>(), 6);
        QVERIFY(QFile::exists(m_carpus.path("folds/fold-3/final.safetensors")));
        const CarpusRun again = m_carpus.run(kfold);  // both runs have ended: nothing is trained anew
        QCOMPARE(again.json().at(0), trained.json().at(0));
        const CarpusRun many = m_carpus.run(evaluate + QStringList{"--protocol", "kfold", "--folds", "4"});
        QCOMPARE(many.code, 2);
        QVERIFY2(many.err.contains("3 people"), many.err.constData());
    }

    void judgesWhatCanBeReadAndNamesTheRest() {
        QStringList evaluate{"evaluate",    m_carpus.path("recipe.yaml"),
                             "data.source", m_carpus.path("damaged"),
                             "--part",      "validation",
                             "--json",      "-"};
        QVERIFY(QProcess::execute("cp", {"-r", m_carpus.path("data"), m_carpus.path("damaged")}) == 0);
        const CarpusRun whole = m_carpus.run(evaluate);
        QVERIFY2(whole.code == 0, whole.err.constData());
        const std::string path = whole.json().at(0)["per_clip"].at(0)["path"];
        QFile file(m_carpus.path("damaged/" + QString::fromStdString(path)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write("no video") > 0);
        file.close();
        const CarpusRun run = m_carpus.run(evaluate);
        QCOMPARE(run.code, 1);
        QCOMPARE(run.json().at(0)["per_clip"].size(), std::size_t(1));
        QCOMPARE(run.json().at(0)["failed"].at(0)["path"].get<std::string>(), path);
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
