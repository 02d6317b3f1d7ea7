#include "model/engine/graph_replay.h"

#include <QTest>

namespace {

/// Something with several kernels.
torch::Tensor network(const torch::Tensor& x) { return torch::softmax(torch::matmul(x, x.transpose(-2, -1)), -1) * 2; }

bool isClose(const torch::Tensor& a, const torch::Tensor& b) { return torch::allclose(a.cpu(), b.cpu(), 1e-4, 1e-5); }

}  // namespace

class GraphReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsTheNetworkOnACpu() {
        const torch::NoGradGuard noGradient;
        int runs = 0;
        const auto counting = [&](const torch::Tensor& x) {
            ++runs;
            return network(x);
        };
        model::GraphReplay replay(counting, true);
        for (int run = 1; run <= 3; ++run) {
            const auto x = torch::randn({2, 4, 3});
            QVERIFY(torch::equal(replay(x), network(x)));
            QCOMPARE(runs, run);
        }
    }

    void replaysOnAGpu() {
        if (!torch::cuda::is_available()) QSKIP("this machine has no GPU");
        const torch::NoGradGuard noGradient;
        model::GraphReplay replay(network, true);
        for (const int64_t batch : {1, 2, 1, 3, 4, 5, 6, 2}) {  // more shapes than are kept
            const auto x = torch::randn({batch, 4, 3}, torch::kCUDA);
            QVERIFY(isClose(replay(x), network(x)));
        }
    }

    void runsWhatCannotBeReplayed() {
        if (!torch::cuda::is_available()) QSKIP("this machine has no GPU");
        const torch::NoGradGuard noGradient;
        const auto waiting = [](const torch::Tensor& x) { return x * x.sum().item<float>(); };
        model::GraphReplay replay(waiting, true);
        const auto x = torch::randn({4, 3}, torch::kCUDA);
        QVERIFY(isClose(replay(x), waiting(x)));
    }
};

QTEST_GUILESS_MAIN(GraphReplayTest)
#include "graph_replay_test.moc"
