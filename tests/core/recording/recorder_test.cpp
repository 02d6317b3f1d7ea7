#include "core/recording/recorder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <mutex>

#include "tests/core/capture/servers/test_videos.h"
#include "tests/core/recording/support/camera_feed.h"
#include "tests/core/recording/support/quiet_recorder.h"

using State = core::RecorderStatus::State;
using namespace std::chrono_literals;

class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stored.clear(); }

    void aTakeHoldsEveryPictureFromItsBeginToItsEnd() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        camera.feed(20);
        recorder->begin(take("a", camera.now()));
        camera.feed(45);
        recorder->end(camera.now() - 1ms);
        camera.feed(10);
        QVERIFY(finished(*recorder, 1));
        QCOMPARE(codesIn(m_stored.at(0).file), numbers(20, 45));
        QCOMPARE(m_stored.at(0).frames, 45);
        QVERIFY(std::abs(m_stored.at(0).framesPerSecond - 30) < 0.01);
        QCOMPARE(recorder->status().framesLost, std::uint64_t(0));
        QVERIFY(!QFile::exists(QString::fromStdString(m_stored.at(0).file + ".part")));
    }

    void aLatePressLosesNothing() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        camera.feed(60);
        const core::TimePoint wanted = camera.now() - 500ms;  // the press comes half a second late
        recorder->begin(take("late", wanted));
        camera.feed(10);
        recorder->end(camera.now() - 1ms);
        camera.feed(2);
        QVERIFY(finished(*recorder, 1));
        const double errorS = core::Seconds(m_stored.at(0).first - wanted).count();
        QVERIFY2(errorS >= 0 && errorS <= 1 / 30.0, qPrintable(QString::number(errorS)));
        QCOMPARE(codesIn(m_stored.at(0).file), numbers(45, 25));
    }

    void aTakeMayLieWhollyInThePast() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        camera.feed(80);
        core::TakeRequest request = take("misfire", camera.now() - 2s);
        request.until = camera.now() - 1s;
        recorder->begin(request);
        QVERIFY(finished(*recorder, 1));
        QCOMPARE(codesIn(m_stored.at(0).file), numbers(20, 30));
    }

    void takesFollowEachOtherWithoutWaiting() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        for (int i = 0; i < 5; ++i) {
            recorder->begin(take("many" + std::to_string(i), camera.now()));
            camera.feed(6);
            recorder->end(camera.now() - 1ms);
            camera.feed(1);
        }
        QVERIFY(finished(*recorder, 5));
        for (int i = 0; i < 5; ++i) QCOMPARE(codesIn(m_stored.at(std::size_t(i)).file), numbers(i * 7, 6));
    }

    void aFixedLengthEndsByItself() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        core::TakeRequest request = take("fixed", camera.now());
        request.until = camera.now() + 1s;
        recorder->begin(request);
        camera.feed(60);
        QVERIFY(finished(*recorder, 1));
        QCOMPARE(m_stored.at(0).frames, 31);
    }

    void aTakeMayBeginBeforeTheLastPictureOfTheOneBeforeHasCome() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        core::TakeRequest first = take("first", camera.now());
        first.until = camera.now() + 500ms;
        core::TakeRequest second = take("second", *first.until + 1ms);
        recorder->begin(first);
        camera.feed(10);
        recorder->begin(second);
        camera.feed(20);
        QVERIFY(recorder->end(camera.now() - 1ms));
        camera.feed(1);
        QVERIFY(finished(*recorder, 2));
        QCOMPARE(codesIn(m_stored.at(0).file), numbers(0, 16));
        QCOMPARE(codesIn(m_stored.at(1).file), numbers(16, 14));
    }

    void aVanishedCameraClosesTheSegmentAndRecordingGoesOn() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        recorder->begin(take("gap", camera.now()));
        camera.feed(20);
        camera.pause(60s);
        camera.feed(15);
        recorder->end(camera.now() - 1ms);
        camera.feed(2);
        QVERIFY(finished(*recorder, 1));
        QCOMPARE(m_stored.size(), std::size_t(2));
        QCOMPARE(codesIn(m_stored.at(0).file), numbers(0, 20));
        QCOMPARE(codesIn(m_stored.at(1).file), numbers(20, 15));
        QCOMPARE(m_stored.at(1).index, 1);
        QVERIFY(std::abs(m_stored.at(1).gapBeforeS - 60.033) < 0.01);
        QCOMPARE(recorder->status().gaps, 1);
        QVERIFY(recorder->status().message.find("camera was gone for 60.0 s") != std::string::npos);
    }

    void theStatusTellsWhileTheCameraIsGone() {
        core::RecorderConfig config = quietRecorder();
        config.gapS = 0.2;
        const auto recorder = make(config);
        CameraFeed<core::Recorder> camera(*recorder);
        recorder->begin(take("silence", camera.now()));
        camera.feed(10);
        QTRY_COMPARE(recorder->status().state, State::CameraGone);
        QVERIFY(recorder->status().message.find("cable") != std::string::npos);
        QCOMPARE(stored(), std::size_t(1));  // what there is lies safe already
    }

    void picturesOfAnotherSizeBeginANewFile() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        recorder->begin(take("size", camera.now()));
        camera.feed(8);
        camera.setSize(96, 64);
        camera.feed(8);
        recorder->end(camera.now() - 1ms);
        camera.feed(2);
        QVERIFY(finished(*recorder, 1));
        QCOMPARE(m_stored.size(), std::size_t(2));
        QCOMPARE(m_stored.at(0).width, 64);
        QCOMPARE(m_stored.at(1).width, 96);
        QCOMPARE(recorder->status().gaps, 0);
    }

    void lostPicturesAreCountedByWhoLostThem() {
        core::RecorderConfig config = quietRecorder();
        config.queueBytes = 5 * 64 * 48 * 3;
        std::mutex hold;
        hold.lock();
        const auto recorder =
            std::make_unique<core::Recorder>(config, core::TakeListener{[&](const core::RecordedSegment& segment) {
                                                 const std::lock_guard wait(hold);  // the thread that codes is busy
                                                 store(segment);
                                             }});
        CameraFeed<core::Recorder> camera(*recorder);
        core::TakeRequest first = take("busy", camera.now());
        camera.feed(3);
        first.until = camera.now() - 50ms;
        recorder->begin(first);
        recorder->begin(take("lossy", camera.now()));
        camera.lose(4);
        camera.feed(2);
        camera.lose(3);
        camera.feed(18);
        hold.unlock();
        recorder->end(camera.now() - 1ms);
        camera.feed(2);
        QVERIFY(finished(*recorder, 2));
        QCOMPARE(m_stored.at(1).framesMissed, std::uint64_t(3));
        QVERIFY2(m_stored.at(1).framesLost >= 10, qPrintable(QString::number(m_stored.at(1).framesLost)));
        QCOMPARE(std::uint64_t(m_stored.at(1).frames) + m_stored.at(1).framesLost, std::uint64_t(20));
    }

    void aCancelledTakeLeavesNothing() {
        const auto recorder = make();
        CameraFeed<core::Recorder> camera(*recorder);
        const std::uint64_t number = recorder->begin(take("cancelled", camera.now()));
        camera.feed(20);
        QVERIFY(recorder->cancel(number));
        QTRY_VERIFY(!recorder->cancel(number));
        QTRY_VERIFY(QDir(m_folder.path()).entryList({"cancelled*"}, QDir::Files).isEmpty());
        recorder->begin(take("next", camera.now()));  // and the next one works
        camera.feed(5);
        recorder->end(camera.now() - 1ms);
        camera.feed(2);
        QVERIFY(finished(*recorder, 1));
    }

    void destructionFinishesAnOpenTake() {
        {
            const auto recorder = make();
            CameraFeed<core::Recorder> camera(*recorder);
            recorder->begin(take("closed", camera.now()));
            camera.feed(40);
        }
        QCOMPARE(m_stored.size(), std::size_t(1));
        QCOMPARE(codesIn(m_stored.at(0).file), numbers(0, 40));
    }

private:
    std::unique_ptr<core::Recorder> make() { return make(quietRecorder()); }
    std::unique_ptr<core::Recorder> make(const core::RecorderConfig& config) {
        return std::make_unique<core::Recorder>(
            config, core::TakeListener{[this](const core::RecordedSegment& s) { store(s); }});
    }
    core::TakeRequest take(const std::string& name, core::TimePoint from) const {
        return takeInto(m_folder.path().toStdString(), name, from);
    }
    void store(const core::RecordedSegment& segment) {
        const std::lock_guard lock(m_mutex);
        m_stored.push_back(segment);
    }
    std::size_t stored() const {
        const std::lock_guard lock(m_mutex);
        return m_stored.size();
    }
    static bool finished(const core::Recorder& recorder, std::uint64_t takes) {
        return QTest::qWaitFor(
            [&] {
                const core::RecorderStatus status = recorder.status();
                return status.takesStored >= takes && status.state == State::Idle;
            },
            20'000);
    }

    QTemporaryDir m_folder;
    mutable std::mutex m_mutex;
    std::vector<core::RecordedSegment> m_stored;
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
