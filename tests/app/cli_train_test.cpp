#include <QtTest>

#include <filesystem>

#include "core/dataset/clip_store.h"
#include "core/dataset/own_gesture_file.h"
#include "tests/app/driver/carpus_process.h"

/// What `carpus train` tells without training.
class CliTrainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const CarpusRun made = m_carpus.run(
            {"simulate", set(), "--subjects", "3", "--labels", "G1,G2,none", "--size", "48x48", "--fps", "10"});
        QVERIFY2(made.code == 0, made.err.constData());
    }

    void everySettingIsListedWithItsMeaning() {
        const CarpusRun plain = m_carpus.run({"train", "--settings"});
        QVERIFY2(plain.code == 0, plain.err.constData());
        QVERIFY(plain.out.contains("optimizer.lr ") && plain.out.contains("Highest learning rate"));
        const auto lines = m_carpus.run({"train", "--settings", "--json", "-"}).json();
        QVERIFY(lines.size() > 60);
        for (const auto& line : lines) {
            QVERIFY2(!line["help"].get<std::string>().empty(), line.dump().c_str());
            QCOMPARE(line["value"], line["default"]);
        }
    }

    void theSettingsOfARecipeStandBesideTheDefaults() {
        const auto lines = m_carpus.run({"train", "own-gestures", "batch", "7", "--settings", "--json", "-"}).json();
        const auto batch =
            std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line["key"] == "batch"; });
        QVERIFY(batch != lines.end());
        QCOMPARE((*batch)["value"].get<std::string>(), std::string("7"));
        QCOMPARE((*batch)["default"].get<std::string>(), std::string("64"));
        QCOMPARE((*batch)["low"].get<double>(), 2.0);
    }

    void thePreflightCountsAndEstimates() {
        const CarpusRun run = m_carpus.run(preflight(set()) << "--json"
                                                            << "-");
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json json = run.json().at(0);
        QCOMPARE(json["type"].get<std::string>(), std::string("preflight"));
        QVERIFY(json["can_start"].get<bool>());
        QCOMPARE(json["parts"].size(), std::size_t(4));
        QCOMPARE(json["parts"][0]["name"].get<std::string>(), std::string("training"));
        QCOMPARE(json["parts"][0]["classes"]["G1"].get<int>(), 1);
        QVERIFY(json["train_s"].get<double>() > 0);
        QVERIFY(json["memory_bytes"].get<double>() > 1e8);
        QVERIFY(!json["method"].get<std::string>().empty());
        const CarpusRun plain = m_carpus.run(preflight(set()));
        QVERIFY2(plain.out.contains("The training can start") && plain.out.contains("warning:"), plain.out.constData());
    }

    /// Whoever makes a gesture of their own that is one of the twelve is told before they train.
    void anOwnGestureThatIsTakenForAnotherIsTold() {
        const CarpusRun made = m_carpus.run({"simulate", m_carpus.path("own"), "--subjects", "3", "--labels", "G1,G5",
                                             "--repeats", "2", "--size", "160x120"});
        QVERIFY2(made.code == 0, made.err.constData());
        const std::filesystem::path folder = m_carpus.path("own").toStdString();
        core::saveOwnGesture(folder, {"G13", "a V, really", {}});
        core::saveOwnGesture(folder, {"G14", "never recorded", {}});
        core::ClipStore store = core::ClipStore::open(folder);
        core::ClipEdit own;
        own.label = "G13";
        for (const core::ClipRecord& clip : store.clips())
            if (clip.label == "G5") store.editClips({&clip.id, 1}, own);
        QStringList arguments = preflight(m_carpus.path("own"));
        arguments[arguments.indexOf("--model") + 1] = "light-timesformer-tiny";
        QElapsedTimer timer;
        timer.start();
        const CarpusRun plain = m_carpus.run(arguments + QStringList{"labels", "G1,G13"});
        qInfo("preflight with one own gesture: %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY2(plain.code == 0 && plain.out.contains("warning: G13 is taken for G5 in "), plain.out.constData());
        QVERIFY2(!plain.out.contains("G14 is taken"), plain.out.constData());
    }

    void aPreflightWithAProblemFails() {
        const CarpusRun run = m_carpus.run(preflight(m_carpus.path("nowhere")));
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains("problem:") && run.out.contains("nowhere"), run.out.constData());
    }

    void theClipsCanBeMadeAhead() {
        QStringList arguments = preflight(set()) << "data.cache" << m_carpus.path("ahead");
        arguments[arguments.indexOf("--preflight")] = "--prepare";
        const CarpusRun run = m_carpus.run(arguments);
        QVERIFY2(run.code == 0 && run.out.contains("are made"), run.err.constData());
        QCOMPARE(QDir(m_carpus.path("ahead")).entryList({"*.clips"}).size(), 2);  // to learn from, and to choose by
        arguments.last() = m_carpus.path("ahead");
        arguments[arguments.indexOf(set())] = m_carpus.path("nowhere");
        const CarpusRun failed = m_carpus.run(arguments << "--json"
                                                        << "-");
        QCOMPARE(failed.code, 2);
        QVERIFY2(failed.json().back()["type"].get<std::string>() == "failed", failed.out.constData());
    }

    void aMissingRecipeIsBadUsage() {
        const CarpusRun run = m_carpus.run({"train"});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("recipe"), run.err.constData());
    }

private:
    QString set() const { return m_carpus.path("set"); }
    QStringList preflight(const QString& folder) {
        return {"train",     "own-gestures", "--preflight", "--model", testModel(m_carpus),
                "--device",  "cpu",          "epochs",      "0",       "data.mix_simulated",
                "0",         "batch",        "4",           "stages",  "[{size: 32, steps: 8}]",
                "data.size", "32",           "data.frames", "8",       "data.source",
                folder};
    }

    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliTrainTest)
#include "cli_train_test.moc"
