#pragma once

#include <QSettings>
#include <QVector>

#include "app/studio/studio_options.h"
#include "ui/main_actions.h"
#include "ui/setting.h"

namespace app {

/// What there is on this computer for settings to offer.
struct SettingsOffer {
    QVector<ui::CameraEntry> cameras{};
    QString model{};  ///< name of the one in use
    QString logs{};   ///< folder; empty where nothing is logged into a file
};

/// Every setting of the Studio, in the order in which they are shown: the one place that knows them.
QVector<ui::Setting> settingsTable(const SettingsOffer& offer = {});

/// What is kept for the setting, else its standard value. An unusable entry counts as none.
QVariant settingValue(const QSettings& settings, const QString& key);
/// Keeps a value; the standard value is kept by keeping nothing.
void keepSetting(QSettings& settings, const QString& key, const QVariant& value);
/// The settings that differ from their standard.
QVariantMap keptSettings(const QSettings& settings);

/// The source that is opened at the start, as the settings want it; empty = none.
QString sourceAtStart(const QSettings& settings);
/// Keeps what was chosen as the last source. Recordings are not kept: nobody wants to see them again at each start.
void rememberSource(QSettings& settings, const QString& source);

/// `request` as the settings want it.
void applySettings(const QSettings& settings, EngineRequest& request);

}  // namespace app
