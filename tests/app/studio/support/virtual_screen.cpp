#include "tests/app/studio/support/virtual_screen.h"

namespace studio {

VirtualScreen::VirtualScreen() {
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    m_server.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"});
    if (!m_server.waitForStarted()) return;
    QByteArray number;
    while (!number.contains('\n') && m_server.waitForReadyRead(30'000)) number += m_server.readAllStandardOutput();
    if (number.contains('\n')) m_display = ':' + QString::fromLatin1(number.trimmed());
}

VirtualScreen::~VirtualScreen() {
    m_server.terminate();
    m_server.waitForFinished();
}

}  // namespace studio
