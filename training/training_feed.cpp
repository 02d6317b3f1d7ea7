#include "training/training_feed.h"

#include <chrono>
#include <utility>

#include "core/types/error.h"
#include "training/clip_parts.h"
#include "training/schedule.h"

namespace training {

TrainingFeed::TrainingFeed(ClipPool& pool, const core::ModelConfig& model, const core::TrainingConfig& config,
                           std::pair<int, int> rankAndSize, std::stop_token stop)
    : m_pool(pool),
      m_config(config),
      m_trackSteps(model.trackSteps),
      m_rank(rankAndSize.first),
      m_size(rankAndSize.second),
      m_stop(std::move(stop)),
      m_drawer(pool, model.labels, config, model.frames) {
    if (config.accumulate % m_size == 0) return;
    throw core::Error("accumulate is " + std::to_string(config.accumulate) + ", but " + std::to_string(m_size) +
                          " processes train together and each needs as many batches of a step. Set accumulate to a "
                          "multiple of " +
                          std::to_string(m_size) + " and batch accordingly; a step has accumulate * batch clips.",
                      core::Error::Kind::BadUsage);
}

bool TrainingFeed::makeClips(int step) {
    std::vector<int> clips;
    const std::int64_t count = std::int64_t(m_config.accumulate) * m_config.batch;
    for (std::int64_t i = 0; i < count; ++i) clips.push_back(m_drawer.clipAt(step * count + i));
    return m_pool.need(clips, clipThreads(m_config), m_stop);
}

std::vector<Batch> TrainingFeed::make(int step) {
    if (!makeClips(step)) return {};
    std::vector<std::vector<ClipDraw>> draws;
    for (int i = m_rank; i < m_config.accumulate; i += m_size) {
        const std::int64_t number = std::int64_t(step) * m_config.accumulate + i;
        auto& batch = draws.emplace_back();
        for (int clip = 0; clip < m_config.batch; ++clip) {
            batch.push_back(m_drawer.draw(number * m_config.batch + clip));
            for (const int frame : batch.back().frames) m_pool.prefetch(batch.back().clip, frame);
        }
    }
    std::vector<Batch> batches;
    for (const auto& batch : draws) batches.push_back(makeBatch(m_pool, batch, clipSize(m_config, step), m_trackSteps));
    return batches;
}

std::vector<Batch> TrainingFeed::batches(int step) {
    const auto start = std::chrono::steady_clock::now();
    if (m_nextStep != step) {
        if (m_next.valid()) m_next.wait();
        m_next = std::async(std::launch::async, [this, step] { return make(step); });
    }
    auto batches = m_next.get();
    m_waitedSeconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    m_nextStep = step + 1;
    m_next = std::async(std::launch::async, [this, step] { return make(step + 1); });
    return batches;
}

std::string TrainingFeed::clipsOf(int step) {
    if (m_next.valid()) m_next.wait();
    const std::int64_t count = std::int64_t(m_config.accumulate) * m_config.batch;
    std::string clips;
    for (std::int64_t i = 0; i < count; ++i) {
        clips += (clips.empty() ? "" : ", ") + std::to_string(m_drawer.draw(step * count + i).clip);
    }
    return clips;
}

}  // namespace training
