#include <QtTest>
#include <random>

#include "tests/app/driver/carpus_process.h"

/// `carpus dataset` killed in the middle, on a full disk, and beside another writer: nothing is lost or damaged.
class CliDatasetFaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const CarpusRun made =
            m_carpus.run({"simulate", source(), "--subjects", "4", "--size", "64x48", "--fps", "10"});
        QVERIFY2(made.code == 0, made.err.constData());
        m_clips = int(m_carpus.run({"dataset", "list", source(), "--json", "-"}).json().size());
        QCOMPARE(m_clips, 4 * 13);
    }

    void anImportThatIsKilledGoesOnFromThere() {
        std::mt19937 random(7);
        const QString set = m_carpus.path("killed set");
        const QStringList import{"dataset", "import", set, source(), "--format", "muwiges"};
        for (int kill = 0; kill < 5; ++kill) {
            QProcess process;
            m_carpus.start(process, import);
            process.waitForFinished(int(random() % 400));
            process.kill();
            process.waitForFinished();
            if (!QFile::exists(set + "/carpus.db")) continue;
            const CarpusRun repair = m_carpus.run({"dataset", "check", set, "--repair", "--busy", "0"});
            QVERIFY2(repair.code == 0, repair.err.constData());
            QVERIFY(m_carpus.run({"dataset", "check", set}).out.contains("all is well"));
        }
        const CarpusRun whole = m_carpus.run(import);
        QVERIFY2(whole.code == 0, whole.err.constData());
        QCOMPARE(m_carpus.run({"dataset", "list", set, "--labelled", "G12", "--json", "-"}).json().size(),
                 std::size_t(4));
    }

    void aFullDiskIsToldAndChangesNothing() {
        QProcess probe;
        probe.start("unshare", {"-rm", "true"});
        if (!probe.waitForFinished() || probe.exitCode() != 0) QSKIP("no small disk can be mounted here");
        const QString disk = m_carpus.path("small disk");
        QVERIFY(QDir().mkpath(disk));
        QProcess process;
        process.start("unshare", {"-rm", "sh", "-c",
                                  "mount -t tmpfs -o size=300k tmpfs \"$1\" && \"$0\" dataset "
                                  "import \"$1/set\" \"$2\" --format muwiges; "
                                  "echo code $?; ls -R \"$1/set\" | grep -c copy$; \"$0\" "
                                  "dataset check \"$1/set\" --repair; echo check $?",
                                  CarpusProgram::program(), disk, source()});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray out = process.readAllStandardOutput();
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(out.contains("code 1"), err.constData());
        QVERIFY2(err.contains("No space left") || err.contains("disk is full"), err.constData());
        QVERIFY2(out.contains("\n0\n"), out.constData());
    }

    void twoProgramsLabelAtOnce() {
        const QString set = m_carpus.path("shared set");
        QCOMPARE(m_carpus.run({"dataset", "import", set, source(), "--format", "muwiges", "--link"}).code, 0);
        QProcess a, b;
        m_carpus.start(a, {"dataset", "label", set, "G1", "--subject", "Subject001"});
        m_carpus.start(b, {"dataset", "label", set, "G2", "--subject", "Subject002"});
        const CarpusRun first = CarpusProgram::finish(a);
        const CarpusRun second = CarpusProgram::finish(b);
        QVERIFY2(first.code == 0 && second.code == 0, (first.err + second.err).constData());
        for (const char* label : {"G1", "G2"})
            QVERIFY(m_carpus.run({"dataset", "list", set, "--labelled", label, "--json", "-"}).json().size() >= 12);
        QCOMPARE(m_carpus.run({"dataset", "undo", set}).code, 0);
        QCOMPARE(m_carpus.run({"dataset", "undo", set}).code, 0);
        QCOMPARE(m_carpus.run({"dataset", "list", set, "--labelled", "G1", "--json", "-"}).json().size(),
                 std::size_t(4));
    }

private:
    QString source() { return m_carpus.path("it's a \"source\" $(x)"); }

    CarpusProgram m_carpus;
    int m_clips = 0;
};

QTEST_GUILESS_MAIN(CliDatasetFaultTest)
#include "cli_dataset_fault_test.moc"
