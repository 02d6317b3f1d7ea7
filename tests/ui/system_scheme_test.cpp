#include "ui/system_scheme.h"

#include <QtTest>

#include <QDBusMessage>
#include <QProcess>

using ui::Appearance;

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

/// A settings portal as desktops have it, on a bus of the test's own.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 1;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) const {
        const bool known = group == kGroup && key == kKey;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? scheme : 99)));
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

}  // namespace

class SystemSchemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
        QVERIFY2(m_daemon.waitForStarted(), "install the package dbus-daemon");
        QVERIFY(m_daemon.waitForReadyRead(10'000));
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    void cleanupTestCase() {
        QDBusConnection::disconnectFromBus("portal");
        QDBusConnection::disconnectFromBus("studio");
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    void withoutAPortalTheChoiceStandsAsItIs() {
        const ui::SystemScheme nobody(QDBusConnection("no such connection"));
        QCOMPARE(nobody.resolved(Appearance::System), Appearance::System);
        const ui::SystemScheme silent(studioBus());
        QTest::qWait(50);  // sleeps on purpose: the bus answers that nobody owns the name
        QCOMPARE(silent.resolved(Appearance::System), Appearance::System);
    }

    void thePortalIsAskedAndFollowed() {
        Portal portal;
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, "portal");
        QVERIFY(bus.registerService(kService));
        QVERIFY(bus.registerObject(kPath, &portal, QDBusConnection::ExportAllContents));
        ui::SystemScheme scheme(studioBus());
        QSignalSpy changed(&scheme, &ui::SystemScheme::changed);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(scheme.resolved(Appearance::System), Appearance::Dark);
        QCOMPARE(scheme.resolved(Appearance::Light), Appearance::Light);
        Q_EMIT portal.SettingChanged(kGroup, "accent-color", QDBusVariant(2U));
        Q_EMIT portal.SettingChanged(kGroup, kKey, QDBusVariant(2U));
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(scheme.resolved(Appearance::System), Appearance::Light);
        QCOMPARE(scheme.resolved(Appearance::Dark), Appearance::Dark);
        Q_EMIT portal.SettingChanged(kGroup, kKey, QDBusVariant(0U));
        QTRY_COMPARE(changed.count(), 3);
        QCOMPARE(scheme.resolved(Appearance::System), Appearance::System);
    }

private:
    QDBusConnection studioBus() const { return QDBusConnection::connectToBus(m_address, "studio"); }

    QProcess m_daemon;
    QString m_address;
};

QTEST_GUILESS_MAIN(SystemSchemeTest)
#include "system_scheme_test.moc"
