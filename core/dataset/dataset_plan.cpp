#include "core/dataset/dataset_plan.h"

#include <algorithm>
#include <cmath>

#include "core/simulator/random.h"
#include "core/types/error.h"
#include "core/types/gesture.h"
#include "core/types/label_set.h"

namespace core {
namespace {

std::string numbered(const char* prefix, int number, int digits) {
    std::string text = std::to_string(number);
    return prefix + std::string(std::size_t(std::max(0, digits - int(text.size()))), '0') + text;
}

void require(bool fine, const std::string& fault) {
    if (!fine) throw Error(fault, Error::Kind::BadUsage);
}

void check(const SimulatedDatasetOptions& o) {
    const auto text = [](auto value) { return std::to_string(value); };
    require(o.subjects >= 1 && o.subjects <= 999, text(o.subjects) + " subjects cannot be simulated; use 1 to 999");
    require(o.scenes >= 1 && o.scenes <= 999, text(o.scenes) + " scenes cannot be simulated; use 1 to 999");
    require(o.repeats >= 1 && o.repeats <= 999, text(o.repeats) + " repeats cannot be simulated; use 1 to 999");
    require(o.framesPerSecond >= 1 && o.framesPerSecond <= 240,
            text(o.framesPerSecond) + " frames a second cannot be written; use 1 to 240");
    require(o.leadS >= 0 && o.leadS <= 60 && o.tailS >= 0 && o.tailS <= 60,
            "a lead of " + text(o.leadS) + " s with a tail of " + text(o.tailS) + " s cannot be; use 0 to 60 s each");
    require(o.testShare >= 0 && o.testShare <= 1, "a test share of " + text(o.testShare) + " cannot be; use 0 to 1");
    require(o.continuousVideos >= 0, text(o.continuousVideos) + " continuous videos cannot be; use 0 or more");
    require(o.continuousMinutes > 0 && o.continuousMinutes <= 24 * 60,
            text(o.continuousMinutes) + " minutes of continuous video cannot be; use more than 0, at most 1440");
    for (const std::string& label : o.labels) {
        require(label == kNoneLabel || gestureIndex(label).has_value(),
                "the simulator knows no label \"" + label + "\"; use G1 to G12 or none");
    }
}

/// Which rooms a split uses: [first, first + count).
struct Rooms {
    int first = 0;
    int count = 1;
};

Rooms roomsOf(const SimulatedDatasetOptions& options, bool isTest) {
    if (!options.separateTestScenes || options.scenes < 2) return {0, options.scenes};
    const int test = std::clamp(int(std::lround(options.scenes * options.testShare)), 1, options.scenes - 1);
    return isTest ? Rooms{options.scenes - test, test} : Rooms{0, options.scenes - test};
}

PlannedSession planned(const SimulatedDatasetOptions& options, int subject, int take) {
    const int testSubjects = int(std::lround(options.subjects * options.testShare));
    const bool isTest = subject >= options.subjects - testSubjects;
    const Rooms rooms = roomsOf(options, isTest);
    PlannedSession session;
    session.subjectSeed = mixSeed(options.seed, std::uint64_t(subject) + 1'000);
    session.sessionSeed = mixSeed(session.subjectSeed, std::uint64_t(take));
    const int scene = rooms.first + Random(session.sessionSeed).index(rooms.count);
    session.sceneSeed = mixSeed(options.seed, std::uint64_t(scene) + 2'000'000);
    session.subject = numbered("Subject", subject + 1, 3);
    session.scene = numbered("Scene", scene + 1, 2);
    session.session = numbered("", take + 1, 2);
    session.split = isTest ? Split::Test : Split::Train;
    return session;
}

}  // namespace

std::string clipNumber(const std::string& label) {
    return numbered("", gestureIndex(label).value_or(kGestureCount) + 1, 2);
}

std::vector<PlannedSession> planSimulatedDataset(const SimulatedDatasetOptions& options) {
    check(options);
    const std::vector<std::string> labels = options.labels.empty() ? LabelSet::gestures(true).names : options.labels;
    std::vector<PlannedSession> sessions;
    for (int subject = 0; subject < options.subjects; ++subject) {
        for (int take = 0; take < options.repeats; ++take) {
            sessions.push_back(planned(options, subject, take));
            sessions.back().labels = labels;
        }
    }
    for (int video = 0; video < options.continuousVideos; ++video) {  // begins with the test people
        const int subject = options.subjects - 1 - video % options.subjects;
        sessions.push_back(planned(options, subject, 1'000'000 + video));
        sessions.back().session = numbered("", video + 1, 2);
    }
    return sessions;
}

}  // namespace core
