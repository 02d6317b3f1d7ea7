#include "training/learner.h"

#include <utility>

#include "model/preprocess.h"
#include "model/torch_compat.h"
#include "training/checksum.h"

namespace training {
namespace {

constexpr std::uint64_t kStepStream = 7;

model::TimeSformer onDevice(model::TimeSformer network, const Compute& compute) {
    network->to(compute.device);
    network->train();
    return network;
}

TrajectoryHead headFor(const core::ModelConfig& config, const Compute& compute) {
    TrajectoryHead head(config.embed);
    head->to(compute.device);
    return head;
}

}  // namespace

Learner::Learner(model::TimeSformer network, const core::ModelConfig& modelConfig, const core::TrainingConfig& config,
                 const Compute& compute)
    : m_modelConfig(modelConfig),
      m_config(config),
      m_compute(compute),
      m_network(onDevice(std::move(network), compute)),
      m_trajectory(headFor(modelConfig, compute)),
      m_optimizer({{"network.", m_network.get()}, {"trajectory.", m_trajectory.get()}}, config.optimizer),
      m_average(*m_network, config.averageDecay) {}

Learner::Losses Learner::losses(const Batch& batch) {
    const auto clips = model::preprocess(batch.clips.to(m_compute.device), m_modelConfig);
    const auto labels = batch.labels.to(m_compute.device);
    const auto wrist = batch.wrist.to(m_compute.device);
    torch::Tensor logits;
    torch::Tensor path;
    {
        const model::AutocastScope autocast(m_compute.device.type(), torch::kBFloat16, m_compute.bf16);
        const model::Features features = m_network->features(clips);
        logits = m_network->named_children()["head"]->as<torch::nn::Linear>()->forward(features.cls);
        if (m_config.trajectoryWeight > 0) path = m_trajectory(features.patches);
    }
    logits = logits.to(torch::kFloat);
    Losses losses;
    losses.classes = torch::nn::functional::cross_entropy(
        logits, labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_config.labelSmoothing));
    losses.total = losses.classes;
    losses.trajectory = torch::zeros({});
    if (path.defined()) {
        losses.trajectory = trajectoryLoss(path, wrist, batch.known.to(m_compute.device));
        losses.total = losses.classes + m_config.trajectoryWeight * losses.trajectory;
    }
    losses.right = (logits.detach().argmax(1) == labels).to(torch::kFloat).mean();
    return losses;
}

StepResult Learner::learn(const std::vector<Batch>& batches, int step, double learningRate) {
    torch::manual_seed(mixSeed(m_config.seed, kStepStream, std::uint64_t(step)));
    m_optimizer.zeroGradients();
    StepResult result;
    const double part = 1.0 / double(batches.size());
    for (const Batch& batch : batches) {
        const Losses now = losses(batch);
        (now.total * part).backward();
        result.loss += part * now.classes.item<double>();
        result.trajectoryLoss += part * now.trajectory.item<double>();
        result.top1 += part * now.right.item<double>();
    }
    result.gradientNorm = m_optimizer.step(learningRate);
    m_average.update(*m_network, step);
    return result;
}

NamedTensors Learner::state() const {
    NamedTensors state = tensorsOf(*m_network, "network.");
    append(state, tensorsOf(*m_trajectory, ""), "trajectory.");
    append(state, m_optimizer.state(), "optimizer.");
    append(state, m_average.tensors(), "average.");
    return state;
}

void Learner::restore(const NamedTensors& state) {
    copyInto(*m_network, state, "network.");
    copyInto(*m_trajectory, state, "trajectory.");
    m_optimizer.restore(below(state, "optimizer."));
    m_average.restore(below(state, "average."));
}

model::TimeSformer Learner::averaged() const {
    model::TimeSformer network(m_modelConfig);
    network->to(m_compute.device);
    copyInto(*network, m_average.tensors(), "");
    network->eval();
    return network;
}

}  // namespace training
