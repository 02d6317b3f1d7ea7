#include "app/cli/dataset_gesture_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/cli/console.h"
#include "app/cli/dataset_commands.h"
#include "core/dataset/own_gesture_file.h"

namespace app {
namespace {

struct GestureOptions {
    std::string dataset, label, name, drawing;
    bool remove = false;
};

int runGesture(const GestureOptions& options) {
    Console console(false);
    if (options.label.empty()) {
        for (const core::OwnGesture& own : core::readOwnGestures(options.dataset))
            console.result(own.label + "\t" + own.name);
        return kDone;
    }
    if (options.remove) {
        core::removeOwnGesture(options.dataset, options.label);
        console.result("the gesture " + options.label + " is taken out; clips keep their labels");
        return kDone;
    }
    core::ClipStore::open(options.dataset);  // tells where there is no data set
    const std::string line = options.label + '\t' + options.name + '\t' + options.drawing;
    const std::vector<core::OwnGesture> read = core::ownGesturesFrom(line, "the arguments");
    core::OwnGesture gesture = read.empty() ? core::OwnGesture{} : read.front();
    gesture.drawing = core::drawingFromStroke(gesture.drawing);
    core::saveOwnGesture(options.dataset, gesture);
    console.result("clips can be labelled " + options.label + " now; train with labels data to teach it");
    return kDone;
}

}  // namespace

void addDatasetGesture(CLI::App& dataset, CommandLine& line) {
    const auto options = std::make_shared<GestureOptions>();
    CLI::App& command =
        addCommand(dataset, line, Shared::Threads, "gesture", "Add a gesture of your own to the twelve, or list them",
                   "  carpus dataset gesture my-dataset\n"
                   "  carpus dataset gesture my-dataset G13 --name \"big wave\" --drawing \"-1,0 0,1 1,0\"");
    addDatasetArgument(command, options->dataset);
    command.add_option("LABEL", options->label, "Such as G13; without it the own gestures are listed");
    command.add_option("--name", options->name, "What it is called")->type_name("TEXT");
    command.add_option("--drawing", options->drawing, "Its path from start to end: points x,y with y upwards")
        ->type_name("POINTS");
    command.add_flag("--remove", options->remove, "Take it out again");
    command.callback(
        [options, &line] { line.command = [options](const Invocation&) { return runGesture(*options); }; });
}

}  // namespace app
