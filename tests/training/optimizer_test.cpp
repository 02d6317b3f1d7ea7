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
        training::Optimizer optimizer({{"", toy.get()}}, 1, config);
        setGradients(toy, 0.3F);
        optimizer.step({0.1, 0.9});
        QVERIFY(torch::allclose(toy->weight.detach(), torch::full({2, 2}, 0.9F), 1e-4));
    }

    void adamWAgreesWithLibTorch() {
        Toy mine, theirs;
        core::OptimizerConfig config;
        config.weightDecay = 0;
        config.clipNorm = 0;
        config.beta2 = 0.98;
        training::Optimizer optimizer({{"", mine.get()}}, 1, config);
        torch::optim::AdamW reference(
            theirs->parameters(), torch::optim::AdamWOptions(0.05).betas(std::make_tuple(0.9, 0.98)).weight_decay(0));
        for (int i = 1; i <= 5; ++i) {
            setGradients(mine, 0.1F * float(i));
            setGradients(theirs, 0.1F * float(i));
            optimizer.step({0.05, 0.9});
            reference.step();
        }
        QVERIFY(torch::allclose(mine->weight, theirs->weight, 1e-5));
    }

    void adamAgreesWithLibTorch() {
        Toy mine, theirs;
        core::OptimizerConfig config;
        config.kind = core::OptimizerKind::Adam;
        config.weightDecay = 0.1;
        config.decayAll = true;
        config.clipNorm = 0;
        config.beta2 = 0.99;
        training::Optimizer optimizer({{"", mine.get()}}, 1, config);
        torch::optim::Adam reference(
            theirs->parameters(), torch::optim::AdamOptions(0.05).betas(std::make_tuple(0.9, 0.99)).weight_decay(0.1));
        for (int i = 1; i <= 5; ++i) {
            setGradients(mine, 0.1F * float(i));
            setGradients(theirs, 0.1F * float(i));
            optimizer.step({0.05, 0.9});
            reference.step();
        }
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(torch::allclose(mine->parameters()[i], theirs->parameters()[i], 1e-5));
        }
    }

    void sgdAgreesWithLibTorch_data() {
        QTest::addColumn<bool>("nesterov");
        QTest::newRow("Nesterov's momentum") << true;
        QTest::newRow("plain momentum") << false;
    }
    void sgdAgreesWithLibTorch() {
        QFETCH(bool, nesterov);
        Toy mine, theirs;
        core::OptimizerConfig config;
        config.kind = core::OptimizerKind::Sgd;
        config.weightDecay = 0.1;
        config.decayAll = true;
        config.nesterov = nesterov;
        config.clipNorm = 0;
        training::Optimizer optimizer({{"", mine.get()}}, 1, config);
        torch::optim::SGD reference(theirs->parameters(),
                                    torch::optim::SGDOptions(0.05).momentum(0.9).weight_decay(0.1).nesterov(nesterov));
        for (int i = 1; i <= 5; ++i) {
            setGradients(mine, 0.1F * float(i));
            setGradients(theirs, 0.1F * float(i));
            optimizer.step({0.05, 0.9});
            reference.step();
        }
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(torch::allclose(mine->parameters()[i], theirs->parameters()[i], 1e-5));
        }
    }

    void whatNeedsNoGradientIsLeftAlone() {
        Toy toy;
        toy->weight.set_requires_grad(false);
        core::OptimizerConfig config;
        config.weightDecay = 0.5;
        training::Optimizer optimizer({{"", toy.get()}}, 1, config);
        setGradients(toy, 1);
        optimizer.step({0.1, 0.9});
        QVERIFY(torch::equal(toy->weight, torch::ones({2, 2})));
        QVERIFY(!torch::equal(toy->bias.detach(), torch::ones({2})));
        QVERIFY(!optimizer.state().contains("momentum.weight"));
    }

    void aGradientThatIsNotFiniteMovesNothing() {
        Toy toy;
        training::Optimizer optimizer({{"", toy.get()}}, 1, {});
        setGradients(toy, 1);
        toy->bias.mutable_grad()[0] = std::nanf("");
        QVERIFY(!std::isfinite(optimizer.step({0.1, 0.9})));
        for (const auto& parameter : toy->parameters()) QVERIFY(torch::equal(parameter, torch::ones_like(parameter)));
        QVERIFY(optimizer.state().at("steps").item<int64_t>() == 0);
    }

    void aScaledGradientMovesAsTheUnscaledOne() {
        Toy plain, scaled;
        core::OptimizerConfig config;
        training::Optimizer one({{"", plain.get()}}, 1, config), two({{"", scaled.get()}}, 1, config);
        setGradients(plain, 0.3F);
        setGradients(scaled, 0.3F * 1024);
        QCOMPARE(two.step({0.1, 0.9}, 1024), one.step({0.1, 0.9}));
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(torch::equal(plain->parameters()[i], scaled->parameters()[i]));
    }

    void onlyMatricesAreDecayed() {
        Toy toy;
        core::OptimizerConfig config;
        config.weightDecay = 0.5;
        training::Optimizer optimizer({{"", toy.get()}}, 1, config);
        setGradients(toy, 0);
        optimizer.step({0.1, 0.9});
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
        training::Optimizer optimizer({{"", toy.get()}}, 1, config);
        setGradients(toy, 1);
        optimizer.step({0.1, 0.5});
        QVERIFY(torch::allclose(toy->bias.detach(), torch::full({2}, 0.85F)));
        setGradients(toy, 1);
        optimizer.step({0.1, 0.5});
        QVERIFY(torch::allclose(toy->bias.detach(), torch::full({2}, 0.675F)));
    }

    void gradientsAreClippedToTheNorm() {
        Toy toy;
        core::OptimizerConfig config;
        config.kind = core::OptimizerKind::Sgd;
        config.weightDecay = config.momentum = 0;
        config.clipNorm = 1;
        training::Optimizer optimizer({{"", toy.get()}}, 1, config);
        setGradients(toy, 10);
        const double norm = optimizer.step({1, 0});
        QVERIFY(std::abs(norm - 10 * std::sqrt(8.0)) < 1e-3);
        const auto moved = (torch::ones({2}) - toy->bias.detach())[0].item<double>();
        QVERIFY(std::abs(moved - 1 / std::sqrt(8.0)) < 1e-4);
    }

    void anIncompleteStateIsRefused() {
        Toy toy;
        training::Optimizer optimizer({{"", toy.get()}}, 1, {});
        auto state = optimizer.state();
        state.erase("square.bias");
        QVERIFY_THROWS_EXCEPTION(core::Error, optimizer.restore(state));
    }
};

QTEST_GUILESS_MAIN(OptimizerTest)
#include "optimizer_test.moc"
