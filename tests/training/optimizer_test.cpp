#include "training/optimizer.h"

#include <QTest>
#include <cmath>

#include "core/types/error.h"

namespace {

/// y = x w with named parts like those of a network.
struct ToyImpl : torch::nn::Module {
    ToyImpl() {
        weight = register_parameter("weight", torch::ones({2, 2}));
        bias = register_parameter("bias", torch::ones({2}));
        embedding = register_parameter("pos_embed", torch::ones({1, 2}));
    }
    torch::Tensor weight, bias, embedding;
};
TORCH_MODULE(Toy);

void setGradients(Toy& toy, float value) {
    for (auto& parameter : toy->parameters()) parameter.mutable_grad() = torch::full_like(parameter, value);
}

}  // namespace

class OptimizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void adamWMovesByTheRateAtFirst() {
        Toy toy;
        core::OptimizerConfig config;
        config.weightDecay = 0;
        config.clipNorm = 0;
        training::Optimizer optimizer({{"", toy.get()}}, config);
        setGradients(toy, 0.3F);
        optimizer.step(0.1);
        QVERIFY(torch::allclose(toy->weight.detach(), torch::full({2, 2}, 0.9F), 1e-4));
    }

    void adamWAgreesWithLibTorch() {
        Toy mine, theirs;
        core::OptimizerConfig config;
        config.weightDecay = 0;
        config.clipNorm = 0;
        config.beta2 = 0.98;
        training::Optimizer optimizer({{"", mine.get()}}, config);
        torch::optim::AdamW reference(
            theirs->parameters(), torch::optim::AdamWOptions(0.05).betas(std::make_tuple(0.9, 0.98)).weight_decay(0));
        for (int i = 1; i <= 5; ++i) {
            setGradients(mine, 0.1F * float(i));
            setGradients(theirs, 0.1F * float(i));
            optimizer.step(0.05);
            reference.step();
        }
        QVERIFY(torch::allclose(mine->weight, theirs->weight, 1e-5));
    }

    void onlyMatricesAreDecayed() {
        Toy toy;
        core::OptimizerConfig config;
        config.weightDecay = 0.5;
        training::Optimizer optimizer({{"", toy.get()}}, config);
        setGradients(toy, 0);
        optimizer.step(0.1);
        QVERIFY(torch::allclose(toy->weight.detach(), torch::full({2, 2}, 0.95F)));
        QVERIFY(torch::equal(toy->bias.detach(), torch::ones({2})));
        QVERIFY(torch::equal(toy->embedding.detach(), torch::ones({1, 2})));
    }

    void sgdUsesNesterovMomentum() {
        Toy toy;
        core::OptimizerConfig config;
        config.kind = core::OptimizerKind::Sgd;
        config.weightDecay = 0;
        config.clipNorm = 0;
        config.momentum = 0.5;
        training::Optimizer optimizer({{"", toy.get()}}, config);
        setGradients(toy, 1);
        optimizer.step(0.1);
        QVERIFY(torch::allclose(toy->bias.detach(), torch::full({2}, 0.85F)));
        setGradients(toy, 1);
        optimizer.step(0.1);
        QVERIFY(torch::allclose(toy->bias.detach(), torch::full({2}, 0.675F)));
    }

    void gradientsAreClippedToTheNorm() {
        Toy toy;
        core::OptimizerConfig config;
        config.kind = core::OptimizerKind::Sgd;
        config.weightDecay = config.momentum = 0;
        config.clipNorm = 1;
        training::Optimizer optimizer({{"", toy.get()}}, config);
        setGradients(toy, 10);
        const double norm = optimizer.step(1);
        QVERIFY(std::abs(norm - 10 * std::sqrt(8.0)) < 1e-3);
        const auto moved = (torch::ones({2}) - toy->bias.detach())[0].item<double>();
        QVERIFY(std::abs(moved - 1 / std::sqrt(8.0)) < 1e-4);
    }

    void anIncompleteStateIsRefused() {
        Toy toy;
        training::Optimizer optimizer({{"", toy.get()}}, {});
        auto state = optimizer.state();
        state.erase("square.bias");
        QVERIFY_THROWS_EXCEPTION(core::Error, optimizer.restore(state));
    }
};

QTEST_GUILESS_MAIN(OptimizerTest)
#include "optimizer_test.moc"
