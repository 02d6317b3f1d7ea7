#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <optional>

#include "ui/theme.h"

namespace ui {

/// The desktop's wish for light or dark windows, as its settings portal tells it: the toolkit's own palette does not
/// know on every desktop. Asks in the background. GUI thread.
class SystemScheme : public QObject {
    Q_OBJECT

public:
    explicit SystemScheme(QDBusConnection bus, QObject* parent = nullptr);

    /// `chosen`, or Light or Dark where that is System and the desktop has told its wish.
    Appearance resolved(Appearance chosen) const;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void accept(const QVariant& value);

    QDBusConnection m_bus;
    std::optional<Appearance> m_wish;

private Q_SLOTS:
    void noticeSetting(const QString& group, const QString& key, const QDBusVariant& value);
};

}  // namespace ui
