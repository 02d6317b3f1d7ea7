#pragma once

#include <QSettings>
#include <QVector>

#include "app/studio/studio_options.h"
#include "ui/setting.h"

namespace app {

/// Every setting of the Studio, in the order in which they are shown: the one place that knows them.
QVector<ui::Setting> settingsTable();

/// What is kept for the setting, else its standard value. An unusable entry counts as none.
QVariant settingValue(const QSettings& settings, const QString& key);
/// Keeps a value; the standard value is kept by keeping nothing.
void keepSetting(QSettings& settings, const QString& key, const QVariant& value);
/// The settings that differ from their standard.
QVariantMap keptSettings(const QSettings& settings);

/// `request` as the settings want it.
void applySettings(const QSettings& settings, EngineRequest& request);

}  // namespace app
