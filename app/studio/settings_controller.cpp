#include "app/studio/settings_controller.h"

#include <QApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <algorithm>

#include "app/common/logging.h"
#include "app/common/model_lookup.h"
#include "app/studio/reading.h"
#include "core/types/error.h"

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
    connect(&m_window, &ui::MainWindow::sourceChosen, this,
            [this](const QString& source) { rememberSource(m_settings, source); });
    connect(&m_live, &LiveController::camerasFound, this, [this](const QVector<ui::CameraEntry>& cameras) {
        m_cameras = cameras;
        describe();
    });
}

void SettingsController::open() {
    if (!m_dialog) {
        m_dialog = new ui::SettingsDialog(settingsTable(offer()), keptSettings(m_settings), &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ui::SettingsDialog::changed, this, &SettingsController::keep);
        connect(m_dialog, &ui::SettingsDialog::pressed, this, &SettingsController::act);
        Q_EMIT m_window.camerasWanted();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SettingsController::useActiveModel() {
    m_request.model.clear();
    describe();
}

void SettingsController::describe() {
    if (m_dialog) m_dialog->describe(settingsTable(offer()));
}

/// A camera that is to be opened at the start stays among the choices while it is unplugged.
SettingsOffer SettingsController::offer() const {
    SettingsOffer offer{m_cameras, {}, {}};
    const QString start = settingValue(m_settings, QStringLiteral("start/source")).toString();
    const auto isNamed = [&](const ui::CameraEntry& camera) { return camera.isNamed(start); };
    if (start.contains(':') && std::none_of(m_cameras.begin(), m_cameras.end(), isNamed))
        offer.cameras << ui::CameraEntry{tr("%1 (not connected)").arg(sourceTitle(start)), start};
    try {
        offer.model = QString::fromStdString(findModel(m_request.model).stem().string());
    } catch (const core::Error&) {  // told where a model is needed
    }
    const QFileInfo log(QString::fromStdString(logFile(kStudioName).string()));
    if (log.exists()) offer.logs = log.absolutePath();
    return offer;
}

void SettingsController::act(const QString& key) {
    if (key == QLatin1String("model/library")) m_window.actions().models->trigger();
    if (key != QLatin1String("storage/logs")) return;
    const QString folder = offer().logs;
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        m_window.notices().show(tr("No program opens the folder %1. Open it in a file manager.").arg(folder));
}

void SettingsController::keep(const QString& key, const QVariant& value) {
    keepSetting(m_settings, key, value);
    m_eventsFailed = false;
    Q_EMIT changed(key, settingValue(m_settings, key));
    if (concernsEngine(key)) m_apply.start();
}

void SettingsController::setValue(const QString& key, const QVariant& value) {
    keep(key, value);
    if (m_dialog) m_dialog->row(key)->setValue(value);
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
