#pragma once

#include <QDir>

#include "app/studio/studio_options.h"

namespace app {

/// The part of takeScreenshots() that shows the Files page, with recordings of the simulator and the model's real
/// verdicts. Blocks; throws core::Error.
void takeFilesScreenshots(const StudioOptions& options, const QDir& folder);

}  // namespace app
