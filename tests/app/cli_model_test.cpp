#include <QFile>
#include <QtTest>

#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

/// The real program, in a home of its own.
class CliModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aModelIsInstalledUsedAndTakenBack() {
        const QString weights = QStringLiteral(CARPUS_SOURCE_DIR "/tests/model/golden/layouts/hugging-face");
        const CarpusRun installed = m_carpus.run({"model", "install", weights, "--name", "waves"});
        QVERIFY2(installed.code == 0, installed.err.constData());
        QVERIFY(installed.out.contains("installed as waves, SHA-256 "));
        const CarpusRun refused = m_carpus.run({"model", "activate", "waves"});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("G1 would not be recognised any more"), refused.err.constData());
        const CarpusRun forced = m_carpus.run({"model", "activate", "waves", "--force"});
        QVERIFY2(forced.code == 0, forced.err.constData());
        QVERIFY(forced.err.contains("lost: G1"));
        const QString video = m_carpus.path("gesture.mkv");
        writeRecording(video.toStdString(), {20, 96, 72});
        QVERIFY(QStringList({"wave", "point", "push"}).contains(verdict(video)));
        const CarpusRun list = m_carpus.run({"model", "list", "--json", "-"});
        QCOMPARE(list.json().size(), std::size_t(2));
        QVERIFY(list.json()[0]["active"].get<bool>() && list.json()[1]["bundled"].get<bool>());
        QCOMPARE(m_carpus.run({"model", "show", "--json", "-"}).json()[0]["name"].get<std::string>(), "waves");

        QVERIFY(QFile::remove(m_carpus.path(".local/share/carpus/models/waves.safetensors")));
        const CarpusRun fallback = m_carpus.run({"classify", video, "--json", "-"});
        QCOMPARE(fallback.code, 0);
        QVERIFY2(fallback.err.contains("'waves' in use is gone"), fallback.err.constData());
        QCOMPARE(m_carpus.run({"model", "rollback"}).code, 0);
        QVERIFY(!m_carpus.run({"classify", video}).err.contains("waves"));
    }

    void anEvaluationDecides() {
        const QString evaluation = m_carpus.path("evaluation.json");
        QFile file(evaluation);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"top1": 0.5, "comparison": {"model": "m", "top1": 0.75, "difference": -0.25,
                       "interval": [-0.5, -0.1], "per_class": [
                       {"label": "G5", "clips": 8, "accuracy": 1, "difference": -0.5}]}})");
        file.close();
        const CarpusRun run = m_carpus.run(
            {"model", "install", testModel(m_carpus), "--name", "worse", "--activate", "--evaluation", evaluation});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("50.0 % of the held-out clips would be recognised instead of 75.0 %"),
                 run.err.constData());
        QVERIFY(run.err.contains("G5: 50.0 % instead of 100.0 % of 8 clips."));
        const CarpusRun shown = m_carpus.run({"model", "show", "worse"});
        QVERIFY2(shown.out.contains("compared with m: 50.0 % against 75.0 %"), shown.out.constData());
        QCOMPARE(m_carpus.run({"model", "remove", "worse"}).code, 0);
        QVERIFY(m_carpus.run({"model", "list"}).out.contains("worse (in the trash)"));
        QCOMPARE(m_carpus.run({"model", "restore", "worse"}).code, 0);
        const QString out = m_carpus.path("copy.safetensors");
        QCOMPARE(m_carpus.run({"model", "export", "worse", out}).code, 0);
        QCOMPARE(QFile(out).size(), QFile(testModel(m_carpus)).size());
    }

    void unusableArgumentsEndWithTwo() {
        QCOMPARE(m_carpus.run({"model"}).code, 2);
        QCOMPARE(m_carpus.run({"model", "show", "never"}).code, 2);
        QCOMPARE(m_carpus.run({"model", "rollback"}).code, 2);
        QCOMPARE(m_carpus.run({"model", "remove", "light-timesformer-tiny"}).code, 2);
        QCOMPARE(m_carpus.run({"model", "activate", "never", "--evaluation", "/no/such"}).code, 2);
    }

private:
    QString verdict(const QString& video) {
        const CarpusRun run = m_carpus.run({"classify", video, "--json", "-"});
        return run.json().empty() ? QString() : QString::fromStdString(run.json()[0].value("label", ""));
    }

    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliModelTest)
#include "cli_model_test.moc"
