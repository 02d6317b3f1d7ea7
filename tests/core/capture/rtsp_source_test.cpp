#include <QTest>
#include <atomic>
#include <cmath>
#include <memory>
#include <thread>

#include "core/capture/open_source.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/http_camera.h"
#include "tests/core/capture/servers/rtsp_camera.h"
#include "tests/core/capture/servers/test_videos.h"

using core::Clock;
using core::RtspCamera;
using core::SourceState;

namespace {

double secondsSince(core::TimePoint start) { return core::Seconds(Clock::now() - start).count(); }

std::unique_ptr<core::FrameSource> open(const std::string& url, int connectTimeoutMs = 8000) {
    core::CaptureConfig config;
    config.source = url;
    config.connectTimeoutMs = connectTimeoutMs;
    config.freezeTimeoutMs = 1000;
    return core::openSource(config);
}

}  // namespace

class RtspSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesArriveInOrderWithTheirTimes_data() {
        QTest::addColumn<int>("coding");
        QTest::addColumn<int>("transport");
        QTest::newRow("H.264") << int(RtspCamera::Coding::H264) << int(RtspCamera::Transport::Any);
        QTest::newRow("Motion-JPEG") << int(RtspCamera::Coding::Jpeg) << int(RtspCamera::Transport::Any);
        QTest::newRow("H.264 by TCP alone") << int(RtspCamera::Coding::H264) << int(RtspCamera::Transport::TcpOnly);
    }
    void picturesArriveInOrderWithTheirTimes() {
        QFETCH(int, coding);
        QFETCH(int, transport);
        RtspCamera camera(RtspCamera::Coding(coding), RtspCamera::freePort(), RtspCamera::Transport(transport));
        const auto source = open(camera.url());
        core::Frame last = source->next({}).value();
        for (int i = 0; i < 10; ++i) {
            last = source->next({}).value();  // the first pictures may come in one burst
        }
        const core::Frame first = last;
        for (int i = 0; i < 40; ++i) {
            const core::Frame frame = source->next({}).value();
            const int step =
                (core::codeIn(*frame.image) - core::codeIn(*last.image) + core::kCameraCodes) % core::kCameraCodes;
            QVERIFY2(step >= 1 && step <= 5, qPrintable(QString::number(step)));
            QVERIFY(frame.captureTime >= last.captureTime);
            QVERIFY(frame.captureTime <= Clock::now());
            QVERIFY2(secondsSince(frame.captureTime) < 0.4,
                     qPrintable(QString::number(secondsSince(frame.captureTime))));
            last = frame;
        }
        const int steps =
            (core::codeIn(*last.image) - core::codeIn(*first.image) + core::kCameraCodes) % core::kCameraCodes;
        const double elapsed = core::Seconds(last.captureTime - first.captureTime).count();
        QVERIFY2(std::abs(elapsed - steps / 30.0) < 0.1, qPrintable(QString("%1 s, %2 steps").arg(elapsed).arg(steps)));
        QCOMPARE(source->state(), SourceState::Running);
        QCOMPARE(source->info().width, 160);
        QCOMPARE(source->info().height, 120);
        qInfo("%llu dropped late, newest %.3f s old", static_cast<unsigned long long>(source->droppedLate()),
              secondsSince(last.captureTime));
    }

    void aServerThatRestartsIsBackWithinTwoSeconds() {
        const int port = RtspCamera::freePort();
        auto camera = std::make_unique<RtspCamera>(RtspCamera::Coding::H264, port);
        const auto source = open(camera->url());
        std::atomic<int> frames{0};
        const std::jthread reader([&](std::stop_token stop) {
            while (source->next(stop)) {
                ++frames;
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(frames > 10, 8000);
        camera.reset();
        QTRY_VERIFY_WITH_TIMEOUT(source->state() == SourceState::Unplugged || source->state() == SourceState::Frozen,
                                 3000);
        const int before = frames;
        camera = std::make_unique<RtspCamera>(RtspCamera::Coding::H264, port);
        const auto back = Clock::now();
        QTRY_VERIFY_WITH_TIMEOUT(frames > before, 5000);
        const double took = secondsSince(back);
        QVERIFY2(took < 2, qPrintable(QString::number(took)));
        QCOMPARE(source->state(), SourceState::Running);
        qInfo("frames again %.2f s after the server's return", took);
    }

    void aWrongPathIsExplained() {
        const int port = RtspCamera::freePort();
        const RtspCamera camera(RtspCamera::Coding::H264, port);
        const std::string url = "rtsp://127.0.0.1:" + std::to_string(port) + "/nothing";
        const auto source = open(url);
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(error.find(url) != std::string::npos && error.find("Not found.") != std::string::npos, error.c_str());
        qInfo("%s", error.c_str());
    }

    void aRefusedConnectionIsExplainedAtOnce() {
        const std::string url = "rtsp://127.0.0.1:" + std::to_string(RtspCamera::freePort()) + "/wrist";
        const auto source = open(url);
        const auto began = Clock::now();
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(error.find(url + ": Connection refused.") != std::string::npos, error.c_str());
        QVERIFY(secondsSince(began) < 2);
        qInfo("%s", error.c_str());
    }

    void aSilentServerFailsAfterTheTimeout() {
        const core::HttpCamera silent(core::HttpCamera::Manner::Silent);
        auto source = open("rtsp://127.0.0.1:" + std::to_string(silent.port()) + "/wrist", 700);
        const auto began = Clock::now();
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(error.find("no picture within 0.7 s") != std::string::npos, error.c_str());
        source.reset();
        QVERIFY2(secondsSince(began) < 1.5, qPrintable(QString::number(secondsSince(began))));
    }
};

QTEST_GUILESS_MAIN(RtspSourceTest)
#include "rtsp_source_test.moc"
