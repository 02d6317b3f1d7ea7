#include "app/studio/settings_controller.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/studio/settings_table.h"

namespace app {
namespace {

constexpr int kApplyMs = 500;

bool concernsEngine(const QString& key) {
    for (const char* group : {"camera/", "model/", "decision/"})
        if (key.startsWith(QLatin1String(group))) return true;
    return false;
}

}  // namespace

SettingsController::SettingsController(ui::MainWindow& window, LiveController& live, const EngineRequest& request)
    : m_window(window), m_live(live), m_request(request) {
    m_apply.setSingleShot(true);
    m_apply.setInterval(kApplyMs);
    connect(&m_apply, &QTimer::timeout, this, [this] {
        applySettings(m_settings, m_request);
        m_live.configure(m_request);
    });
    connect(m_window.actions().settings, &QAction::triggered, this, &SettingsController::open);
    connect(&m_live, &LiveController::gestureFired, this, &SettingsController::noteEvent);
}

void SettingsController::open() {
    if (!m_dialog) {
        m_dialog = new ui::SettingsDialog(settingsTable(), keptSettings(m_settings), &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ui::SettingsDialog::changed, this, &SettingsController::keep);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SettingsController::keep(const QString& key, const QVariant& value) {
    keepSetting(m_settings, key, value);
    m_eventsFailed = false;
    Q_EMIT changed(key, settingValue(m_settings, key));
    if (concernsEngine(key)) m_apply.start();
}

void SettingsController::noteEvent(const std::string& label, const core::GestureEvent& event) {
    if (settingValue(m_settings, QStringLiteral("sounds/event")).toBool()) QApplication::beep();
    const QString folder = settingValue(m_settings, QStringLiteral("outputs/events")).toString();
    if (folder.isEmpty() || m_eventsFailed) return;
    const QDateTime now = QDateTime::currentDateTime();
    const QJsonObject line{{"type", "event"},
                           {"time", now.toString(Qt::ISODateWithMs)},
                           {"label", QString::fromStdString(label)},
                           {"confidence", double(event.confidence)}};
    QFile file(QDir(folder).filePath(QStringLiteral("gestures-%1.jsonl").arg(now.toString("yyyy-MM-dd"))));
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (file.open(QIODevice::Append) && file.write(text) == text.size() && file.flush()) return;
    m_eventsFailed = true;
    m_window.notices().show(tr("Gestures cannot be written into %1 (%2). Choose another folder in the settings.")
                                .arg(folder, file.errorString()));
}

}  // namespace app
