#pragma once

#include <QDir>

#include "app/studio/studio_options.h"

namespace app {

/// Renders the Record & label page into PNG files of the folder, over a small simulated data set that is made for it.
/// Blocks; throws core::Error.
void takeRecordScreenshots(const StudioOptions& options, const QDir& folder);

}  // namespace app
