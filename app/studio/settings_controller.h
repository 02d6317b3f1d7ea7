#pragma once

#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QTimer>

#include "app/studio/live_controller.h"
#include "app/studio/settings_table.h"
#include "ui/settings_dialog.h"

namespace app {

/// Opens the settings, keeps what is changed and lets it hold: a new engine where pictures or recognition are
/// concerned, at once everywhere else.
class SettingsController : public QObject {
    Q_OBJECT

public:
    SettingsController(ui::MainWindow& window, LiveController& live, const EngineRequest& request);

    void open();
    /// The model of the command line is left for the active one of the library.
    void useActiveModel();
    QVariant value(const QString& key) const { return settingValue(m_settings, key); }
    /// What was chosen elsewhere than in the dialog.
    void setValue(const QString& key, const QVariant& value);
    ui::SettingsDialog* dialog() { return m_dialog; }

Q_SIGNALS:
    void changed(const QString& key, const QVariant& value);

private:
    void keep(const QString& key, const QVariant& value);
    void act(const QString& key);
    SettingsOffer offer() const;
    void describe();
    void noteEvent(const std::string& label, const core::GestureEvent& event);

    ui::MainWindow& m_window;
    LiveController& m_live;
    EngineRequest m_request;
    QSettings m_settings;
    QVector<ui::CameraEntry> m_cameras;
    QPointer<ui::SettingsDialog> m_dialog;
    QTimer m_apply;  ///< several changes in a row make one new engine
    bool m_eventsFailed = false;
};

}  // namespace app
