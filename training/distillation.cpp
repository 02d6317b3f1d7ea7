#include "training/distillation.h"

#include <algorithm>
#include <vector>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/preprocess.h"
#include "model/torch_compat.h"

namespace training {
namespace {

torch::Tensor orderOf(const core::LabelSet& labels, const core::LabelSet& own, const std::string& path) {
    std::vector<int64_t> order;
    for (const auto& name : labels.names) {
        const auto found = std::find(own.names.begin(), own.names.end(), name);
        if (found == own.names.end() || own.names.size() != labels.names.size()) {
            throw core::Error("The teacher " + path + " knows " + std::to_string(own.size()) +
                                  " classes and the student " + std::to_string(labels.size()) + "; \"" + name +
                                  "\" or others are not the same. Use a teacher that was trained on the same classes.",
                              core::Error::Kind::BadUsage);
        }
        order.push_back(found - own.names.begin());
    }
    return torch::tensor(order, torch::kInt64);
}

}  // namespace

Teacher::Teacher(const core::DistillConfig& config, const core::LabelSet& labels, const Compute& compute)
    : m_compute(compute) {
    model::LoadedModel loaded = model::loadCheckpoint(config.teacher);
    m_config = loaded.config;
    m_network = loaded.network;
    m_network->to(compute.device);
    m_order = orderOf(labels, m_config.labels, config.teacher).to(compute.device);
}

Teacher::Answers Teacher::answer(const torch::Tensor& clips, const torch::Tensor& places) {
    const torch::NoGradGuard noGradient;
    torch::Tensor pictures = model::preprocess(clips, m_config);  // [B, 3, T, H, W]
    const int64_t batch = pictures.size(0), frames = pictures.size(2), size = m_config.size;
    if (pictures.size(3) != size || pictures.size(4) != size) {
        pictures = torch::upsample_bilinear2d(pictures.flatten(1, 2), {size, size}, false);
        pictures = pictures.reshape({batch, 3, frames, size, size});
    }
    const model::AutocastScope autocast(m_compute.device.type(), m_compute.type, m_compute.mixed());
    const torch::Tensor cls = m_network->features(pictures, places).cls;
    return {m_network->head(cls).to(torch::kFloat).index_select(1, m_order), cls.to(torch::kFloat)};
}

torch::Tensor distillationLoss(const torch::Tensor& student, const torch::Tensor& teacher, double temperature) {
    const auto said = torch::log_softmax(student / temperature, 1);
    const auto wanted = torch::log_softmax(teacher / temperature, 1);
    return (wanted.exp() * (wanted - said)).sum(1).mean() * (temperature * temperature);
}

}  // namespace training
