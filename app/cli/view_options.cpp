#include "app/cli/view_options.h"

#include <CLI/CLI.hpp>
#include <map>

namespace app {
namespace {

const std::map<std::string, training::ViewPooling> kPoolings{
    {"sum", training::ViewPooling::SumLogits},
    {"mean", training::ViewPooling::MeanLogits},
    {"max", training::ViewPooling::MaxLogits},
    {"probabilities", training::ViewPooling::MeanProbabilities}};

}  // namespace

void addViewOptions(CLI::App& command, ViewOptions& options) {
    command.option_defaults()->group("Views of a recording");
    command.add_option("--views", options.plan.clips, "Clips over the length of a recording; default 1")
        ->check(CLI::Range(1, 1000))
        ->type_name("N");
    command.add_option("--crops", options.plan.crops, "Crops of each clip: 1 (the centre, default) or 3")
        ->check(CLI::IsMember({1, 3}))
        ->type_name("N");
    command
        .add_option("--pool", options.pooling,
                    "What becomes of the views' logits: sum (default), mean, max; or the mean of their probabilities")
        ->check(CLI::IsMember(kPoolings))
        ->type_name("NAME");
    command.option_defaults()->group("Options");
}

training::ViewPlan planOf(const ViewOptions& options) {
    training::ViewPlan plan = options.plan;
    plan.pooling = kPoolings.at(options.pooling);
    return plan;
}

}  // namespace app
