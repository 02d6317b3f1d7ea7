#include <QtTest>

#include "tests/app/driver/carpus_process.h"

/// What people meet before any work begins: help, version and mistakes on the command line.
class CliUsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheVersion() {
        const CarpusRun run = m_carpus.run({"--version"});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith("carpus "));
    }

    void listsItsCommandsWithExamples() {
        const CarpusRun run = m_carpus.run({"--help"});
        QCOMPARE(run.code, 0);
        for (const char* command : {"live", "classify", "simulate", "train", "evaluate", "inspect", "bench"})
            QVERIFY2(run.out.contains(command), command);
        QVERIFY(run.out.contains("Examples:"));
    }

    void everyCommandExplainsItself_data() {
        QTest::addColumn<QStringList>("command");
        for (const char* name : {"live", "classify", "simulate", "train", "evaluate", "inspect"})
            QTest::newRow(name) << QStringList{name};
        QTest::newRow("bench live") << QStringList{"bench", "live"};
        QTest::newRow("bench model") << QStringList{"bench", "model"};
    }

    void everyCommandExplainsItself() {
        QFETCH(QStringList, command);
        const CarpusRun run = m_carpus.run(command << "--help");
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("Examples:"));
        QVERIFY(run.out.contains("--json"));
    }

    void mistakesEndWithCodeTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("told");
        QTest::newRow("nothing at all") << QStringList{} << "live";
        QTest::newRow("unknown command") << QStringList{"dance"} << "dance";
        QTest::newRow("no command") << QStringList{"--"} << "command";
        QTest::newRow("unknown option") << QStringList{"live", "--fast"} << "--fast";
        QTest::newRow("unknown source") << QStringList{"live", "--source", "ftp://x"} << "ftp://x";
        QTest::newRow("seconds below zero") << QStringList{"live", "--seconds", "-1"} << "--seconds";
        QTest::newRow("size without height") << QStringList{"live", "--size", "640"} << "640x480";
        QTest::newRow("unknown device") << QStringList{"classify", "x.mp4", "--device", "tpu"} << "tpu";
        QTest::newRow("unknown precision") << QStringList{"classify", "x.mp4", "--precision", "fp7"} << "fp7";
        QTest::newRow("no input") << QStringList{"classify"} << "PATH";
        QTest::newRow("bad shard") << QStringList{"classify", "x.mp4", "--shard", "5/4"} << "5/4";
        QTest::newRow("two outputs on stdout")
            << QStringList{"classify", "x.mp4", "--json", "-", "--csv", "-"} << "--csv";
        QTest::newRow("missing recipe") << QStringList{"train", "none.yaml"} << "none.yaml";
        QTest::newRow("no recipe, not live") << QStringList{"evaluate"} << "--live";
        QTest::newRow("unknown preset") << QStringList{"bench", "model", "--preset", "huge"} << "huge";
        QTest::newRow("nothing to resume") << QStringList{"train", recipe(), "--resume"} << "resume";
        QTest::newRow("unknown recipe key")
            << QStringList{"train", recipe(), "optimizer.speed", "2"} << "optimizer.speed";
        QTest::newRow("list for a key") << QStringList{"train", recipe(), "stages", "[{size: 50, steps: 5}]"}
                                        << "that 16 divides";
        QTest::newRow("key without value") << QStringList{"train", recipe(), "batch"} << "batch";
        QTest::newRow("unknown simulated label") << QStringList{"simulate", "out", "--labels", "G99"} << "G99";
    }

    void mistakesEndWithCodeTwo() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, told);
        const CarpusRun run = m_carpus.run(arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(told.toUtf8()), run.err.constData());
    }

private:
    QString recipe() {
        QFile file(m_carpus.path("recipe.yaml"));
        if (!file.open(QIODevice::WriteOnly) || file.write("batch: 4\n") < 0) qFatal("cannot write the recipe");
        return file.fileName();
    }

    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliUsageTest)
#include "cli_usage_test.moc"
