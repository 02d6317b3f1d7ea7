#include "core/capture/open_source.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/capture/image_file.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/test_videos.h"

class OpenSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSimulatorIsASource() {
        core::CaptureConfig config;
        config.width = 160;
        config.height = 120;
        config.realTime = false;
        const auto source = core::openSource(config);
        const core::Frame frame = source->next({}).value();
        QCOMPARE(frame.image->width, 160);
        QCOMPARE(frame.image->height, 120);
    }

    void aFileIsReadCompletelyWithMediaTimes() {
        const std::string path = inFolder("take.mkv");
        core::writeCodedVideo(path, {}, core::steadyTimes(30));
        for (const std::string& name : {path, "file:" + path}) {
            core::CaptureConfig config;
            config.source = name;
            config.realTime = false;
            const auto source = core::openSource(config);
            QCOMPARE(source->state(), core::SourceState::Connecting);
            int count = 0;
            while (const auto frame = source->next({})) {
                QCOMPARE(core::codeIn(*frame->image), count);
                QCOMPARE(frame->sequence, std::uint64_t(count++));
            }
            QCOMPARE(count, 30);
            QCOMPARE(source->state(), core::SourceState::Finished);
            QCOMPARE(source->info().name, "take.mkv");
            QCOMPARE(source->info().framesPerSecond, 30.0);
            QCOMPARE(source->droppedLate(), std::uint64_t(0));
        }
    }

    void aFilePlaysLikeACamera() {
        const std::string path = inFolder("live.mkv");
        core::writeCodedVideo(path, {}, core::steadyTimes(15));
        core::CaptureConfig config;
        config.source = path;
        const auto source = core::openSource(config);
        const core::Frame first = source->next({}).value();
        QVERIFY(core::Clock::now() - first.captureTime < std::chrono::seconds(1));
        core::Frame last = first;
        while (const auto frame = source->next({})) {
            last = *frame;
        }
        QCOMPARE(core::codeIn(*last.image), 14);
        QVERIFY(core::Seconds(last.captureTime - first.captureTime).count() > 14 / 30.0 - 0.002);
    }

    void aFolderOfPicturesIsASource() {
        QDir(m_folder.path()).mkdir("frames");
        core::writeImage(inFolder("frames/1.png"), core::codedPicture(64, 48, 5));
        core::CaptureConfig config;
        config.source = inFolder("frames");
        config.realTime = false;
        const auto source = core::openSource(config);
        QCOMPARE(core::codeIn(*source->next({})->image), 5);
        QVERIFY(!source->next({}).has_value());
    }

    void aStopBeforeTheFirstFrameIsObeyed() {
        const std::string path = inFolder("stopped.mkv");
        core::writeCodedVideo(path, {}, core::steadyTimes(3));
        core::CaptureConfig config;
        config.source = path;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!core::openSource(config)->next(stop.get_token()).has_value());
    }

    void unusableSettingsAreRefused_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown kind") << "telepathy:wrist" << 640 << "of no known kind";
        QTest::newRow("no width") << "sim" << 0 << "width";
        QTest::newRow("missing file") << "file:/nowhere/a.mkv" << 640 << "there is no file or folder '/nowhere/a.mkv'";
        QTest::newRow("missing folder or file")
            << "/nowhere/frames" << 640 << "there is no file or folder '/nowhere/frames'";
    }
    void unusableSettingsAreRefused() {
        QFETCH(QString, source);
        QFETCH(int, width);
        QFETCH(QString, message);
        core::CaptureConfig config;
        config.source = source.toStdString();
        config.width = width;
        const std::string error = core::errorOf([&] { core::openSource(config); });
        QVERIFY2(QString::fromStdString(error).contains(message), error.c_str());
    }

private:
    std::string inFolder(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(OpenSourceTest)
#include "open_source_test.moc"
