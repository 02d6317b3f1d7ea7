#include "core/capture/video_reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/capture/open_source.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/test_videos.h"

namespace {

double timeOf(const core::Frame& frame) { return core::Seconds(frame.captureTime.time_since_epoch()).count(); }

/// The codes of every picture, in order.
std::vector<int> codesIn(const std::string& path, core::ReadReport* report = nullptr) {
    std::vector<int> codes;
    const core::ReadReport ended = core::readFrames(path, [&](const core::Frame& frame) {
        codes.push_back(core::codeIn(*frame.image));
        return true;
    });
    if (report) {
        *report = ended;
    }
    return codes;
}

std::vector<int> upTo(int count) {
    std::vector<int> codes;
    for (int i = 0; i < count; ++i) {
        codes.push_back(i);
    }
    return codes;
}

}  // namespace

class VideoReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizeRateAndLengthAreKnownBeforeReading_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.mkv", "a.mp4", "a.webm", "a.avi"}) {
            QTest::newRow(name) << name;
        }
    }
    void sizeRateAndLengthAreKnownBeforeReading() {
        QFETCH(QString, name);
        const std::string path = coded(name.toStdString(), 50, 25);
        const core::VideoInfo info = core::probeVideo(path);
        QCOMPARE(info.width, 64);
        QCOMPARE(info.height, 48);
        QVERIFY2(std::abs(info.framesPerSecond - 25) < 0.1, qPrintable(QString::number(info.framesPerSecond)));
        QVERIFY2(std::abs(info.durationS - 2) < 0.05, qPrintable(QString::number(info.durationS)));
        QVERIFY2(std::abs(info.frameCount - 50) <= 1, qPrintable(QString::number(info.frameCount)));
    }

    void aPartIsReadByItsTimes() {
        const std::string path = coded("part.mkv", 60, 30);
        std::vector<int> codes;
        const auto report = core::readFrames(path,
                                             [&](const core::Frame& frame) {
                                                 codes.push_back(core::codeIn(*frame.image));
                                                 return true;
                                             },
                                             {.startS = 0.499, .endS = 0.701});
        QCOMPARE(codes, (std::vector<int>{15, 16, 17, 18, 19, 20, 21}));
        QCOMPARE(report.frames, 7);
        QVERIFY(std::abs(report.durationS - 7 / 30.0) < 0.003);
        QVERIFY(report.complete);
    }

    void theVisitorMayStopAndSoMayTheCaller() {
        const std::string path = coded("stop.mkv", 60, 30);
        QCOMPARE(core::readFrames(path, [](const core::Frame&) { return false; }).frames, 1);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(core::readFrames(
                     path, [](const core::Frame&) { return true; }, {}, stop.get_token())
                     .frames,
                 0);
    }

    void theRotationMarkIsObeyed_data() {
        QTest::addColumn<int>("degrees");
        QTest::addColumn<QString>("corners");
        QTest::addColumn<int>("width");
        QTest::newRow("upright") << 0 << "RGBW" << 96;
        QTest::newRow("90") << 90 << "BRWG" << 64;
        QTest::newRow("180") << 180 << "WBGR" << 96;
        QTest::newRow("270") << 270 << "GWRB" << 64;
    }
    void theRotationMarkIsObeyed() {
        QFETCH(int, degrees);
        QFETCH(QString, corners);
        QFETCH(int, width);
        const std::string path = inFolder("rotated.mp4");
        core::VideoWriter writer(path, {.format = core::VideoFormat::H264Mp4});
        for (int i = 0; i < 5; ++i) {
            writer.write(core::corneredPicture(96, 64), i / 30.0);
        }
        writer.finish();
        core::setMp4Rotation(path, degrees);
        const core::VideoInfo info = core::probeVideo(path);
        QCOMPARE(info.width, width);
        QCOMPARE(info.width + info.height, 160);
        core::readFrames(path, [&](const core::Frame& frame) {
            [&] { QCOMPARE(core::cornersOf(*frame.image), corners.toStdString()); }();
            return true;
        });
    }

    void aVariableRateIsReadByTheTimesOfThePictures() {
        const std::vector<double> times{0, 0.033, 0.1, 0.12, 0.5, 0.533, 1.4};
        const std::string path = inFolder("variable.mkv");
        core::writeCodedVideo(path, {}, times);
        std::vector<double> read;
        core::readFrames(path, [&](const core::Frame& frame) {
            read.push_back(timeOf(frame));
            return true;
        });
        QCOMPARE(read.size(), times.size());
        for (std::size_t i = 0; i < times.size(); ++i) {
            QVERIFY2(std::abs(read[i] - times[i]) < 0.002, qPrintable(QString::number(read[i])));
        }
    }

    void everySizeIsRead_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("1 x 1") << "one.mkv" << 1 << 1;
        QTest::newRow("odd") << "odd.mkv" << 33 << 17;
        QTest::newRow("odd in WebM") << "odd.webm" << 33 << 17;
        QTest::newRow("7680 x 4320") << "huge.mkv" << 7680 << 4320;
    }
    void everySizeIsRead() {
        QFETCH(QString, name);
        QFETCH(int, width);
        QFETCH(int, height);
        const std::string path = inFolder(name.toStdString());
        core::VideoWriter writer(path, {.format = core::videoFormatOf(path)});
        writer.write(core::corneredPicture(width, height), 0);
        writer.finish();
        const auto report = core::readFrames(path, [&](const core::Frame& frame) {
            [&] {
                QCOMPARE(frame.image->width, width);
                QCOMPARE(frame.image->height, height);
                QCOMPARE(frame.image->rgb.size(), std::size_t(width) * std::size_t(height) * 3);
                if (width > 1) {
                    QCOMPARE(core::cornersOf(*frame.image), "RGBW");
                }
            }();
            return true;
        });
        QCOMPARE(report.frames, 1);
    }

    void aVideoShorterThanAnyClipIsRead() {
        QCOMPARE(codesIn(coded("short.mkv", 3, 30)), upTo(3));
        QCOMPARE(codesIn(coded("single.mp4", 1, 30)), upTo(1));
    }

    void soundIsIgnored() {
        const std::string path = inFolder("sound.mkv");
        core::runPipeline(
            "videotestsrc num-buffers=15 ! video/x-raw,width=64,height=48,framerate=30/1 ! jpegenc ! mux. "
            "audiotestsrc num-buffers=60 ! audioconvert ! vorbisenc ! mux. "
            "matroskamux name=mux ! filesink location=" +
            path);
        core::ReadReport report;
        QCOMPARE(codesIn(path, &report).size(), std::size_t(15));
        QVERIFY2(report.complete, report.warning.c_str());
    }

    void aTruncatedVideoDeliversWhatDecodesAndSaysSo_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("Matroska") << "cut.mkv";
        QTest::newRow("WebM") << "cut.webm";
        QTest::newRow("AVI") << "cut.avi";
    }
    void aTruncatedVideoDeliversWhatDecodesAndSaysSo() {
        QFETCH(QString, name);
        const std::string path = coded(name.toStdString(), 60, 30);
        core::truncateFile(path, 0.5);
        core::ReadReport report;
        const std::vector<int> codes = codesIn(path, &report);
        QVERIFY2(codes.size() > 10 && codes.size() < 50, qPrintable(QString::number(codes.size())));
        QCOMPARE(codes, upTo(int(codes.size())));
        QVERIFY(!report.complete);
        QVERIFY2(report.warning.find(path + "' breaks off: " + std::to_string(codes.size()) + " pictures") !=
                     std::string::npos,
                 report.warning.c_str());
        qInfo("%s", report.warning.c_str());
    }

    void aTruncatedMp4WithItsIndexInFrontDeliversItsBeginning() {
        const std::string path = inFolder("front.mp4");
        core::runPipeline(
            "videotestsrc num-buffers=60 pattern=snow ! video/x-raw,format=I420,width=64,height=48,framerate=30/1 ! "
            "x264enc tune=zerolatency ! mp4mux faststart=true ! filesink location=" +
            path);
        core::truncateFile(path, 0.5);
        int frames = 0;
        const auto report = core::readFrames(path, [&](const core::Frame&) { return ++frames > 0; });
        QVERIFY2(frames > 10 && frames < 50, qPrintable(QString::number(frames)));
        QVERIFY(!report.complete);
    }

    void aSourceOfATruncatedVideoFailsOnlyAfterItsPictures() {
        const std::string path = coded("cut_source.mkv", 60, 30);
        core::truncateFile(path, 0.5);
        core::CaptureConfig config;
        config.source = "file:" + path;
        config.realTime = false;
        const auto source = core::openSource(config);
        int frames = 0;
        const std::string error = core::errorOf([&] {
            while (source->next({})) {
                ++frames;
            }
        });
        QVERIFY(frames > 10);
        QVERIFY2(error.find("breaks off") != std::string::npos, error.c_str());
        QCOMPARE(source->state(), core::SourceState::Failed);
        QVERIFY(!source->next({}).has_value());
    }

    void whatIsNoVideoIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << "empty.mp4" << QByteArray() << "is empty";
        QTest::newRow("text") << "text.mp4" << QByteArray("Dear diary,\ntoday I waved my hand.\n").repeated(50)
                              << "is not a video";
        QTest::newRow("noise") << "noise.mp4" << QByteArray(5000, '\x9d') << "is not a video";
        QTest::newRow("one byte") << "byte.mkv" << QByteArray("x") << "is not a video";
    }
    void whatIsNoVideoIsRefused() {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        const std::string path = inFolder(name.toStdString());
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        for (const std::string& error :
             {core::errorOf([&] { core::probeVideo(path); }), core::errorOf([&] { codesIn(path); })}) {
            QVERIFY2(QString::fromStdString(error).contains(message), error.c_str());
            QVERIFY2(error.find(path) != std::string::npos, error.c_str());
        }
    }

    void anMp4WithoutItsIndexIsRefused() {
        const std::string path = coded("noindex.mp4", 60, 30);
        core::truncateFile(path, 0.5);
        const std::string error = core::errorOf([&] { codesIn(path); });
        QVERIFY2(error.find("is not a video that can be decoded") != std::string::npos, error.c_str());
        qInfo("%s", error.c_str());
    }

    void soundAloneIsNoVideo() {
        const std::string path = inFolder("sound_only.mkv");
        core::runPipeline("audiotestsrc num-buffers=20 ! audioconvert ! vorbisenc ! matroskamux ! filesink location=" +
                          path);
        const std::string error = core::errorOf([&] { codesIn(path); });
        QVERIFY2(error.find("it holds sound but no pictures") != std::string::npos, error.c_str());
        qInfo("%s", error.c_str());
    }

    void aMissingFileIsNamed() {
        for (const std::string& error : {core::errorOf([] { core::probeVideo("/nowhere/a.mp4"); }),
                                         core::errorOf([] { codesIn("/nowhere/a.mp4"); })}) {
            QVERIFY2(error.find("there is no file or folder '/nowhere/a.mp4'") != std::string::npos, error.c_str());
        }
    }

    void oddNamesAreNoObstacle() { QCOMPARE(codesIn(coded("a b \"c\" ! d=ü.mkv", 3, 30)), upTo(3)); }

private:
    std::string inFolder(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    std::string coded(const std::string& name, int count, double framesPerSecond) const {
        const std::string path = inFolder(name);
        core::writeCodedVideo(path, {.format = core::videoFormatOf(path), .framesPerSecond = framesPerSecond},
                              core::steadyTimes(count, framesPerSecond));
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(VideoReaderTest)
#include "video_reader_test.moc"
