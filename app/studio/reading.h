#pragma once

#include <QString>

#include "app/studio/engine.h"
#include "ui/live_values.h"

namespace app {

/// What an engine measures, in the form that the window shows. `paint` is the window's own share.
ui::LiveReading readEngine(const Engine& engine, const ui::Percentiles& paint);
/// The table of stages in the order in which a picture passes them.
std::vector<ui::StageRow> stageRows(const core::LatencyReport& report, const ui::Percentiles& paint);

/// An error text of the form "what was wrong; what to do" as a message for the page.
ui::Message messageFor(const QString& error, const QString& source);
/// A camera or link that was there and is gone; `why` may be empty.
ui::Message lostMessage(const QString& source, const QString& why);
/// The name of a source string on screen.
QString sourceTitle(const QString& source);

}  // namespace app
