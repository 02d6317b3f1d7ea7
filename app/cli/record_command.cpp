#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/classify/media.h"
#include "app/cli/capture_options.h"
#include "app/cli/command_line.h"
#include "app/cli/recognition.h"
#include "app/cli/record_run.h"
#include "core/recording/tapped_source.h"
#include "core/types/error.h"
#include "core/types/label_set.h"

namespace app {
namespace {

struct RecordOptions {
    core::CaptureConfig capture;
    core::RecordingPlace place;
    core::RecorderConfig recorder;
    RecordRun::Options run;
    std::string codec = "mjpeg";
    std::string hand;
    double seconds = 0;
    int repeats = 0;
    double countdownS = -1;
    bool script = false;
    bool withoutModel = false;
    std::string json;
};

core::Handedness handOf(const std::string& name) {
    if (name == "left") return core::Handedness::Left;
    if (name == "right") return core::Handedness::Right;
    return core::Handedness::Unknown;
}

[[noreturn]] void refuse(const std::string& why) { throw core::Error(why, core::Error::Kind::BadUsage); }

/// What the options together mean, or why they mean nothing.
void settle(RecordOptions& options) {
    core::PromptConfig& prompts = options.run.prompts;
    if (options.script && options.run.continuous)
        refuse("--script and --continuous are two ways to record; choose one of them");
    if (options.run.continuous && !prompts.labels.empty())
        refuse("a long take has no label of its own; leave out --label, or --continuous");
    if (!options.run.continuous && !options.script && prompts.labels.size() != 1)
        refuse(prompts.labels.empty() ? "say what is recorded: --label G5, --script or --continuous"
                                      : "several labels are recorded one after the other with --script");
    const core::LabelSet known = core::LabelSet::gestures(true);
    for (const std::string& label : prompts.labels)
        if (!known.indexOf(label) && options.capture.source == "sim")
            refuse("the simulator cannot perform '" + label + "'; it knows G1 to G12 and none");
    if (options.script && prompts.labels.empty()) prompts.labels = core::LabelSet::gestures(false).names;
    prompts.repeats = options.repeats > 0 ? options.repeats : options.script ? 10 : 1;
    if (options.countdownS >= 0)
        prompts.countdownS = options.countdownS;
    else if (!options.script)
        prompts.countdownS = 0;
    if (!options.script && prompts.repeats == 1) prompts.restS = 0;
    if (options.seconds > 0) (options.run.continuous ? options.run.seconds : prompts.recordS) = options.seconds;
    options.recorder.codec = core::recordingCodecOf(options.codec);
    options.place.subject.hand = handOf(options.hand);
}

int runRecord(RecordOptions options, const Invocation& invocation) {
    settle(options);
    JsonLines json(options.json);
    core::RecordingSession session(options.place, options.recorder);
    core::PromptedSource* simulator = nullptr;
    std::unique_ptr<core::FrameSource> source;
    if (options.capture.source == "sim" && !options.run.continuous) {
        auto prompted = std::make_unique<core::PromptedSource>(options.capture);
        simulator = prompted.get();
        source = std::move(prompted);
    } else {
        source = openSource(options.capture);
    }
    std::unique_ptr<core::Classifier> classifier;
    if (options.run.continuous && !options.withoutModel) classifier = openClassifier(invocation.common);
    auto tapped = std::make_unique<core::TappedSource>(std::move(source),
                                                       [&session](const core::Frame& frame) { session.push(frame); });
    RecordCapture capture(std::move(tapped), std::move(classifier));
    RecordRun(session, capture, simulator, options.run, json).run(invocation.stop);
    return kDone;
}

void addPlaceOptions(CLI::App& command, RecordOptions& options) {
    command.add_option("DATASET", options.place.folder, "Folder of the data set; made where it is none yet")
        ->required();
    command.add_option("--subject", options.place.subject.id, "Who is recorded, such as S01")
        ->required()
        ->type_name("ID");
    command.add_option("--hand", options.hand, "The hand that wears the camera")
        ->check(CLI::IsMember({"left", "right"}))
        ->type_name("left|right");
    command.add_option("--consent", options.place.subject.consent, "What the person agreed to")->type_name("TEXT");
    command.add_option("--session", options.place.session, "Default: named after date and time")->type_name("ID");
    command.add_option("--scene", options.place.scene, "Where it is recorded")->type_name("ID");
}

void addPromptOptions(CLI::App& command, RecordOptions& options) {
    core::PromptConfig& prompts = options.run.prompts;
    command.add_option("--label", prompts.labels, "What is recorded, such as G5; several with --script")
        ->delimiter(',')
        ->type_name("LIST");
    command.add_option("--seconds", options.seconds, "Length of each recording (2.5), or of the long take")
        ->check(CLI::Range(0.1, 1e6))
        ->type_name("N");
    command.add_flag("--script", options.script, "Ask for one gesture after the other, in shuffled order");
    command.add_option("--repeats", options.repeats, "Recordings of each label; default 10 with --script, else 1")
        ->check(CLI::Range(1, 10000))
        ->type_name("N");
    command.add_option("--shuffle-seed", prompts.seed, "Same seed, same order; default 1")->type_name("N");
    command.add_option("--countdown", options.countdownS, "Seconds before each recording; default 3 with --script")
        ->check(CLI::Range(0.0, 60.0))
        ->type_name("S");
    command.add_option("--rest", prompts.restS, "Seconds behind each recording; default 1")
        ->check(CLI::Range(0.0, 600.0))
        ->type_name("S");
    command
        .add_option("--long-rest-every", prompts.longRestEvery, "Recordings between long rests; default 30, 0 = none")
        ->check(CLI::Range(0, 100000))
        ->type_name("N");
    command.add_option("--long-rest", prompts.longRestS, "Seconds of a long rest; default 20")
        ->check(CLI::Range(0.0, 3600.0))
        ->type_name("S");
    command.add_option("--pre-roll", options.run.preRollS, "Seconds kept from before the word to begin; default 0")
        ->check(CLI::Range(0.0, 3.0))
        ->type_name("S");
}

}  // namespace

void addRecordCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<RecordOptions>();
    CLI::App& command =
        addCommand(program, line, Shared::Model, "record", "Record labelled gestures into a data set",
                   "  carpus record my-dataset --source v4l2:/dev/video0 --subject S01 --label G5 --seconds 3\n"
                   "  carpus record my-dataset --source v4l2:/dev/video0 --subject S01 --script\n"
                   "  carpus record my-dataset --source v4l2:/dev/video0 --subject S01 --continuous\n"
                   "While --script runs, a line with k keeps the last recording, d discards it, r records it again, p "
                   "pauses.\nWhile --continuous runs, a line with a label, such as G5, marks a gesture that was just "
                   "made.");
    addPlaceOptions(command, *options);
    addCaptureOptions(command, options->capture);
    addPromptOptions(command, *options);
    command.add_flag("--continuous", options->run.continuous, "One long take with marks and live predictions");
    command
        .add_option_function<std::string>(
            "--cut",
            [options](const std::string& into) {
                options->run.cut = core::CutInto::Stretches;
                if (into == "files") options->run.cut = core::CutInto::Files;
                if (into == "no") options->run.cut.reset();
            },
            "Clips of a long take: as stretches of it (default), as files of their own, or none")
        ->check(CLI::IsMember({"stretches", "files", "no"}))
        ->type_name("INTO");
    command.add_flag("--no-model", options->withoutModel, "No live predictions in a long take");
    command.add_option("--codec", options->codec, "mjpeg (default), h264 or ffv1 (lossless)")->type_name("NAME");
    command.add_option("--json", options->json, "Lines of JSON into a file, or '-' for standard output")
        ->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runRecord(*options, invocation); };
    });
}

}  // namespace app
