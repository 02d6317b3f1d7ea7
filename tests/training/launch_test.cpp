#include "training/launch.h"

#include <QTest>
#include <map>

#include "core/types/error.h"

namespace {

using Variables = std::map<std::string, std::string>;

training::Launch launchOf(const Variables& variables) {
    return training::launchFromEnvironment([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

}  // namespace

class LaunchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutALauncherThereIsOneProcess() {
        QCOMPARE(launchOf({}).size, 1);
        QCOMPARE(launchOf({{"RANK", "3"}}).size, 1);
        // The shell of a batch script, and of an interactive allocation.
        QCOMPARE(launchOf({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "4"}}).size, 1);
    }

    void torchrunIsUnderstood() {
        const auto launch = launchOf({{"RANK", "5"},
                                      {"WORLD_SIZE", "8"},
                                      {"LOCAL_RANK", "1"},
                                      {"LOCAL_WORLD_SIZE", "4"},
                                      {"MASTER_ADDR", "node7"},
                                      {"MASTER_PORT", "1234"},
                                      {"TORCHELASTIC_USE_AGENT_STORE", "True"},
                                      {"TORCHELASTIC_RESTART_COUNT", "2"}});
        QCOMPARE(launch.rank, 5);
        QCOMPARE(launch.size, 8);
        QCOMPARE(launch.localRank, 1);
        QCOMPARE(launch.localSize, 4);
        QCOMPARE(launch.host, std::string("node7"));
        QCOMPARE(launch.port, 1234);
        QVERIFY(launch.launcherKeepsStore);
        QCOMPARE(launch.attempt, std::string("2"));
    }

    void mpirunIsUnderstoodWithoutAPlaceToMeetOnOneComputer() {
        const auto launch = launchOf({{"OMPI_COMM_WORLD_RANK", "1"},
                                      {"OMPI_COMM_WORLD_SIZE", "2"},
                                      {"OMPI_COMM_WORLD_LOCAL_RANK", "1"},
                                      {"OMPI_COMM_WORLD_LOCAL_SIZE", "2"}});
        QCOMPARE(launch.rank, 1);
        QCOMPARE(launch.size, 2);
        QCOMPARE(launch.host, std::string("127.0.0.1"));
        QVERIFY(!launch.launcherKeepsStore);
    }

    void slurmIsUnderstood() {
        const auto launch = launchOf({{"SLURM_PROCID", "3"},
                                      {"SLURM_STEP_NUM_TASKS", "4"},
                                      {"SLURM_STEP_NUM_NODES", "2"},
                                      {"SLURM_LOCALID", "1"},
                                      {"MASTER_ADDR", "gpu01"}});
        QCOMPARE(launch.rank, 3);
        QCOMPARE(launch.size, 4);
        QCOMPARE(launch.localRank, 1);
        QCOMPARE(launch.localSize, 2);
        QCOMPARE(launch.host, std::string("gpu01"));
    }

    void whatMakesNoSenseIsBadUsage_data() {
        QTest::addColumn<QString>("rank");
        QTest::addColumn<QString>("size");
        QTest::newRow("no rank") << ""
                                 << "2";
        QTest::newRow("rank beyond the size") << "2"
                                              << "2";
        QTest::newRow("negative") << "-1"
                                  << "2";
        QTest::newRow("no number") << "one"
                                   << "2";
        QTest::newRow("nobody") << "0"
                                << "0";
    }
    void whatMakesNoSenseIsBadUsage() {
        QFETCH(QString, rank);
        QFETCH(QString, size);
        Variables variables{{"WORLD_SIZE", size.toStdString()}, {"MASTER_ADDR", "here"}};
        if (!rank.isEmpty()) variables["RANK"] = rank.toStdString();
        QVERIFY_THROWS_EXCEPTION(core::Error, launchOf(variables));
    }

    void severalComputersNeedAPlaceToMeet() {
        try {
            launchOf({{"RANK", "0"}, {"WORLD_SIZE", "4"}, {"LOCAL_RANK", "0"}, {"LOCAL_WORLD_SIZE", "2"}});
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY(std::string(error.what()).find("MASTER_ADDR") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(LaunchTest)
#include "launch_test.moc"
