#include "training/learner.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/types/error.h"
#include "tests/training/support/toy_clips.h"
#include "training/clip_draw.h"

namespace {

core::TrainingConfig toyConfig() {
    core::TrainingConfig config;
    config.batch = 16;
    config.precision = core::TrainingPrecision::Fp32;
    config.optimizer.lr = 3e-3;
    config.optimizer.warmupSteps = 1;
    config.averageDecay = 0.5;
    return config;
}

bool equal(const training::NamedTensors& a, const training::NamedTensors& b) {
    if (a.size() != b.size()) return false;
    for (const auto& [name, tensor] : a) {
        if (!b.contains(name) || !torch::equal(tensor, b.at(name))) return false;
    }
    return true;
}

training::NamedTensors copied(const training::NamedTensors& tensors) {
    training::NamedTensors copy;
    for (const auto& [name, tensor] : tensors) copy[name] = tensor.clone();
    return copy;
}

}  // namespace

class LearnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_pool = std::make_unique<training::ClipPool>(toyClips(48), m_folder->path().toStdString());
        m_pool->fill(1, {}, {});
        at::set_num_threads(1);
    }

    void theLossOfToyClipsFalls() {
        const auto config = toyConfig();
        constexpr double rate = 3e-3;
        auto learner = fresh(config);
        const auto first = learner.learn({batch(0, config)}, 0, {rate});
        training::StepResult last;
        for (int step = 1; step < 60; ++step) last = learner.learn({batch(step, config)}, step, {rate});
        QVERIFY2(last.loss < 0.6 * first.loss, qPrintable(QString("%1 -> %2").arg(first.loss).arg(last.loss)));
        QVERIFY(last.trajectoryLoss < 0.6 * first.trajectoryLoss);
        QVERIFY(last.top1 > 0.9);
    }

    void aRestoredLearnerGoesOnBitForBit() {
        const auto config = toyConfig();
        auto straight = fresh(config);
        for (int step = 0; step < 3; ++step) straight.learn({batch(step, config)}, step, {1e-3});
        const auto middle = copied(straight.state());
        for (int step = 3; step < 6; ++step) straight.learn({batch(step, config)}, step, {1e-3});

        auto resumed = fresh(config, 99);
        QVERIFY(!equal(resumed.state(), middle));
        resumed.restore(middle);
        for (int step = 3; step < 6; ++step) resumed.learn({batch(step, config)}, step, {1e-3});
        QVERIFY(equal(resumed.state(), straight.state()));
    }

    void aStateOfAnotherNetworkIsRefused() {
        const auto config = toyConfig();
        auto learner = fresh(config);
        auto state = copied(learner.state());
        state["network.head.weight"] = torch::zeros({3, 3});
        QVERIFY_THROWS_EXCEPTION(core::Error, learner.restore(state));
        state.erase("network.head.weight");
        QVERIFY_THROWS_EXCEPTION(core::Error, learner.restore(state));
    }

    void theLossOfMixedClipsIsSharedByBothClasses() {
        auto config = toyConfig();
        config.labelSmoothing = 0;
        const auto lossOf = [&](const training::Batch& shown) { return fresh(config).learn({shown}, 0, {1e-9}).loss; };
        auto own = batch(0, config);
        auto other = own, half = own;
        other.labels = own.labels.flip(0);
        half.partner = other.labels;
        half.share = torch::full({config.batch}, 0.25F);
        QVERIFY(std::abs(lossOf(half) - (0.25 * lossOf(own) + 0.75 * lossOf(other))) < 1e-5);
    }

    void theTrajectoryCanBeLeftOut() {
        auto config = toyConfig();
        config.trajectoryWeight = 0;
        auto learner = fresh(config);
        const auto result = learner.learn({batch(0, config)}, 0, {1e-3});
        QCOMPARE(result.trajectoryLoss, 0.0);
        QVERIFY(result.loss > 0);
    }

    void theAverageFollowsTheWeightsAndIsWhatIsSaved() {
        auto config = toyConfig();
        config.averageDecay = 0;
        auto learner = fresh(config);
        learner.learn({batch(0, config)}, 0, {1e-2});
        const auto state = learner.state();
        const auto averaged = training::tensorsOf(*learner.averaged(), "network.");
        for (const auto& [name, tensor] : averaged) QVERIFY2(torch::equal(tensor, state.at(name)), name.c_str());
    }

private:
    training::Learner fresh(const core::TrainingConfig& config, int seed = 1) {
        torch::manual_seed(seed);
        return training::Learner(model::TimeSformer(toyModel()), toyModel(), config, {}, m_alone);
    }

    training::Batch batch(int step, const core::TrainingConfig& config) {
        const auto labels = toyLabels();
        training::ClipDrawer drawer(*m_pool, labels, config, toyModel().frames);
        std::vector<training::ClipDraw> draws;
        for (int i = 0; i < config.batch; ++i) draws.push_back(drawer.draw(std::int64_t(step) * config.batch + i));
        return training::makeBatch(*m_pool, draws, toyModel().size);
    }

    training::ProcessGroup m_alone{training::Launch{}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<training::ClipPool> m_pool;
};

QTEST_GUILESS_MAIN(LearnerTest)
#include "learner_test.moc"
