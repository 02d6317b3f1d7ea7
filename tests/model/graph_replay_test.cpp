#include "model/engine/graph_replay.h"

#include <QTest>

namespace {

using Inputs = model::GraphReplay::Inputs;

/// Something with several kernels, of two inputs.
torch::Tensor network(const Inputs& x) {
    return torch::softmax(torch::matmul(x[0], x[0].transpose(-2, -1)), -1) * 2 + x[1];
}

bool isClose(const torch::Tensor& a, const torch::Tensor& b) { return torch::allclose(a.cpu(), b.cpu(), 1e-4, 1e-5); }

}  // namespace

class GraphReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsTheNetworkOnACpu() {
        const torch::NoGradGuard noGradient;
        int runs = 0;
        const auto counting = [&](const Inputs& x) {
            ++runs;
            return network(x);
        };
        model::GraphReplay replay(counting, true);
        for (int run = 1; run <= 3; ++run) {
            const Inputs x{torch::randn({2, 4, 3}), torch::randn({2, 1, 1})};
            QVERIFY(torch::equal(replay(x), network(x)));
            QCOMPARE(runs, run);
        }
    }

    void replaysOnAGpu() {
        if (!torch::cuda::is_available()) QSKIP("this machine has no GPU");
        const torch::NoGradGuard noGradient;
        model::GraphReplay replay(network, true);
        for (const int64_t batch : {1, 2, 1, 3, 4, 5, 6, 2}) {  // more shapes than are kept
            const Inputs x{torch::randn({batch, 4, 3}, torch::kCUDA), torch::randn({batch, 1, 1}, torch::kCUDA)};
            QVERIFY(isClose(replay(x), network(x)));
        }
    }

    void runsWhatCannotBeReplayed() {
        if (!torch::cuda::is_available()) QSKIP("this machine has no GPU");
        const torch::NoGradGuard noGradient;
        const auto waiting = [](const Inputs& x) { return x[0] * x[0].sum().item<float>(); };
        model::GraphReplay replay(waiting, true);
        const Inputs x{torch::randn({4, 3}, torch::kCUDA)};
        QVERIFY(isClose(replay(x), waiting(x)));
    }
};

QTEST_GUILESS_MAIN(GraphReplayTest)
#include "graph_replay_test.moc"
