#include "training/learner.h"

#include <cmath>
#include <utility>

#include "model/preprocess.h"
#include "model/torch_compat.h"
#include "training/checksum.h"
#include "training/running_statistics.h"

namespace training {
namespace {

constexpr std::uint64_t kStepStream = 7;

model::TimeSformer prepared(model::TimeSformer network, const core::ModelConfig& modelConfig, int freezeDepth,
                            const Compute& compute) {
    network->to(compute.device);
    network->train();
    freeze(*network, freezeDepth, modelConfig.depth);
    return network;
}

TrajectoryHead headFor(const core::ModelConfig& config, const Compute& compute) {
    TrajectoryHead head(config.embed);
    head->to(compute.device);
    return head;
}

std::unique_ptr<Teacher> teacherFor(const core::TrainingConfig& config, const core::LabelSet& labels,
                                    const Compute& compute) {
    if (config.distill.teacher.empty()) return nullptr;
    return std::make_unique<Teacher>(config.distill, labels, compute);
}

torch::nn::Linear translatorFor(const core::ModelConfig& config, const Teacher* teacher, double featureWeight,
                                const Compute& compute) {
    if (teacher == nullptr || featureWeight == 0) return nullptr;
    torch::nn::Linear translate(config.embed, teacher->embed());
    translate->to(compute.device);
    return translate;
}

/// Cross entropy with what is seen; of mixed clips with both classes, by their shares.
torch::Tensor classLoss(const torch::Tensor& logits, const Batch& batch, double smoothing) {
    namespace nn = torch::nn::functional;
    auto options = nn::CrossEntropyFuncOptions().label_smoothing(smoothing);
    if (!batch.partner.defined()) return nn::cross_entropy(logits, batch.labels, options);
    options.reduction(torch::kNone);
    const auto own = nn::cross_entropy(logits, batch.labels, options);
    const auto other = nn::cross_entropy(logits, batch.partner, options);
    return (batch.share * own + (1 - batch.share) * other).mean();
}

}  // namespace

Learner::Learner(model::TimeSformer network, const core::ModelConfig& modelConfig, const core::TrainingConfig& config,
                 const Compute& compute, ProcessGroup& group)
    : m_modelConfig(modelConfig),
      m_config(config),
      m_compute(compute),
      m_group(group),
      m_network(prepared(std::move(network), modelConfig, config.freezeDepth, compute)),
      m_trajectory(headFor(modelConfig, compute)),
      m_teacher(teacherFor(config, modelConfig.labels, compute)),
      m_translate(translatorFor(modelConfig, m_teacher.get(), config.distill.featureWeight, compute)),
      m_optimizer(modules(), modelConfig.depth, config.optimizer),
      m_lossScale(compute.scalesLoss()),
      m_average(*m_network, config.averageDecay) {}

std::vector<std::pair<std::string, torch::nn::Module*>> Learner::modules() {
    std::vector<std::pair<std::string, torch::nn::Module*>> all{{"network.", m_network.get()},
                                                                {"trajectory.", m_trajectory.get()}};
    if (!m_translate.is_empty()) all.emplace_back("translate.", m_translate.get());
    return all;
}

Learner::Losses Learner::losses(const Batch& batch) {
    const auto clips = model::preprocess(batch.clips, m_modelConfig);
    torch::Tensor logits;
    torch::Tensor path;
    torch::Tensor cls;
    {
        const model::AutocastScope autocast(m_compute.device.type(), m_compute.type, m_compute.mixed());
        const model::Features features = m_network->features(clips, batch.places);
        cls = features.cls;
        logits = m_network->head(cls);
        if (m_config.trajectoryWeight > 0) path = m_trajectory(features.patches);
    }
    logits = logits.to(torch::kFloat);
    const auto classes = classLoss(logits, batch, m_config.labelSmoothing);
    Losses losses{classes, {}};
    auto trajectory = torch::zeros({}, classes.options());
    auto distillation = trajectory;
    if (m_teacher) {
        distillation = distilled(batch, logits, cls);
        losses.total = (1 - m_config.distill.weight) * classes + distillation;
    }
    if (path.defined()) {
        trajectory = trajectoryLoss(path, batch.wrist, batch.known);
        losses.total = losses.total + m_config.trajectoryWeight * trajectory;
    }
    const auto right = (logits.detach().argmax(1) == batch.labels).to(torch::kFloat).mean();
    losses.shown = torch::stack({classes.detach(), trajectory.detach(), distillation.detach(), right});
    return losses;
}

/// The teacher's share of the loss.
torch::Tensor Learner::distilled(const Batch& batch, const torch::Tensor& logits, const torch::Tensor& cls) {
    const Teacher::Answers wanted = m_teacher->answer(batch.clips, batch.places);
    auto loss = m_config.distill.weight * distillationLoss(logits, wanted.logits, m_config.distill.temperature);
    if (!m_translate.is_empty()) {
        loss = loss + m_config.distill.featureWeight * torch::mse_loss(m_translate(cls.to(torch::kFloat)), wanted.cls);
    }
    return loss;
}

/// Adds up the gradients of the step's batches, over all processes. Returns the means of what Losses shows.
torch::Tensor Learner::backward(const std::vector<Batch>& batches, int step) {
    const int count = int(batches.size()) * m_group.size();
    auto shown = torch::zeros({4}, m_compute.device);
    RunningStatistics statistics(*m_network, count, m_group.leads());
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const int index = int(i) * m_group.size() + m_group.rank();
        torch::manual_seed(mixSeed(m_config.seed, kStepStream, std::uint64_t(step) * std::uint64_t(count) + index));
        statistics.begin();
        const Losses now = losses(onDevice(batches[i], m_compute.device));
        statistics.end(index);
        (now.total * (m_lossScale.value() / double(count))).backward();
        shown += now.shown / double(count);
    }
    if (m_group.size() > 1) {
        statistics.leaveSummands();
        shareWithOthers(shown);
    }
    return shown;
}

/// Sums gradients, shown values and the summands of the running statistics.
void Learner::shareWithOthers(const torch::Tensor& shown) {
    auto shared = m_optimizer.gradients();
    shared.push_back(shown);
    for (auto& buffer : m_network->buffers()) {
        if (buffer.is_floating_point()) shared.push_back(buffer);
    }
    m_group.sum(shared);
}

StepResult Learner::learn(const std::vector<Batch>& batches, int step, const StepRates& rates) {
    m_optimizer.zeroGradients();
    const auto shown = backward(batches, step);
    const auto values = shown.to(torch::kCPU);
    const float* value = values.data_ptr<float>();
    StepResult result{value[0], value[1], value[2], value[3]};
    const bool lossIsFinite = torch::isfinite(values).all().item<bool>();
    if (lossIsFinite) result.gradientNorm = m_optimizer.step(rates, m_lossScale.value());
    result.moved = lossIsFinite && std::isfinite(result.gradientNorm);
    result.diverged = !result.moved && (!lossIsFinite || !m_lossScale.canShrink());
    m_lossScale.update(result.moved);
    if (result.moved) m_average.update(*m_network, step);
    return result;
}

NamedTensors Learner::state() const {
    NamedTensors state = tensorsOf(*m_network, "network.");
    append(state, tensorsOf(*m_trajectory, ""), "trajectory.");
    if (!m_translate.is_empty()) append(state, tensorsOf(*m_translate, ""), "translate.");
    append(state, m_optimizer.state(), "optimizer.");
    append(state, m_lossScale.state(), "loss_scale.");
    append(state, m_average.tensors(), "average.");
    return state;
}

void Learner::restore(const NamedTensors& state) {
    copyInto(*m_network, state, "network.");
    copyInto(*m_trajectory, state, "trajectory.");
    if (!m_translate.is_empty()) copyInto(*m_translate, state, "translate.");
    m_optimizer.restore(below(state, "optimizer."));
    m_lossScale.restore(below(state, "loss_scale."));
    m_average.restore(below(state, "average."));
}

void Learner::followLeader() {
    if (m_group.size() == 1) return;
    const NamedTensors now = state();
    std::vector<torch::Tensor> tensors;
    for (const auto& [name, tensor] : now) tensors.push_back(tensor);
    m_group.spread(tensors);
    restore(now);
}

model::TimeSformer Learner::averaged() const {
    model::TimeSformer network(m_modelConfig);
    network->to(m_compute.device);
    copyInto(*network, m_average.tensors(), "");
    network->eval();
    return network;
}

}  // namespace training
