#pragma once

#include <QProcess>
#include <QString>

namespace studio {

/// An X server without a monitor, on a free display of its own choice. Ends with the object.
class VirtualScreen {
public:
    /// Waits until the server accepts clients; display() is empty where none could be started.
    VirtualScreen();
    ~VirtualScreen();

    QString display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display;
};

}  // namespace studio
