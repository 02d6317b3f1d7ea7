#pragma once

#include <string>

#include "training/views.h"

namespace CLI {
class App;
}

namespace app {

/// --views, --crops and --pool: by how many views of a recording it is judged.
struct ViewOptions {
    training::ViewPlan plan;
    std::string pooling = "sum";
};

void addViewOptions(CLI::App& command, ViewOptions& options);
/// The plan with the pooling that was named.
training::ViewPlan planOf(const ViewOptions& options);

}  // namespace app
