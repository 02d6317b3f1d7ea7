#include <QTest>
#include <atomic>
#include <cmath>
#include <memory>
#include <thread>

#include "core/capture/open_source.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/http_camera.h"
#include "tests/core/capture/servers/test_videos.h"

using core::Clock;
using core::HttpCamera;
using core::SourceState;

namespace {

double secondsSince(core::TimePoint start) { return core::Seconds(Clock::now() - start).count(); }

std::unique_ptr<core::FrameSource> open(const std::string& url, int connectTimeoutMs = 5000) {
    core::CaptureConfig config;
    config.source = url;
    config.connectTimeoutMs = connectTimeoutMs;
    config.freezeTimeoutMs = 600;
    return core::openSource(config);
}

/// Reads on a thread of its own, as the pipeline does, and remembers what came.
class Reader {
public:
    explicit Reader(core::FrameSource& source)
        : m_thread([this, &source](std::stop_token stop) {
              while (const auto frame = source.next(stop)) {
                  m_lastTime = frame->captureTime;
                  ++m_frames;
              }
          }) {}

    int frames() const { return m_frames; }

private:
    std::atomic<int> m_frames{0};
    core::TimePoint m_lastTime{};
    std::jthread m_thread;
};

}  // namespace

class HttpSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qunsetenv("http_proxy");  // the cameras of this test are on this machine
    }

    void picturesArriveInOrderWithTheirTimes_data() {
        QTest::addColumn<int>("manner");
        QTest::newRow("multipart") << int(HttpCamera::Manner::Multipart);
        QTest::newRow("one endless JPEG stream") << int(HttpCamera::Manner::Bare);
    }
    void picturesArriveInOrderWithTheirTimes() {
        QFETCH(int, manner);
        HttpCamera camera{HttpCamera::Manner(manner)};
        const auto source = open(camera.url());
        QCOMPARE(source->state(), SourceState::Connecting);
        const core::Frame first = source->next({}).value();
        const int firstCode = core::codeIn(*first.image);
        core::Frame last = first;
        for (int i = 0; i < 40; ++i) {
            const core::Frame frame = source->next({}).value();
            QCOMPARE(core::codeIn(*frame.image),
                     (firstCode + int(frame.sequence - first.sequence)) % core::kCameraCodes);
            QVERIFY(frame.captureTime >= last.captureTime);
            QVERIFY(frame.captureTime <= Clock::now());
            QVERIFY2(secondsSince(frame.captureTime) < 0.5,
                     qPrintable(QString::number(secondsSince(frame.captureTime))));
            last = frame;
        }
        const double elapsed = core::Seconds(last.captureTime - first.captureTime).count();
        const double expected = double(last.sequence - first.sequence) * 0.033;
        QVERIFY2(std::abs(elapsed - expected) < 0.1, qPrintable(QString("%1 %2").arg(elapsed).arg(expected)));
        QCOMPARE(source->state(), SourceState::Running);
        QCOMPARE(source->info().width, 160);
        QCOMPARE(source->info().height, 120);
        QVERIFY(source->info().name.starts_with("http://127.0.0.1"));
    }

    void picturesThatNobodyTakesInTimeAreCounted() {
        HttpCamera camera(HttpCamera::Manner::Multipart);
        const auto source = open(camera.url());
        const core::Frame first = source->next({}).value();
        const int firstCode = core::codeIn(*first.image);
        QTest::qWait(500);  // sleeps on purpose: nobody asks for a while
        source->next({});   // waited in the queue since then or was just replaced
        const core::Frame later = source->next({}).value();
        QCOMPARE(core::codeIn(*later.image), (firstCode + int(later.sequence - first.sequence)) % core::kCameraCodes);
        QVERIFY2(source->droppedLate() >= 8, qPrintable(QString::number(source->droppedLate())));
        QCOMPARE(source->droppedLate() - first.sequence, later.sequence - first.sequence - 2);
        QVERIFY(secondsSince(later.captureTime) < 0.5);
    }

    void aCameraThatRestartsIsBackWithinTwoSeconds() {
        auto camera = std::make_unique<HttpCamera>(HttpCamera::Manner::Multipart);
        const int port = camera->port();
        const auto source = open(camera->url());
        const Reader reader(*source);
        QTRY_VERIFY(reader.frames() > 10);
        camera.reset();
        QTRY_COMPARE_WITH_TIMEOUT(source->state(), SourceState::Unplugged, 2000);
        QTest::qWait(700);  // sleeps on purpose: the outage lasts
        QCOMPARE(source->state(), SourceState::Unplugged);
        const int before = reader.frames();
        camera = std::make_unique<HttpCamera>(HttpCamera::Manner::Multipart, port);
        const auto back = Clock::now();
        QTRY_VERIFY_WITH_TIMEOUT(reader.frames() > before, 4000);
        QVERIFY2(secondsSince(back) < 2, qPrintable(QString::number(secondsSince(back))));
        qInfo("frames again %.2f s after the camera's return", secondsSince(back));
        QCOMPARE(source->state(), SourceState::Running);
    }

    void aStandstillShowsAndEnds() {
        HttpCamera camera(HttpCamera::Manner::Multipart);
        const auto source = open(camera.url());
        const Reader reader(*source);
        QTRY_VERIFY(reader.frames() > 10);
        camera.setFrozen(true);
        QTRY_COMPARE_WITH_TIMEOUT(source->state(), SourceState::Frozen, 2000);
        QTRY_COMPARE_WITH_TIMEOUT(source->state(), SourceState::Reconnecting, 3000);
        QVERIFY(camera.connections() >= 2);
        const int before = reader.frames();
        camera.setFrozen(false);
        const auto back = Clock::now();
        QTRY_VERIFY_WITH_TIMEOUT(reader.frames() > before, 4000);
        QVERIFY2(secondsSince(back) < 2, qPrintable(QString::number(secondsSince(back))));
        QTRY_COMPARE(source->state(), SourceState::Running);
    }

    void aCameraThatComesBackSilentIsTriedAgain() {
        auto camera = std::make_unique<HttpCamera>(HttpCamera::Manner::Multipart);
        const int port = camera->port();
        const auto source = open(camera->url());
        const Reader reader(*source);
        QTRY_VERIFY(reader.frames() > 3);
        camera.reset();
        camera = std::make_unique<HttpCamera>(HttpCamera::Manner::Silent, port);
        QTRY_VERIFY_WITH_TIMEOUT(camera->connections() >= 2, 5000);
        QVERIFY(source->state() == SourceState::Unplugged);
        camera.reset();
        const int before = reader.frames();
        camera = std::make_unique<HttpCamera>(HttpCamera::Manner::Bare, port);
        QTRY_VERIFY_WITH_TIMEOUT(reader.frames() > before, 2000);
    }

    void aStopEndsEveryWaitSoon_data() {
        QTest::addColumn<int>("manner");
        QTest::newRow("while connecting") << int(HttpCamera::Manner::Silent);
        QTest::newRow("while running") << int(HttpCamera::Manner::Multipart);
    }
    void aStopEndsEveryWaitSoon() {
        QFETCH(int, manner);
        HttpCamera camera{HttpCamera::Manner(manner)};
        auto source = open(camera.url());
        core::TimePoint asked;
        {
            const Reader reader(*source);
            QTRY_VERIFY(camera.connections() == 1);
            asked = Clock::now();
        }
        source.reset();
        QVERIFY2(secondsSince(asked) < 0.5, qPrintable(QString::number(secondsSince(asked))));
    }

    void whatCannotBeReadIsExplained_data() {
        QTest::addColumn<int>("manner");
        QTest::addColumn<QString>("message");
        QTest::newRow("no such page") << int(HttpCamera::Manner::NotFound) << "Not Found";
        QTest::newRow("a page of text") << int(HttpCamera::Manner::WebPage) << "video stream";
        QTest::newRow("locked") << int(HttpCamera::Manner::Locked) << "USER:PASSWORD";
    }
    void whatCannotBeReadIsExplained() {
        QFETCH(int, manner);
        QFETCH(QString, message);
        HttpCamera camera{HttpCamera::Manner(manner)};
        const auto source = open(camera.url());
        const auto began = Clock::now();
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(QString::fromStdString(error).contains(message), error.c_str());
        QVERIFY2(QString::fromStdString(error).contains(QString::fromStdString(camera.url())), error.c_str());
        QCOMPARE(source->state(), SourceState::Failed);
        QVERIFY(secondsSince(began) < 3);
        qInfo("%s", error.c_str());
    }

    void aPasswordInTheAddressIsUsedAndNotShown() {
        HttpCamera camera(HttpCamera::Manner::Locked);
        const std::string host = "127.0.0.1:" + std::to_string(camera.port()) + "/stream";
        const auto source = open("http://wearer:se%3Acret@" + host);
        QVERIFY(source->next({}).has_value());
        QCOMPARE(source->info().name, "http://" + host);
        const auto refused = open("http://wearer:wrong@" + host);
        const std::string error = core::errorOf([&] { refused->next({}); });
        QVERIFY2(error.find("USER:PASSWORD") != std::string::npos && error.find("wrong") == std::string::npos,
                 error.c_str());
    }

    void aSilentCameraFailsAfterTheTimeout() {
        HttpCamera camera(HttpCamera::Manner::Silent);
        const auto source = open(camera.url(), 700);
        const auto began = Clock::now();
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(error.find("no picture within 0.7 s") != std::string::npos, error.c_str());
        QVERIFY2(secondsSince(began) < 1.5, qPrintable(QString::number(secondsSince(began))));
        QVERIFY(secondsSince(began) > 0.6);
    }

    void aRefusedConnectionIsExplainedAtOnce() {
        std::string url;
        {
            const HttpCamera camera(HttpCamera::Manner::Silent);
            url = camera.url();
        }
        const auto source = open(url);
        const auto began = Clock::now();
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(error.find(url + ": Connection refused.") != std::string::npos, error.c_str());
        QVERIFY(secondsSince(began) < 2);
        qInfo("%s", error.c_str());
    }

    void anUnknownHostIsNamed() {
        const auto source = open("http://no-such-host.invalid/stream");
        const std::string error = core::errorOf([&] { source->next({}); });
        QVERIFY2(error.find("'no-such-host.invalid' is not found") != std::string::npos, error.c_str());
    }
};

QTEST_GUILESS_MAIN(HttpSourceTest)
#include "http_source_test.moc"
