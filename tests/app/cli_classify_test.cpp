#include <QtTest>

#include "core/capture/video_reader.h"
#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

class CliClassifyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_model = testModel(m_carpus);
        QDir home(m_carpus.path(""));
        QVERIFY(home.mkpath("tree/anna/1") && home.mkpath("tree/ben/1"));
        writeRecording(m_carpus.file("tree/anna/1/05.mp4"));
        writeRecording(m_carpus.file("tree/anna/1/06.webm"), {30, 160, 120});
        writeFrameFolder(m_carpus.file("tree/ben/1/07"), {20, 160, 120});
    }

    void givesAVerdictOnARealVideo() {
        const CarpusRun run = classify({m_carpus.path("tree/anna/1/05.mp4"), "--top", "5", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json line = run.json().at(0);
        QCOMPARE(line["top"].size(), std::size_t(5));
        QCOMPARE(line["top"][0]["label"], line["label"]);
        QCOMPARE(line["top"][0]["probability"], line["confidence"]);
        QCOMPARE(line["logits"].size(), std::size_t(13));
        const std::vector<int> middles{2, 8, 14, 19, 25, 30, 36, 42};  // of eight segments of 45 frames
        QCOMPARE(line["frames"].get<std::vector<int>>(), middles);
        QVERIFY(std::abs(line["fps"].get<double>() - 30) < 0.5);
        for (const char* stage : {"decode", "preprocess", "infer"})
            QVERIFY2(line["duration_ms"][stage].get<double>() > 0, stage);
        QVERIFY(!line.contains("events"));
    }

    void judgesByViews() {
        const QString video = m_carpus.path("tree/anna/1/05.mp4");
        const CarpusRun run = classify({video, "--views", "2", "--crops", "3", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json line = run.json().at(0), views = line["views"];
        QCOMPARE(views.size(), std::size_t(6));
        QCOMPARE(line["frames"].size(), std::size_t(16));
        QCOMPARE(views[4]["crop"].get<std::string>(), std::string("centre"));
        QVERIFY(views[0]["frames"] == views[2]["frames"] && views[2]["frames"] != views[3]["frames"]);
        double sum = 0;
        for (const nlohmann::json& view : views) sum += view["logits"][2].get<double>();
        QVERIFY(std::abs(line["logits"][2].get<double>() - sum) < 1e-3);
        const CarpusRun mean = classify({video, "--views", "2", "--crops", "3", "--pool", "mean", "--json", "-"});
        QCOMPARE(mean.json().at(0)["label"], line["label"]);
        QVERIFY(std::abs(mean.json().at(0)["logits"][2].get<double>() - sum / 6) < 0.05);
        QVERIFY(!classify({video, "--json", "-"}).json().at(0).contains("views"));
        QCOMPARE(classify({video, "--crops", "2"}).code, 2);
    }

    void walksThroughFolders() {
        const CarpusRun run = classify({m_carpus.path("tree"), "--json", "-", "--csv", m_carpus.path("table.csv")});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(paths(run), QStringList({"05.mp4", "06.webm", "07"}));
        QFile table(m_carpus.path("table.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = table.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(0).count(','), rows.at(1).count(','));
    }

    void answersInOrderAndAlwaysTheSame() {
        const QString text = m_carpus.path("words.mp4");
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no video\n") > 0);
        file.close();
        const QString first = m_carpus.path("tree/anna/1/05.mp4"), second = m_carpus.path("tree/anna/1/06.webm");
        const CarpusRun together = classify({first, text, second, first, "--json", "-"});
        QCOMPARE(together.code, 1);
        QCOMPARE(paths(together), QStringList({"05.mp4", "words.mp4", "06.webm", "05.mp4"}));
        const auto lines = together.json();
        QVERIFY(lines.at(1).contains("error"));
        QCOMPARE(lines.at(0)["logits"], lines.at(3)["logits"]);
        const auto alone = classify({second, "--json", "-"}).json();
        QVERIFY(alone.at(0)["logits"].size() == 13);
        QCOMPARE(lines.at(2)["frames"], alone.at(0)["frames"]);
    }

    void sharesTheWorkBetweenMachines() {
        const CarpusRun first = classify({m_carpus.path("tree"), "--shard", "1/2", "--json", "-"});
        const CarpusRun second = classify({m_carpus.path("tree"), "--shard", "2/2", "--json", "-"});
        QCOMPARE(paths(first), QStringList({"05.mp4", "07"}));
        QCOMPARE(paths(second), QStringList({"06.webm"}));
    }

    void drawsWhereTheModelLooked() {
        const CarpusRun run = classify({m_carpus.path("tree"), "--annotate", m_carpus.path("looked")});
        QVERIFY2(run.code == 0, run.err.constData());
        const core::VideoInfo sheet = core::probeVideo(m_carpus.file("looked/anna/1/05-attention.png"));
        QCOMPARE(sheet.width, 4 * sheet.height);  // eight frames above their overlays
        QVERIFY(QFile::exists(m_carpus.path("looked/ben/1/07-attention.png")));
        QVERIFY(QFile::exists(m_carpus.path("looked/ben/1/07.mkv")));
    }

    void writesSubtitles() {
        writeRecording(m_carpus.file("spoken.mkv"), {300, 160, 120, 30, 4});
        const CarpusRun run = classify({m_carpus.path("spoken.mkv"), m_carpus.path("tree/anna/1/05.mp4"), "--json", "-",
                                        "--srt", m_carpus.path("words")});
        QVERIFY2(run.code == 0, run.err.constData());
        const auto lines = run.json();
        const nlohmann::json events = lines.at(0)["events"];
        const QByteArray spoken = text("words/spoken.srt");
        QCOMPARE(spoken.count(" --> "), int(events.size()));
        if (!events.empty()) QVERIFY2(spoken.contains(events[0]["label"].get<std::string>().c_str()), spoken);
        const bool none = lines.at(1)["label"] == "none";
        QCOMPARE(text("words/05.srt").startsWith("1\n00:00:00,000 --> 00:00:01,500\nG"), !none);
    }

    void findsEventsInLongRecordingsAndDrawsThem() {
        writeRecording(m_carpus.file("long.mkv"), {150, 160, 120});
        const CarpusRun run =
            classify({m_carpus.path("long.mkv"), "--json", "-", "--annotate", m_carpus.path("drawn")});
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(run.json().at(0)["events"].is_array());
        const core::VideoInfo drawn = core::probeVideo(m_carpus.file("drawn/long.mkv"));
        QVERIFY(std::abs(drawn.durationS - 5) < 0.2);
    }

    void speaksToPeopleWithoutJson() {
        const CarpusRun run = classify({m_carpus.path("tree/anna/1/05.mp4")});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("05.mp4: ") && run.out.contains(" %"), run.out.constData());
    }

    void saysWhenTheResultCannotBeWritten() {
        const CarpusRun run = classify({m_carpus.path("tree"), "--json", "/nowhere/results.jsonl"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("/nowhere/results.jsonl"), run.err.constData());
    }

private:
    CarpusRun classify(const QStringList& arguments) {
        return m_carpus.run(QStringList{"classify", "--model", m_model} + arguments);
    }

    QByteArray text(const QString& name) {
        QFile file(m_carpus.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no " + name.toUtf8() + ")");
    }

    static QStringList paths(const CarpusRun& run) {
        QStringList names;
        for (const nlohmann::json& line : run.json())
            names << QFileInfo(QString::fromStdString(line.value("path", ""))).fileName();
        return names;
    }

    CarpusProgram m_carpus;
    QString m_model;
};

QTEST_GUILESS_MAIN(CliClassifyTest)
#include "cli_classify_test.moc"
