#include <QtTest>

#include "model/cpu_features.h"
#include "tests/app/driver/carpus_process.h"

/// The shape of the measurements, not their values: those belong to the machine.
class CliBenchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresLiveUse() {
        const CarpusRun run = m_carpus.run({"bench", "live", "--source", "sim", "--size", "160x120", "--seconds", "2",
                                            "--model", testModel(m_carpus), "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        QVERIFY(report["machine"]["cores"].get<int>() > 0);
        QVERIFY(report["predictions_per_s"].get<double>() > 0);
        QVERIFY(report["first_prediction_s"].get<double>() > 0);
        QVERIFY(report["preview"]["pictures"].get<int>() > 5);
        QVERIFY(report["memory"]["end_mib"].get<double>() > 10);
        for (const char* stage : {"capture", "queue", "sample", "preprocess", "infer", "decide", "capture_to_result"})
            for (const char* part : {"p50", "p95", "p99"}) QVERIFY2(report["stages_ms"][stage].contains(part), stage);
    }

    void measuresTheNetworkAlone() {
        const CarpusRun run = m_carpus.run({"bench", "model", "--preset", "light-timesformer-tiny", "--seconds", "0.5",
                                            "--precision", "fp32", "--threads", "1", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        QCOMPARE(report["precision"].get<std::string>(), std::string("fp32"));
        QVERIFY(report["clips_per_s"].get<double>() > 0);
        QVERIFY(report["latency_ms"]["p50"].get<double>() <= report["latency_ms"]["p99"].get<double>());
        QVERIFY(report["flop_needed"].get<double>() < report["flop"].get<double>());
        QVERIFY(report["share_of_matrix_rate"].get<double>() > 0);
        QVERIFY(report["working_memory_mib"].get<double>() > 0);
        QVERIFY(report["loading"]["load_ms"].get<double>() > 0 && report["loading"]["read_ms"].get<double>() > 0);
        QVERIFY(!report.contains("agreement_with_fp32"));
    }

    void measuresEveryPresetAndPrecisionAsked() {
        const CarpusRun run = m_carpus.run({"bench", "model", "--preset", "light-timesformer-tiny", "--all-precisions",
                                            "--device", "cpu", "--seconds", "0.1", "--threads", "1"});
        QVERIFY2(run.code == 0, run.err.constData());
        const auto rows = [&](const char* precision) {
            return run.out.count(QByteArray("| light-timesformer-tiny | CPU | ") + precision + " |");
        };
        QCOMPARE(rows("fp32"), 1);
        QCOMPARE(rows("bf16"), int(model::cpuHasBf16()));
        QCOMPARE(rows("int8"), 1);
    }

    void comparesAPrecisionWith32Bit() {
        const CarpusRun run = m_carpus.run({"bench", "model", "--model", testModel(m_carpus), "--precision", "int8",
                                            "--device", "cpu", "--seconds", "0.1", "--agreement", "6", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json agreement = run.json().at(0)["agreement_with_fp32"];
        QCOMPARE(agreement["clips"].get<int>(), 6);
        const double mean = agreement["mean_logit_change"].get<double>();
        QVERIFY(mean > 0 && mean < 0.1);
        QVERIFY(agreement["largest_logit_change"].get<double>() >= mean);
        QVERIFY(agreement["same_top1"].get<double>() > 0.5);
    }

    void switchesSavingsOff() {
        const QStringList command{"bench",       "model", "--preset",  "light-timesformer-tiny",
                                  "--precision", "fp32",  "--seconds", "0.1",
                                  "--threads",   "1",     "--device",  "cpu"};
        const CarpusRun run = m_carpus.run(command + QStringList{"--without", "fold", "--without", "reuse"});
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY2(run.out.contains("without fold; without reuse"), run.out.constData());
        const CarpusRun wrong = m_carpus.run(command + QStringList{"--without", "magic"});
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains("'magic'"), wrong.err.constData());
    }

    void saysWhenTheReferenceIsNotThere() {
        const CarpusRun run = m_carpus.run({"bench", "model", "--preset", "timesformer", "--precision", "fp32",
                                            "--compare", "reference", "--python", "no-such-python"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("'no-such-python' cannot be started"), run.err.constData());
    }

    void measuresTraining() {
        const CarpusRun run = m_carpus.run({"bench", "training", "light-timesformer-tiny", "batch", "4", "data.cache",
                                            m_carpus.path("cache"), "--clips", "8", "--seconds", "0.3", "--device",
                                            "cpu", "--all-precisions", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const auto rows = run.json();
        QCOMPARE(rows.size(), std::size_t(model::cpuHasBf16() ? 2 : 1));
        QCOMPARE(rows[0]["precision"].get<std::string>(), std::string("fp32"));
        if (model::cpuHasBf16()) QCOMPARE(rows[1]["precision"].get<std::string>(), std::string("bf16"));
        for (const nlohmann::json& row : rows) {
            QCOMPARE(row["clips_per_step"].get<int>(), 4);
            QVERIFY(row["clips_per_s"].get<double>() > 0 && row["steps"].get<int>() >= 1);
            QVERIFY(row["waiting_share"].get<double>() < 1);
            QVERIFY(row["peak_memory_mib"].get<double>() > 10);
        }
    }

    void saysWhenTheTrainingReferenceIsNotThere() {
        const CarpusRun run = m_carpus.run({"bench", "training", "light-timesformer-tiny", "batch", "2", "data.cache",
                                            m_carpus.path("cache"), "--clips", "8", "--compare", "reference",
                                            "--python", "no-such-python"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("'no-such-python' cannot be started"), run.err.constData());
    }

    void measuresContinuousRecognition() {
        const CarpusRun run = m_carpus.run({"evaluate", "--live", "--people", "2", "--minutes", "0.15",
                                            "--idle-minutes", "0.05", "--model", testModel(m_carpus), "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        QVERIFY(report["tolerance_0.5_s"]["truth"].get<int>() >= 1);
        QVERIFY(report["event_f1"].get<double>() <= 1);
        QVERIFY(report["event_f1_interval"][0].get<double>() <= report["event_f1"].get<double>());
        QVERIFY(report["idle"]["hours"].get<double>() > 0);
        QVERIFY(report.contains("levenshtein_accuracy") && report.contains("time_to_detect"));
    }

private:
    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliBenchTest)
#include "cli_bench_test.moc"
