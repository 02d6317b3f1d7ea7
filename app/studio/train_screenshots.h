#pragma once

#include <QDir>

#include "app/studio/studio_options.h"

namespace app {

/// The pictures of the Train page, from a real short training on simulated clips. Throws core::Error.
void takeTrainScreenshots(const StudioOptions& options, const QDir& folder);

}  // namespace app
