#include "training/recording_judge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/buffer/clip_of.h"
#include "core/buffer/fit_image.h"
#include "core/buffer/way_through.h"
#include "core/pipeline/motion_track.h"
#include "core/types/error.h"
#include "model/model_summary.h"
#include "model/torch_classifier.h"
#include "model/view_network.h"

namespace training {
namespace {

constexpr std::size_t kKeptBytes = 256U << 20U;  // what remains of a longer recording is read again
constexpr std::size_t kBatch = 8;                // clips that are run together

double msSince(core::TimePoint begin) { return core::Seconds(core::Clock::now() - begin).count() * 1000; }

/// The square at the begin, in the middle or at the end of the longer side.
core::Image squareOf(const core::Image& picture, int place) {
    const int side = std::min(picture.width, picture.height);
    const int left = (picture.width - side) * place / 2, top = (picture.height - side) * place / 2;
    core::Image square(side, side);
    for (int y = 0; y < side; ++y)
        std::copy_n(picture.row(top + y) + std::size_t(left) * 3, std::size_t(side) * 3, square.row(y));
    return square;
}

}  // namespace

/// Frames by index; as many as fit, and after a second reading all that are wanted.
class RecordingJudge::Footage {
public:
    Footage(const RecordingReader& read, const RecordingJudge& judge) : m_read(read), m_judge(judge) {
        const bool follows = judge.m_config.motionTokens == core::MotionTokens::Track && !judge.isPlain();
        m_report = take([&](int) { return m_bytes < kKeptBytes; }, follows);
    }

    void complete(const std::vector<std::vector<int>>& clips) {
        std::set<int> missing;
        for (const auto& clip : clips) {
            for (const int index : clip)
                if (!m_frames.contains(index)) missing.insert(index);
        }
        if (missing.empty()) return;
        std::erase_if(m_frames, [&](const auto& entry) {
            return std::none_of(clips.begin(), clips.end(), [&](const auto& clip) {
                return std::find(clip.begin(), clip.end(), entry.first) != clip.end();
            });
        });
        take([&](int index) { return missing.contains(index); }, false);
    }

    const core::ReadReport& report() const { return m_report; }
    double keepMs() const { return m_keepMs; }
    /// Where the world was on the way through these frames; empty where nobody asks for it.
    std::vector<core::Shift> placesThrough(const std::vector<int>& frames) const {
        if (m_places.empty()) return {};
        return core::placesThrough(m_places, {frames.begin(), frames.end()}, m_judge.m_config.trackSteps);
    }
    /// Throws core::Error for a frame that the second reading did not give.
    const Kept& at(int index) const {
        const auto found = m_frames.find(index);
        if (found == m_frames.end())
            throw core::Error("frame " + std::to_string(index) + " cannot be read twice; the recording is damaged");
        return found->second;
    }

private:
    template <typename Wanted>
    core::ReadReport take(Wanted wanted, bool follows) {
        int index = 0;
        core::MotionTrack track;
        return m_read([&](const core::Frame& frame) {
            const bool isWanted = wanted(index);
            if (isWanted || follows) {
                const core::TimePoint begin = core::Clock::now();
                Kept kept = m_judge.keep(frame);
                if (follows) m_places.push_back(track.follow(*kept[kept.size() / 2], frame.captureTime));
                if (isWanted) remember(index, std::move(kept));
                m_keepMs += msSince(begin);
            }
            ++index;
            return true;
        });
    }

    void remember(int index, Kept kept) {
        for (const core::ImagePtr& picture : kept) m_bytes += picture->rgb.size();
        m_frames.emplace(index, std::move(kept));
    }

    const RecordingReader& m_read;
    const RecordingJudge& m_judge;
    std::vector<core::Shift> m_places;  // of every frame
    std::map<int, Kept> m_frames;
    std::size_t m_bytes = 0;
    double m_keepMs = 0;
    core::ReadReport m_report;
};

RecordingJudge::RecordingJudge(std::string checkpoint, const core::InferenceConfig& inference, const ViewPlan& plan)
    : m_checkpoint(std::move(checkpoint)),
      m_inference(inference),
      m_plan(plan),
      m_config(model::readModelSummary(m_checkpoint).config) {
    checkPlan(plan, m_config);
    if (isPlain()) {
        m_network = std::make_unique<model::ViewNetwork>(m_checkpoint, inference);
    } else {
        classifier();
    }
}

RecordingJudge::~RecordingJudge() = default;

core::Classifier& RecordingJudge::classifier() {
    if (!m_classifier) m_classifier = model::makeTorchClassifier(m_checkpoint, m_inference);
    return *m_classifier;
}

RecordingJudge::Kept RecordingJudge::keep(const core::Frame& frame) const {
    if (isPlain()) return {frame.image};
    const auto fitted = [&](const core::Image& picture) {
        return std::make_shared<const core::Image>(core::fitSquare(picture, m_config.size, m_config.preprocessing.fit));
    };
    if (m_plan.crops == 1) return {fitted(*frame.image)};
    Kept kept;
    for (int place = 0; place < m_plan.crops; ++place) kept.push_back(fitted(squareOf(*frame.image, place)));
    return kept;
}

JudgedRecording RecordingJudge::judge(const RecordingReader& read) {
    JudgedRecording judged;
    const core::TimePoint begin = core::Clock::now();
    Footage footage(read, *this);
    judged.report = footage.report();
    if (judged.report.durationS > 0) judged.framesPerSecond = judged.report.frames / judged.report.durationS;
    judged.clips = framesOfClips(m_config, judged.report.frames, judged.framesPerSecond, m_plan.clips);
    footage.complete(judged.clips);
    judged.decodeMs = msSince(begin) - footage.keepMs();
    judged.preprocessMs = footage.keepMs();
    if (isPlain()) {
        judgeWhole(footage, judged);
    } else {
        judgeFitted(footage, judged);
    }
    judged.answer = poolViews(judged.logits, m_plan.pooling, m_config.temperature);
    return judged;
}

void RecordingJudge::judgeWhole(const Footage& footage, JudgedRecording& judged) {
    const core::TimePoint begin = core::Clock::now();
    for (const std::vector<int>& clip : judged.clips) {
        Kept pictures;
        for (const int index : clip) pictures.push_back(footage.at(index).front());
        const auto cuts = cutsOf(pictures.front()->width, pictures.front()->height, m_config, m_plan.crops);
        for (std::vector<float>& row : m_network->logits(pictures, cuts)) judged.logits.push_back(std::move(row));
    }
    judged.inferMs = msSince(begin);
}

void RecordingJudge::judgeFitted(const Footage& footage, JudgedRecording& judged) {
    const std::size_t crops = std::size_t(m_plan.crops), count = judged.clips.size() * crops;
    for (std::size_t first = 0; first < count; first += kBatch) {
        std::vector<core::Clip> views;
        for (std::size_t view = first; view < std::min(first + kBatch, count); ++view) {
            const std::vector<int>& frames = judged.clips[view / crops];
            std::vector<core::Frame> picked;
            for (const int index : frames)
                picked.push_back({std::uint64_t(index), core::TimePoint(std::chrono::milliseconds(index)),
                                  footage.at(index).at(view % crops)});
            views.push_back(core::clipOf(picked, footage.placesThrough(frames)));
        }
        const std::vector<core::Prediction> predictions = m_classifier->classify(views);
        for (const core::Prediction& prediction : predictions) judged.logits.push_back(prediction.logits);
        judged.preprocessMs += predictions.front().stages.preprocessMs;
        judged.inferMs += predictions.front().stages.inferMs;
    }
}

}  // namespace training
