#include "core/capture/live_source.h"

#include <QTest>
#include <atomic>
#include <thread>

#include "tests/core/capture/servers/test_videos.h"

using core::Clock;
using core::Error;
using core::LiveLink;
using core::PicturePipeline;
using core::SourceState;

namespace {

/// A camera that delivers some pictures each time it is connected, then is pulled out.
struct LooseCamera {
    int pictures = 10;
    int firstPictureMs = 0;  ///< how long it holds its pictures back after each connection
    std::atomic<int> attempts{0};
    std::atomic<bool> there{true};

    LiveLink link() {
        return {
            .name = "Loose Camera",
            .connect =
                [this] {
                    ++attempts;
                    if (!there) {
                        throw Error("there is no camera 'Loose Camera'");
                    }
                    auto pipeline = std::make_unique<PicturePipeline>(
                        "videotestsrc is-live=true num-buffers=" + std::to_string(pictures) +
                            " ! video/x-raw,width=32,height=24,framerate=50/1 ! queue max-size-buffers=0"
                            " max-size-time=0 max-size-bytes=0 min-threshold-time=" +
                            std::to_string(std::int64_t(firstPictureMs) * 1'000'000),
                        PicturePipeline::Keep::Newest);
                    pipeline->setAnswered();
                    return pipeline;
                },
            .explain = [](const core::PipelineFault& fault) { return Error("explained: " + fault.text); },
        };
    }
};

}  // namespace

class LiveSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCameraThatIsPulledOutIsLookedForUntilItIsBack() {
        LooseCamera camera;
        core::LiveSource source(camera.link(), {});
        QVERIFY(source.next({}).has_value());
        camera.there = false;
        std::atomic<int> frames{0};
        const std::jthread reader([&](std::stop_token stop) {
            while (source.next(stop)) {
                ++frames;
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(source.state(), SourceState::Unplugged, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(camera.attempts >= 3, 3000);
        QCOMPARE(source.state(), SourceState::Unplugged);
        const int before = frames;
        camera.there = true;
        const auto back = Clock::now();
        QTRY_VERIFY_WITH_TIMEOUT(frames > before, 4000);
        QVERIFY(core::Seconds(Clock::now() - back).count() < 2);
        QCOMPARE(source.state(), SourceState::Running);
        QVERIFY(source.reconnects() >= 1);
    }

    void aCameraThatStartsSlowlyIsWaitedFor() {
        LooseCamera camera;
        camera.pictures = 80;
        camera.firstPictureMs = 1300;
        core::LiveSource source(camera.link(), {});
        std::atomic<int> framesOfTheSecond{0};
        const std::jthread reader([&](std::stop_token stop) {
            while (source.next(stop)) {
                framesOfTheSecond += camera.attempts >= 2;
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(framesOfTheSecond > 0, 10'000);
        QCOMPARE(camera.attempts, 2);
        QCOMPARE(source.reconnects(), std::uint64_t(1));
    }

    void sequenceAndTimesGrowOverReconnections() {
        LooseCamera camera;
        camera.pictures = 3;
        core::LiveSource source(camera.link(), {});
        core::Frame last = source.next({}).value();
        for (int i = 0; i < 8; ++i) {
            const core::Frame frame = source.next({}).value();
            QVERIFY(frame.sequence > last.sequence);
            QVERIFY(frame.captureTime >= last.captureTime);
            QVERIFY(frame.captureTime <= Clock::now());
            last = frame;
        }
        QVERIFY(camera.attempts >= 3);
        QCOMPARE(source.info().width, 32);
        QCOMPARE(source.info().framesPerSecond, 50.0);
        QCOMPARE(source.info().name, "Loose Camera");
    }

    void aCameraThatIsNotThereAtFirstIsAnError() {
        LooseCamera camera;
        camera.there = false;
        core::LiveSource source(camera.link(), {});
        QCOMPARE(core::errorOf([&] { source.next({}); }), "there is no camera 'Loose Camera'");
        QCOMPARE(source.state(), SourceState::Failed);
    }

    void aStreamWithoutAnyPictureIsAnError() {
        LooseCamera camera;
        camera.pictures = 0;
        core::LiveSource source(camera.link(), {});
        const std::string error = core::errorOf([&] { source.next({}); });
        QVERIFY2(error.find("ended before its first picture") != std::string::npos, error.c_str());
    }

    void aFaultBeforeTheFirstPictureIsExplainedByItsLink() {
        LooseCamera camera;
        LiveLink link = camera.link();
        link.connect = [] {
            return std::make_unique<PicturePipeline>("filesrc location=/nowhere/x ! jpegdec",
                                                     PicturePipeline::Keep::Newest);
        };
        core::LiveSource source(std::move(link), {});
        const std::string error = core::errorOf([&] { source.next({}); });
        QVERIFY2(error.starts_with("explained: "), error.c_str());
    }

    void aMissingPlugInIsNamedWithThePackages() {
        const std::string error = core::errorOf([] { PicturePipeline("nosuchsrc", PicturePipeline::Keep::Newest); });
        QVERIFY2(error.find("nosuchsrc") != std::string::npos, error.c_str());
        QVERIFY2(error.find("gstreamer1.0-plugins-base") != std::string::npos, error.c_str());
    }

    void aStopEndsTheWaitForALostCamera() {
        LooseCamera camera;
        core::LiveSource source(camera.link(), {});
        QVERIFY(source.next({}).has_value());
        camera.there = false;
        core::TimePoint asked;
        {
            const std::jthread reader([&](std::stop_token stop) {
                while (source.next(stop)) {
                }
            });
            QTRY_VERIFY_WITH_TIMEOUT(camera.attempts >= 2, 3000);
            asked = Clock::now();
        }
        QVERIFY(core::Seconds(Clock::now() - asked).count() < 0.5);
    }
};

QTEST_GUILESS_MAIN(LiveSourceTest)
#include "live_source_test.moc"
