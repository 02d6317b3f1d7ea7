#include "training/process_group.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "model/checkpoint.h"
#include "tests/training/support/toy_clips.h"
#include "tests/training/support/training_process.h"
#include "training/training_state.h"

using training_process::finish;
using training_process::start;

namespace {

int freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

/// What all runs here have: no random depth, whose draws depend on how a batch is cut, and an optimizer whose step is
/// proportional to the gradient, so that roundings stay as small as they are.
QStringList with(const QStringList& more) {
    return more + QStringList{"optimizer.kind", "sgd", "optimizer.lr", "0.05", "optimizer.warmup_steps", "0"};
}

}  // namespace

/// Two processes over the loopback against one process.
class ProcessGroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aGroupOfOneDoesNothing() {
        training::ProcessGroup alone{training::Launch{}};
        const auto tensor = torch::ones({3});
        alone.sum({tensor});
        alone.spread({tensor});
        QVERIFY(torch::equal(tensor, torch::ones({3})));
        QVERIFY(alone.leads() && alone.any(true) && !alone.any(false));
        QCOMPARE(alone.leaders(0.1), 0.1);
    }

    void twoProcessesEqualOneWithTwiceTheBatch() {
        saveStart(core::PatchStem::Linear);
        const QStringList plain{"trajectory_weight", "0"};  // its scale is measured within a batch
        QCOMPARE(finish(*start(with(run("one") + QStringList{"batch", "8"} + plain))), 0);
        trainAsTwo(with(run("two") + QStringList{"batch", "4", "accumulate", "2"} + plain));
        QVERIFY2(largestDifference("one", "two") < 1e-5, qPrintable(QString::number(largestDifference("one", "two"))));
        QVERIFY(largestDifference("one", "start") > 1e-3);
    }

    /// Batch normalisation measures each batch on its own, however the batches are shared among processes.
    void twoProcessesEqualOneThatTakesTheBatchesInTurn() {
        saveStart(core::PatchStem::Convolutional);
        const QStringList same{"batch", "4", "accumulate", "2"};
        QCOMPARE(finish(*start(with(run("one") + same))), 0);
        trainAsTwo(with(run("two") + same));
        QVERIFY2(largestDifference("one", "two") < 1e-5, qPrintable(QString::number(largestDifference("one", "two"))));
        QVERIFY(largestDifference("one", "start") > 1e-3);
    }

    void aRunGoesOnWithAnotherNumberOfProcesses() {
        saveStart(core::PatchStem::Convolutional);
        const QStringList same{"batch", "4", "accumulate", "2", "checkpoint_steps", "1"};
        QCOMPARE(finish(*start(with(run("one") + same))), 0);
        const auto killed = start(with(run("two") + same));
        QVERIFY(training_process::killAt(*killed, training::TrainingProgress::Kind::Checkpoint, 3));
        trainAsTwo(with(run("two") + same));
        QVERIFY2(largestDifference("one", "two") < 1e-5, qPrintable(QString::number(largestDifference("one", "two"))));
    }

    void theOthersEndWhenOneDies() {
        saveStart(core::PatchStem::Linear);
        const QStringList arguments = run("two") + QStringList{"accumulate", "2",      "checkpoint_steps",
                                                               "1",          "stages", "[{size: 16, steps: 100000}]"};
        const int port = freePort();
        const auto first = start(arguments, {0, 2, port});
        const auto second = start(arguments, {1, 2, port});
        QVERIFY(first->waitForReadyRead(100'000));
        QByteArray said;
        while (!said.contains("3 2\n") && first->waitForReadyRead(100'000)) said += first->readAll();
        second->kill();
        QCOMPARE(finish(*first), 1);
        said += first->readAll();
        QVERIFY2(said.contains("failed: The connection to the other processes"), said.constData());
        QVERIFY2(said.contains("go on from the last state"), said.constData());
        finish(*second);
    }

    void batchesThatCannotBeSharedAreBadUsage() {
        saveStart(core::PatchStem::Linear);
        const int port = freePort();
        const auto first = start(run("two") + QStringList{"accumulate", "3"}, {0, 2, port});
        const auto second = start(run("two") + QStringList{"accumulate", "3"}, {1, 2, port});
        QCOMPARE(finish(*first), 1);
        QCOMPARE(finish(*second), 1);
        const QByteArray said = first->readAll();
        QVERIFY2(said.contains("Set accumulate to a multiple of 2"), said.constData());
    }

private:
    QStringList run(const QString& output) const { return {m_folder->path(), output}; }

    void saveStart(core::PatchStem stem) {
        auto config = toyModel();
        config.stem = stem;
        config.dropPath = 0;
        config.labels = core::LabelSet::gestures(true);
        torch::manual_seed(5);
        model::saveCheckpoint(file("start.safetensors"), model::TimeSformer(config), config, {});
    }

    void trainAsTwo(const QStringList& arguments) {
        const int port = freePort();
        const auto first = start(arguments, {0, 2, port});
        const auto second = start(arguments, {1, 2, port});
        const int code = finish(*first);
        const QByteArray said = first->readAll();
        QVERIFY2(code == 0, said.constData());
        QCOMPARE(finish(*second), 0);
        QVERIFY2(second->readAll().isEmpty(), "only the first process reports");
    }

    double largestDifference(const std::string& a, const std::string& b) const {
        const auto load = [&](const std::string& run) {
            return model::loadCheckpoint(file(run == "start" ? "start.safetensors" : run + "/final.safetensors"));
        };
        const auto one = load(a), two = load(b);
        auto left = one.network->named_parameters(), right = two.network->named_parameters();
        for (const auto& item : one.network->named_buffers()) left.insert(item.key(), item.value());
        for (const auto& item : two.network->named_buffers()) right.insert(item.key(), item.value());
        double largest = 0;
        for (const auto& item : left) {
            if (!item.value().is_floating_point()) continue;
            largest = std::max(largest, (item.value() - right[item.key()]).abs().max().item<double>());
        }
        return largest;
    }

    std::string file(const std::string& name) const { return m_folder->path().toStdString() + "/" + name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char** argv) {
    if (training_process::isOne(argc, argv)) return training_process::work(argc, argv);
    QCoreApplication program(argc, argv);
    ProcessGroupTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "process_group_test.moc"
