#include <gst/gst.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/capture/gst_handles.h"
#include "core/recording/recorder.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/test_videos.h"
#include "tests/core/recording/support/camera_feed.h"
#include "tests/core/recording/support/quiet_recorder.h"

using State = core::RecorderStatus::State;
using namespace std::chrono_literals;

/// What a recorder refuses, and what it tells of takes that fail.
class RecorderFaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondTakeIsRefusedWhileOneIsOpen() {
        const auto recorder = recorderWith(quietRecorder());
        CameraFeed<core::Recorder> camera(*recorder);
        recorder->begin(take("open", camera.now()));
        QVERIFY(core::errorOf([&] { recorder->begin(take("second", camera.now())); }).find("under way") !=
                std::string::npos);
        QVERIFY(recorder->end(camera.now() - 1ms));
        QTRY_VERIFY(!recorder->end(camera.now() - 1ms));
        QTRY_COMPARE(recorder->status().state, State::Failed);
        QVERIFY(recorder->status().message.find("nothing was recorded") != std::string::npos);
    }

    void littleRoomIsToldAndLessStopsCleanly() {
        core::RecorderConfig config = quietRecorder();
        config.warnBelowBytes = std::uint64_t(1) << 60;
        const auto recorder = recorderWith(config);
        CameraFeed<core::Recorder> camera(*recorder);
        recorder->begin(take("low", camera.now()));
        camera.feed(10);
        QTRY_VERIFY(recorder->status().diskLow);
        QTRY_COMPARE(recorder->status().state, State::Recording);

        config.stopBelowBytes = std::uint64_t(1) << 60;
        const auto none = recorderWith(config);
        const std::string error = core::errorOf([&] { none->begin(take("none", camera.now())); });
        QVERIFY2(error.find("are left on its disk") != std::string::npos, error.c_str());
    }

    void unusableFoldersSettingsAndCodecsAreRefused() {
        const auto recorder = recorderWith(quietRecorder());
        core::TakeRequest request = take("x", core::Clock::now());
        request.folder = "/nowhere";
        QVERIFY(core::errorOf([&] { recorder->begin(request); }).find("/nowhere") != std::string::npos);
        core::RecorderConfig config = quietRecorder();
        config.jpegQuality = 0;
        QVERIFY(core::errorOf([&] { recorderWith(config); }).find("quality of 0") != std::string::npos);
        config = quietRecorder();
        config.gapS = 0;
        QVERIFY(core::errorOf([&] { recorderWith(config); }).find("gap") != std::string::npos);
        QVERIFY(core::errorOf([] { core::recordingCodecOf("divx"); }).find("mjpeg, h264 or ffv1") != std::string::npos);
    }

    void aFileThatIsThereIsNotWrittenOver() {
        QFile file(m_folder.filePath("taken.mkv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        const auto recorder = recorderWith(quietRecorder());
        CameraFeed<core::Recorder> camera(*recorder);
        recorder->begin(take("taken", camera.now()));
        camera.feed(5);
        QTRY_COMPARE(recorder->status().state, State::Failed);
        QVERIFY(recorder->status().message.find("not written over") != std::string::npos);
        QCOMPARE(file.size(), qint64(8));
    }

    void whatTheListenerThrowsBecomesTheStatus() {
        core::Recorder recorder(quietRecorder(),
                                {[](const core::RecordedSegment&) { throw core::Error("no such subject"); }});
        CameraFeed<core::Recorder> camera(recorder);
        recorder.begin(take("thrown", camera.now()));
        camera.feed(5);
        recorder.end(camera.now());
        camera.feed(2);
        QTRY_COMPARE(recorder.status().state, State::Failed);
        QCOMPARE(recorder.status().message, std::string("no such subject"));
        QVERIFY(QFile::exists(m_folder.filePath("thrown.mkv")));
    }

    void aMissingCodecIsNamedWithItsPackage() {
        core::ensureGstreamer();
        GstRegistry* registry = gst_registry_get();
        for (const char* name : {"x264enc", "openh264enc"})
            if (GstPluginFeature* feature = gst_registry_lookup_feature(registry, name)) {
                gst_registry_remove_feature(registry, feature);
                gst_object_unref(feature);
            }
        core::RecorderConfig config = quietRecorder();
        config.codec = core::RecordingCodec::H264;
        const std::string error = core::errorOf([&] { recorderWith(config); });
        QVERIFY2(error.find("gstreamer1.0-plugins-ugly") != std::string::npos, error.c_str());
    }

private:
    static std::unique_ptr<core::Recorder> recorderWith(const core::RecorderConfig& config) {
        return std::make_unique<core::Recorder>(config, core::TakeListener{[](const core::RecordedSegment&) {}});
    }
    core::TakeRequest take(const std::string& name, core::TimePoint from) const {
        return takeInto(m_folder.path().toStdString(), name, from);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(RecorderFaultTest)
#include "recorder_fault_test.moc"
