#pragma once

#include <QString>
#include <QVector>

#include "app/studio/engine.h"
#include "core/capture/camera_list.h"
#include "ui/live_values.h"
#include "ui/main_actions.h"

namespace app {

/// What an engine measures, in the form that the window shows. `paint` is the window's own share.
ui::LiveReading readEngine(const Engine& engine, const ui::Percentiles& paint);
/// The table of stages in the order in which a picture passes them.
std::vector<ui::StageRow> stageRows(const core::LatencyReport& report, const ui::Percentiles& paint);

/// An error text of the form "what was wrong; what to do" as a message for the page. `title` is the source's name on
/// screen.
ui::Message messageFor(const QString& error, const QString& source, const QString& title);
/// The same for an error of the model; `model` is its path or name, empty for the bundled one.
ui::Message modelMessage(const QString& error, const QString& model);
/// A camera or link that was there and is gone; `why` may be empty.
ui::Message lostMessage(const QString& source, const QString& title, const QString& why);
/// The name of a source string on screen, where no camera is known by it.
QString sourceTitle(const QString& source);
/// The cameras as the source menu lists them; those with the same name are told apart by their device.
QVector<ui::CameraEntry> cameraEntries(const std::vector<core::CameraInfo>& cameras);

}  // namespace app
