#include "ui/system_scheme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace ui {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr uint kDark = 1;
constexpr uint kLight = 2;

}  // namespace

SystemScheme::SystemScheme(QDBusConnection bus, QObject* parent) : QObject(parent), m_bus(std::move(bus)) {
    m_bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                  SLOT(noticeSetting(QString, QString, QDBusVariant)));
    ask();
}

void SystemScheme::ask() {
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question << kGroup << kKey;
    auto* answer = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* watcher) {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) accept(reply.value().variant());
        watcher->deleteLater();
    });
}

void SystemScheme::noticeSetting(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group == kGroup && key == kKey) accept(value.variant());
}

/// Portals wrap an answer once more than a change.
void SystemScheme::accept(const QVariant& value) {
    const QVariant plain = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    std::optional<Appearance> wish;
    if (plain.toUInt() == kDark) wish = Appearance::Dark;
    if (plain.toUInt() == kLight) wish = Appearance::Light;
    if (wish == m_wish) return;
    m_wish = wish;
    Q_EMIT changed();
}

Appearance SystemScheme::resolved(Appearance chosen) const {
    return chosen == Appearance::System ? m_wish.value_or(chosen) : chosen;
}

}  // namespace ui
