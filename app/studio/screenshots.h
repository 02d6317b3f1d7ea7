#pragma once

#include "app/studio/studio_options.h"

namespace app {

/// Renders every state of the window into PNG files of `options.screenshots`, from real simulator footage and the
/// model's real predictions. Needs a QApplication; blocks for about a minute. Throws core::Error.
void takeScreenshots(const StudioOptions& options);

}  // namespace app
