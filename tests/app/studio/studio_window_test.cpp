#include <QtTest>

#include <QGuiApplication>
#include <QScreen>
#include <QSet>
#include <csignal>

#include "tests/app/studio/support/virtual_screen.h"

namespace {

/// What stands on the virtual screen, as its monitor would show it.
QImage seen() {
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertToFormat(QImage::Format_RGB32);
}

int colorCount(const QImage& image) {
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 4)
        for (int x = 0; x < image.width(); x += 4) colors.insert(image.pixel(x, y));
    return int(colors.size());
}

int changedShare(const QImage& a, const QImage& b) {
    int changed = 0;
    int all = 0;
    for (int y = 0; y < a.height(); y += 4) {
        for (int x = 0; x < a.width(); x += 4, ++all) changed += a.pixel(x, y) != b.pixel(x, y);
    }
    return changed * 100 / std::max(1, all);
}

}  // namespace

/// Starts the real program on a real X server and looks at the screen.
class StudioWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "xcb");
        for (const char* folder : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(folder, m_home->path());
        m_studio.setProcessEnvironment(environment);
        m_studio.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }
    void cleanup() {
        m_studio.kill();
        m_studio.waitForFinished();
    }

    void thePictureMoves() {
        const int before = colorCount(seen());
        m_studio.start(CARPUS_STUDIO, {"--source", "sim", "--appearance", "dark"});
        QVERIFY(m_studio.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(colorCount(seen()) > before + 2000, 40'000);
        const QImage first = seen();
        QTRY_VERIFY_WITH_TIMEOUT(changedShare(first, seen()) >= 5, 20'000);
    }

    void aBadSourceLeavesTheWindowUsable() {
        const QImage before = seen();
        m_studio.start(CARPUS_STUDIO, {"--source", "file:/nowhere/clip.mp4", "--appearance", "light"});
        QVERIFY(m_studio.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(changedShare(before, seen()) > 30, 40'000);
        QCOMPARE(m_studio.state(), QProcess::Running);
    }

    void theProgramEndsInTime() {
        m_studio.start(CARPUS_STUDIO, {"--source", "sim", "--seconds", "4"});
        QVERIFY(m_studio.waitForFinished(60'000));
        QCOMPARE(m_studio.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_studio.exitCode(), 0);
    }

    void controlCEndsTheProgramAsClosingTheWindowDoes() {
        const int before = colorCount(seen());
        m_studio.start(CARPUS_STUDIO, {"--source", "sim"});
        QVERIFY(m_studio.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(colorCount(seen()) > before + 2000, 40'000);
        QCOMPARE(::kill(pid_t(m_studio.processId()), SIGINT), 0);
        QVERIFY(m_studio.waitForFinished(30'000));
        QCOMPARE(m_studio.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_studio.exitCode(), 0);
    }

    void unusableArgumentsEndWithTwo() {
        m_studio.start(CARPUS_STUDIO, {"--appearance", "plaid"});
        QVERIFY(m_studio.waitForFinished(30'000));
        QCOMPARE(m_studio.exitCode(), 2);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QProcess m_studio;
};

int main(int argc, char** argv) {
    const studio::VirtualScreen screen;
    if (screen.display().isEmpty()) {
        std::fputs("Xvfb did not start; install the package xvfb\n", stderr);
        return 1;
    }
    qputenv("DISPLAY", screen.display().toLatin1());
    qputenv("QT_QPA_PLATFORM", "xcb");
    QGuiApplication application(argc, argv);
    StudioWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "studio_window_test.moc"
