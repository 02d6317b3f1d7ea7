#include <QtTest>

#include "tests/app/driver/carpus_process.h"

/// `carpus dataset` on a small simulated set.
class CliDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const CarpusRun made =
            m_carpus.run({"simulate", set(), "--subjects", "3", "--labels", "G1,G2", "--size", "64x48", "--fps", "10"});
        QVERIFY2(made.code == 0, made.err.constData());
    }

    void checkMeasuresAndStatsTell() {
        const CarpusRun check = m_carpus.run({"dataset", "check", set()});
        QVERIFY2(check.code == 0, check.err.constData());
        QVERIFY(check.out.contains("all is well"));
        const CarpusRun stats =
            m_carpus.run({"dataset", "stats", set(), "--json", "-", "--plot", m_carpus.path("plot.svg")});
        QCOMPARE(stats.code, 0);
        const nlohmann::json json = stats.json().at(0);
        QCOMPARE(json["clips"].get<int>(), 6);
        QCOMPARE(json["classes"]["G1"].get<int>(), 3);
        QCOMPARE(json["resolutions"]["64x48"].get<int>(), 6);
        QCOMPARE(json["duration_s"]["count"].get<int>(), 6);
        QVERIFY(json["leakage"]["clean"].get<bool>());
        QFile plot(m_carpus.path("plot.svg"));
        QVERIFY(plot.open(QIODevice::ReadOnly) && plot.readAll().startsWith("<svg"));
        QVERIFY(m_carpus.run({"dataset", "stats", set()}).out.contains("median"));
    }

    void labelsAreChangedAndTakenBack() {
        const QStringList label{"dataset", "label", set(), "G9", "--labelled", "G2"};
        const CarpusRun labelled = m_carpus.run(label);
        QVERIFY2(labelled.code == 0 && labelled.out.contains("Label 3 clips G9"), labelled.err.constData());
        QCOMPARE(lines({"--labelled", "G9"}), 3);
        QVERIFY(m_carpus.run({"dataset", "history", set()}).out.contains("Label 3 clips G9"));
        QCOMPARE(m_carpus.run({"dataset", "undo", set()}).code, 0);
        QCOMPARE(lines({"--labelled", "G9"}), 0);
        QCOMPARE(m_carpus.run({"dataset", "redo", set()}).code, 0);
        QCOMPARE(lines({"--labelled", "G9"}), 3);
        QCOMPARE(m_carpus.run({"dataset", "undo", set()}).code, 0);
    }

    void trashIsRestoredOrPurged() {
        const CarpusRun list = m_carpus.run({"dataset", "list", set(), "--json", "-"});
        const QString id = QString::number(list.json().at(0)["id"].get<qint64>());
        QCOMPARE(m_carpus.run({"dataset", "trash", set(), "--id", id}).code, 0);
        QCOMPARE(lines({}), 5);
        QCOMPARE(lines({"--trashed"}), 1);
        QCOMPARE(m_carpus.run({"dataset", "restore", set(), "--all"}).code, 0);
        QCOMPARE(lines({}), 6);
        const CarpusRun purge = m_carpus.run({"dataset", "purge", set()});
        QVERIFY(purge.code == 0 && purge.out.startsWith("0 "));
    }

    void splitsKeepPeopleApart() {
        const CarpusRun dry = m_carpus.run(
            {"dataset", "split", set(), "--test", "0.34", "--validation", "0.33", "--dry-run", "--json", "-"});
        QVERIFY2(dry.code == 0, dry.err.constData());
        QCOMPARE(dry.json().at(0)["subjects"].size(), std::size_t(3));
        QCOMPARE(m_carpus.run({"dataset", "split", set(), "--assign", "Subject001=test"}).code, 0);
        QCOMPARE(lines({"--split", "test", "--subject", "Subject001"}), 2);
        QCOMPARE(m_carpus.run({"dataset", "split", set(), "--report"}).code, 0);
    }

    void exportsAndImports() {
        const CarpusRun out =
            m_carpus.run({"dataset", "export", set(), m_carpus.path("out"), "--format", "csv", "--separator", ","});
        QVERIFY2(out.code == 0, out.err.constData());
        const QStringList import{
            "dataset",  "import", m_carpus.path("copy"), m_carpus.path("out"), "--format", "csv", "--labels",
            "gestures", "--link"};
        const CarpusRun dry = m_carpus.run(import + QStringList{"--dry-run"});
        QVERIFY2(dry.code == 0 && dry.out.contains("6 to add"), dry.err.constData());
        QVERIFY(!QFile::exists(m_carpus.path("copy")));
        const CarpusRun in = m_carpus.run(import);
        QVERIFY2(in.code == 0 && in.out.contains("6 clips imported"), in.err.constData());
        QVERIFY(m_carpus.run(import).out.contains("6 there already"));
    }

    void damageIsRepaired() {
        QFile::remove(set() + "/Subject002/" + session() + "/01.mkv");
        const CarpusRun check = m_carpus.run({"dataset", "check", set(), "--json", "-"});
        QCOMPARE(check.code, 1);
        QCOMPARE(check.json().at(0)["kind"].get<std::string>(), std::string("missing file"));
        QCOMPARE(m_carpus.run({"dataset", "check", set(), "--repair"}).code, 0);
        QVERIFY(m_carpus.run({"dataset", "check", set()}).out.contains("all is well"));
    }

    void mistakesAreTold_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("told");
        QTest::newRow("no subcommand") << QStringList{} << 2 << "subcommand";
        QTest::newRow("no such set") << QStringList{"stats", "/no/such/set"} << 1 << "/no/such/set";
        QTest::newRow("no clips chosen") << QStringList{"label", "SET", "G1"} << 2 << "--all";
        QTest::newRow("no such clip") << QStringList{"flag", "SET", "--id", "4711"} << 2 << "4711";
        QTest::newRow("none like that") << QStringList{"trash", "SET", "--labelled", "waving"} << 2 << "no clip";
        QTest::newRow("no such split") << QStringList{"list", "SET", "--split", "dev"} << 2 << "dev";
        QTest::newRow("no such format") << QStringList{"export", "SET", "out9", "--format", "xml"} << 2 << "xml";
        QTest::newRow("no source") << QStringList{"import", "SET", "/no/such", "--format", "csv"} << 2 << "/no/such";
        QTest::newRow("half an assignment") << QStringList{"split", "SET", "--assign", "Ana"} << 2 << "Ana";
        QTest::newRow("unknown person") << QStringList{"split", "SET", "--assign", "Ana=test"} << 2 << "Ana";
        QTest::newRow("all for the test") << QStringList{"split", "SET", "--test", "1"} << 2 << "nothing to train on";
    }
    void mistakesAreTold() {
        QFETCH(QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QString, told);
        arguments.replaceInStrings("SET", set());
        const CarpusRun run = m_carpus.run(QStringList{"dataset"} + arguments);
        QVERIFY2(run.code == code, run.err.constData());
        QVERIFY2(run.err.contains(told.toUtf8()), run.err.constData());
    }

private:
    QString set() { return m_carpus.path("my set"); }
    QString session() { return QDir(set() + "/Subject002").entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0); }
    int lines(const QStringList& filter) {
        return int(m_carpus.run(QStringList{"dataset", "list", set(), "--json", "-"} + filter).json().size());
    }

    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliDatasetTest)
#include "cli_dataset_test.moc"
