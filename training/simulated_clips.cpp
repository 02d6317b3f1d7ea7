#include "training/simulated_clips.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <sstream>
#include <utility>

#include "core/buffer/fit_image.h"
#include "core/buffer/way_through.h"
#include "core/pipeline/motion_track.h"
#include "core/simulator/footage.h"
#include "core/types/error.h"
#include "training/checksum.h"

namespace training {
namespace {

enum Stream : std::uint64_t { Person, Place, Day, Take, Choice };

constexpr double kFollowedRate = 30;  ///< pictures a second, as of a camera
constexpr int kFollowedSize = 56;     ///< at most, of the pictures between those that are kept

/// Rooms are slow to build and shared by many clips.
class SceneShelf {
public:
    std::shared_ptr<const core::Scene> scene(std::uint64_t seed) {
        {
            const std::lock_guard lock(m_mutex);
            if (const auto found = m_scenes.find(seed); found != m_scenes.end()) return found->second;
        }
        auto made = core::makeScene(seed);
        const std::lock_guard lock(m_mutex);
        return m_scenes.emplace(seed, std::move(made)).first->second;
    }

private:
    std::mutex m_mutex;
    std::map<std::uint64_t, std::shared_ptr<const core::Scene>> m_scenes;
};

/// The people and scenes of a part; parts with their own people or scenes count on from different numbers.
struct Cast {
    core::SimulatedPart part;
    int firstPerson = 0;
    int firstScene = 0;
};

Cast castOf(const core::SimulatedData& simulate, core::DataPart part) {
    constexpr int kValidation = 1'000;
    constexpr int kTest = 2'000;
    switch (part) {
        case core::DataPart::Train: return {simulate.train, 0, 0};
        case core::DataPart::Validation: return {simulate.validation, kValidation, kValidation};
        case core::DataPart::CrossSubject:
            return {{simulate.test.people, simulate.train.scenes, simulate.test.clips}, kTest, 0};
        case core::DataPart::CrossSceneSubject: return {simulate.test, kTest, kTest};
    }
    throw core::Error("Unknown part of the data set.", core::Error::Kind::BadUsage);
}

std::string keyOf(const core::DataConfig& data, const core::LabelSet& labels, const Cast& cast, int renderSize) {
    std::ostringstream key;
    key << "simulated 4 " << data.simulate.seed << ' ' << cast.part.people << ' ' << cast.part.scenes << ' '
        << cast.firstPerson << ' ' << cast.firstScene << ' ' << data.simulate.noneShare << ' ' << data.simulate.marginS
        << ' ' << renderSize;
    for (const auto& name : labels.names) key << ' ' << name;
    return key.str();
}

struct Shot {
    core::SimulatedData simulate;
    core::LabelSet labels;
    Cast cast;
    int frames = 0;
    int size = 0;
    int renderSize = 0;
};

/// Keeps evenly spaced pictures of the footage. Where the world is in them is followed as a camera shows it, through
/// the pictures in between, which are small.
void film(PoolClip& clip, core::FootageConfig config, const Shot& shot) {
    const core::Footage footage(config);
    config.width = config.height = std::min(kFollowedSize, shot.renderSize);
    const core::Footage small(std::move(config));
    const double periodS = footage.durationS() / shot.frames;
    const int steps = std::max(1, int(std::lround(periodS * kFollowedRate)));
    core::MotionTrack track;
    std::vector<core::Shift> followed;
    std::vector<double> kept;  // of the followed
    const auto follow = [&](const core::Image& picture, double timeS) {
        const core::Seconds time(timeS);
        const core::TimePoint at(std::chrono::duration_cast<core::Clock::duration>(time));
        followed.push_back(track.follow(picture, at));
    };
    clip.rgb.reserve(std::size_t(shot.frames) * std::size_t(shot.size) * std::size_t(shot.size) * 3);
    for (int f = 0; f < shot.frames; ++f) {
        const double timeS = (f + 0.5) * periodS;
        for (int step = f == 0 ? steps : 1; step < steps; ++step) {
            const double betweenS = timeS - periodS * (steps - step) / steps;
            follow(small.frameAt(betweenS), betweenS);
        }
        const auto picture = core::fitSquare(footage.frameAt(timeS), shot.size, core::FitMode::CentreCrop);
        clip.rgb.insert(clip.rgb.end(), picture.rgb.begin(), picture.rgb.end());
        follow(picture, timeS);
        kept.push_back(double(followed.size() - 1));
        clip.trajectory.push_back(footage.wristAt(timeS));
    }
    clip.places = core::placesThrough(followed, kept, kPoolSteps);
}

PoolClip shoot(const Shot& shot, SceneShelf& scenes, int index) {
    const auto seed =
        mixSeed(shot.simulate.seed, std::uint64_t(shot.cast.firstPerson), std::uint64_t(shot.cast.firstScene));
    std::mt19937_64 random(mixSeed(seed, Choice, std::uint64_t(index)));
    std::uniform_real_distribution<double> uniform(0, 1);
    const auto none = shot.labels.indexOf(core::kNoneLabel);
    const bool idle = none && uniform(random) < shot.simulate.noneShare;
    PoolClip clip;
    const std::string label(idle ? core::kNoneLabel : core::gestureId(index % core::kGestureCount));
    clip.info.label = shot.labels.indexOf(label).value();
    clip.info.subject = shot.cast.firstPerson + int(random() % std::uint64_t(shot.cast.part.people));
    clip.info.scene = shot.cast.firstScene + int(random() % std::uint64_t(shot.cast.part.scenes));

    core::ClipRequest request;
    request.label = label;
    request.subjectSeed = mixSeed(shot.simulate.seed, Person, std::uint64_t(clip.info.subject));
    request.takeSeed = mixSeed(seed, Take, std::uint64_t(index));
    request.leadS = request.tailS = shot.simulate.marginS;
    const core::ClipScript script = core::clipScript(request);

    core::FootageConfig config;
    config.subjectSeed = request.subjectSeed;
    config.sceneSeed = mixSeed(shot.simulate.seed, Place, std::uint64_t(clip.info.scene));
    config.sessionSeed = mixSeed(seed, Day, std::uint64_t(index));
    config.script = script.script;
    config.width = config.height = shot.renderSize;
    config.scene = scenes.scene(config.sceneSeed);
    film(clip, std::move(config), shot);

    const double rate = shot.frames / script.script.durationS;
    clip.info.framesPerSecond = float(rate);
    clip.info.startFrame = float(script.startS * rate);
    clip.info.endFrame = float(script.endS * rate);
    if (!idle) return clip;
    clip.info.quietStart = float(script.quietStartS * rate);
    clip.info.quietEnd = float(script.quietEndS * rate);
    return clip;
}

}  // namespace

ClipMaker simulatedClips(const core::DataConfig& data, const core::LabelSet& labels, core::DataPart part, int size) {
    const Cast cast = castOf(data.simulate, part);
    if (cast.part.people < 1 || cast.part.scenes < 1 || cast.part.clips < 1) {
        throw core::Error("A part of the simulated data set has no people, scenes or clips. Give each at least 1.",
                          core::Error::Kind::BadUsage);
    }
    for (const auto& gesture : core::LabelSet::gestures(false).names) {
        if (labels.indexOf(gesture)) continue;
        throw core::Error("Simulated clips show " + gesture +
                              ", which is none of the model's classes. Add it to labels, or train on recordings only.",
                          core::Error::Kind::BadUsage);
    }
    Shot shot{data.simulate, labels,
              cast,          data.frames,
              size,          part == core::DataPart::Train ? data.simulate.renderSize : data.simulate.testRenderSize};
    ClipMaker maker;
    maker.key = keyOf(data, labels, cast, shot.renderSize);
    maker.count = cast.part.clips;
    maker.frames = data.frames;
    maker.size = size;
    maker.make = [shot, scenes = std::make_shared<SceneShelf>()](int index) { return shoot(shot, *scenes, index); };
    return maker;
}

}  // namespace training
