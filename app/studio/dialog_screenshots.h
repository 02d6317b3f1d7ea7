#pragma once

#include <QDir>

namespace app {

/// Pictures of the first-run page, the settings, the models and the new gesture, in both schemes. The scores in the
/// picture of the models are an example. Throws core::Error.
void takeDialogScreenshots(const QDir& folder);

}  // namespace app
