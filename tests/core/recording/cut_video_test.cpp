#include "core/recording/cut_video.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>

#include "core/capture/video_reader.h"
#include "tests/core/capture/servers/test_videos.h"
#include "tests/core/recording/support/camera_feed.h"

using core::VideoFormat;

class CutVideoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsHoldThePicturesBetweenTheirBounds_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("codedAnew");
        QTest::newRow("Motion-JPEG") << int(VideoFormat::MjpegMatroska) << false;
        QTest::newRow("FFV1") << int(VideoFormat::Ffv1Matroska) << false;
        QTest::newRow("H.264") << int(VideoFormat::H264Matroska) << true;
    }
    void cutsHoldThePicturesBetweenTheirBounds() {
        QFETCH(int, format);
        QFETCH(bool, codedAnew);
        const std::string from = recording(VideoFormat(format), 90);
        const std::array<core::Cut, 3> cuts{{{0.5, 1.0, path()}, {0.9, 1.5, path()}, {2.5, 0, path()}}};
        const auto reports = core::cutVideo(from, cuts);
        QCOMPARE(codesIn(cuts[0].to), numbers(15, 15));
        QCOMPARE(codesIn(cuts[1].to), numbers(27, 18));
        QCOMPARE(codesIn(cuts[2].to), numbers(75, 15));
        QCOMPARE(reports[0].frames, 15);
        QVERIFY(std::abs(reports[1].firstS - 0.9) < 0.002);
        QVERIFY(std::abs(reports[1].lastS - 44 / 30.0) < 0.002);
        // An encoder may put key frames of its own where a picture changes a lot, so one cut in three counts.
        QCOMPARE(reports[0].codedAnew || reports[1].codedAnew || reports[2].codedAnew, codedAnew);
        QVERIFY(!reports[2].brokenOff);
    }

    void copiedPicturesAreTheSameBytes() {
        const std::string from = recording(VideoFormat::MjpegMatroska, 30);
        const core::Cut cut{0.2, 0.8, path()};
        core::cutVideo(from, {&cut, 1});
        std::vector<core::ImagePtr> expected;
        core::readFrames(from, [&](const core::Frame& frame) { return expected.push_back(frame.image), true; });
        std::size_t next = 6;
        core::readFrames(cut.to, [&](const core::Frame& frame) {
            [&] { QVERIFY(frame.image->rgb == expected.at(next++)->rgb); }();
            return true;
        });
        QCOMPARE(next, std::size_t(24));
    }

    void losslessRecordingsAreLossless() {
        const std::string file = path();
        core::Image picture(62, 46);
        for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = std::uint8_t((i * 2654435761U) >> 13);
        core::VideoWriter writer(file, {.format = VideoFormat::Ffv1Matroska});
        writer.write(picture, 0);
        writer.finish();
        core::readFrames(file, [&](const core::Frame& frame) {
            [&] { QVERIFY(frame.image->rgb == picture.rgb); }();
            return true;
        });
    }

    void irregularTimesSurviveACut() {
        const std::string from = path();
        core::writeCodedVideo(from, {}, {0, 0.033, 0.1, 0.12, 0.5, 0.533, 1.0});
        const core::Cut cut{0.05, 0.9, path()};
        core::cutVideo(from, {&cut, 1});
        std::vector<double> times;
        core::readFrames(cut.to, [&](const core::Frame& frame) {
            return times.push_back(core::Seconds(frame.captureTime.time_since_epoch()).count()), true;
        });
        const std::vector<double> expected{0, 0.02, 0.4, 0.433};
        QCOMPARE(times.size(), expected.size());
        for (std::size_t i = 0; i < times.size(); ++i) QVERIFY(std::abs(times[i] - expected[i]) < 0.002);
    }

    void aRecordingThatBreaksOffIsCutUpToThere() {
        const std::string from = recording(VideoFormat::MjpegMatroska, 90);
        core::truncateFile(from, 0.5);
        const core::Cut cut{0, 0, path()};
        const auto report = core::cutVideo(from, {&cut, 1}).front();
        QVERIFY2(report.frames > 30 && report.frames < 60, qPrintable(QString::number(report.frames)));
        QCOMPARE(codesIn(cut.to), numbers(0, report.frames));
    }

    void joinedRecordingsFollowEachOther() {
        const std::string first = recording(VideoFormat::MjpegMatroska, 10);
        const std::string second = path();
        core::writeCodedVideo(second, {.framesPerSecond = 29.9}, core::steadyTimes(5, 29.9));
        const std::array<std::string, 2> parts{first, second};
        const std::string joined = path();
        QCOMPARE(core::joinVideos(parts, joined).frames, 15);
        auto expected = numbers(0, 10);
        for (int code : numbers(0, 5)) expected.push_back(code);
        QCOMPARE(codesIn(joined), expected);
    }

    void whatDoesNotFitIsRefused() {
        const std::string from = recording(VideoFormat::MjpegMatroska, 10);
        const std::string other = recording(VideoFormat::Ffv1Matroska, 10);
        const std::array<std::string, 2> parts{from, other};
        const std::string to = path();
        QVERIFY(core::errorOf([&] { core::joinVideos(parts, to); }).find("same") != std::string::npos);
        QVERIFY(!QFile::exists(QString::fromStdString(to)));

        const core::Cut beyond{5, 6, path()};
        QVERIFY(core::errorOf([&] { core::cutVideo(from, {&beyond, 1}); }).find("no pictures") != std::string::npos);
        const core::Cut over{0, 0, other};
        QVERIFY(core::errorOf([&] { core::cutVideo(from, {&over, 1}); }).find("not written over") != std::string::npos);
        const core::Cut cut{0, 0, path()};
        QVERIFY(core::errorOf([&] {
                    core::cutVideo("/nowhere.mkv", {&cut, 1});
                }).find("no recording") != std::string::npos);
        const std::string text = path();
        QFile file(QString::fromStdString(text));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QVERIFY(core::errorOf([&] { core::cutVideo(text, {&cut, 1}); }).find("holds no") != std::string::npos);
    }

private:
    std::string path() { return m_folder.filePath(QString("%1 'ä$.mkv").arg(m_files++)).toStdString(); }
    std::string recording(VideoFormat format, int frames) {
        const std::string file = path();
        core::writeCodedVideo(file, {.format = format}, core::steadyTimes(frames));
        return file;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(CutVideoTest)
#include "cut_video_test.moc"
