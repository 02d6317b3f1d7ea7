#include "core/capture/video_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstdlib>

#include "core/capture/video_encoding.h"
#include "core/capture/video_reader.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/test_videos.h"

using core::VideoFormat;
Q_DECLARE_METATYPE(VideoFormat)

class VideoWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatKeepsPicturesAndTimes_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("Motion-JPEG in Matroska") << "a.mkv";
        QTest::newRow("H.264 in MP4") << "a.mp4";
        QTest::newRow("VP8 in WebM") << "a.webm";
        QTest::newRow("Motion-JPEG in AVI") << "a.avi";
    }
    void everyFormatKeepsPicturesAndTimes() {
        QFETCH(QString, name);
        const std::string path = inFolder(name.toStdString());
        core::writeCodedVideo(path, {.format = core::videoFormatOf(path), .framesPerSecond = 25},
                              core::steadyTimes(40, 25));
        int expected = 0;
        const auto report = core::readFrames(path, [&](const core::Frame& frame) {
            const double time = core::Seconds(frame.captureTime.time_since_epoch()).count();
            [&] {
                QCOMPARE(core::codeIn(*frame.image), expected);
                QVERIFY2(std::abs(time - expected / 25.0) < 0.002, qPrintable(QString::number(time)));
            }();
            ++expected;
            return true;
        });
        QCOMPARE(expected, 40);
        QVERIFY2(report.complete, report.warning.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(path + ".part")));
    }

    void brightAndDarkKeepTheirValues_data() { everyFormatKeepsPicturesAndTimes_data(); }
    void brightAndDarkKeepTheirValues() {
        QFETCH(QString, name);
        const std::string path = inFolder("range_" + name.toStdString());
        core::VideoWriter writer(path, {.format = core::videoFormatOf(path)});
        core::Image picture(64, 64);
        for (std::size_t i = 0; i < picture.rgb.size(); ++i) {
            picture.rgb[i] = i < picture.rgb.size() / 2 ? 2 : 253;
        }
        writer.write(picture, 0);
        writer.finish();
        core::readFrames(path, [](const core::Frame& frame) {
            const int dark = frame.image->row(10)[30];
            const int bright = frame.image->row(54)[30];
            [&] { QVERIFY2(dark < 8 && bright > 247, qPrintable(QString("%1 %2").arg(dark).arg(bright))); }();
            return true;
        });
    }

    void irregularTimesStayAsTheyWere_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("mkv") << "a.mkv";
        QTest::newRow("mp4") << "a.mp4";
        QTest::newRow("webm") << "a.webm";
    }
    void irregularTimesStayAsTheyWere() {
        QFETCH(QString, name);
        const std::vector<double> times{7.0, 7.033, 7.1, 7.12, 7.5, 7.533, 8.0};
        const std::string path = inFolder("irregular_" + name.toStdString());
        core::writeCodedVideo(path, {.format = core::videoFormatOf(path)}, times);
        std::vector<double> read;
        core::readFrames(path, [&](const core::Frame& frame) {
            read.push_back(core::Seconds(frame.captureTime.time_since_epoch()).count() + 7.0);
            return core::codeIn(*frame.image) == int(read.size()) - 1;
        });
        QCOMPARE(read.size(), times.size());
        for (std::size_t i = 0; i < times.size(); ++i) {
            QVERIFY2(std::abs(read[i] - times[i]) < 0.002, qPrintable(QString::number(read[i])));
        }
    }

    void nothingAppearsUntilTheVideoIsFinished() {
        const QString path = m_folder.filePath("pending.mkv");
        {
            core::VideoWriter writer(path.toStdString(), {});
            writer.write(core::codedPicture(32, 32, 1), 0);
            QVERIFY(!QFile::exists(path));
            QVERIFY(QFile::exists(path + ".part"));
        }
        QVERIFY(!QFile::exists(path));
        QVERIFY(!QFile::exists(path + ".part"));
    }

    void aWriterCanBeMoved() {
        core::VideoWriter first(inFolder("moved.mkv"), {});
        first.write(core::codedPicture(32, 32, 1), 0);
        core::VideoWriter second(std::move(first));
        second.write(core::codedPicture(32, 32, 2), 0.1);
        second.finish();
        QVERIFY(QFile::exists(m_folder.filePath("moved.mkv")));
    }

    void unsuitablePicturesAreRefused() {
        core::VideoWriter writer(inFolder("refused.mkv"), {});
        QVERIFY(core::errorOf([&] { writer.write({}, 0); }).find("empty picture") != std::string::npos);
        QVERIFY(core::errorOf([&] { writer.finish(); }).find("would be empty") != std::string::npos);
        writer.write(core::codedPicture(32, 32, 1), 1);
        QVERIFY(core::errorOf([&] { writer.write(core::codedPicture(16, 32, 2), 2); }).find("16 x 32") !=
                std::string::npos);
        QVERIFY(core::errorOf([&] { writer.write(core::codedPicture(32, 32, 2), 1); }).find("must grow") !=
                std::string::npos);
        QVERIFY(core::errorOf([&] { writer.write(core::codedPicture(32, 32, 2), NAN); }).find("must grow") !=
                std::string::npos);
        writer.write(core::codedPicture(32, 32, 2), 2);
        writer.finish();
    }

    void h264RefusesOddSizes() {
        core::VideoWriter writer(inFolder("odd.mp4"), {.format = VideoFormat::H264Mp4});
        const std::string error = core::errorOf([&] { writer.write(core::codedPicture(33, 17, 1), 0); });
        QVERIFY2(error.find("33 x 17") != std::string::npos, error.c_str());
    }

    void aFolderThatIsNotThereIsAnError() {
        const std::string error = core::errorOf([] { core::VideoWriter("/nowhere/a.mkv", {}); });
        QVERIFY2(error.find("cannot write '/nowhere/a.mkv'") != std::string::npos, error.c_str());
    }

    void aFullDiskIsAnErrorAndLeavesNothing() {
        const std::string path = inFolder("full.mkv");
        QVERIFY(QFile::link("/dev/full", QString::fromStdString(path + ".part")));
        const std::string error = core::errorOf([&] {
            core::VideoWriter writer(path, {});
            for (int i = 0; i < 200; ++i) {
                writer.write(core::codedPicture(320, 240, i), i / 30.0);
            }
            writer.finish();
        });
        QVERIFY2(error.find("has room") != std::string::npos, error.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

    void aMissingEncoderIsNamedWithItsPackage() {
        const std::array<core::EncoderChoice, 2> choices{{{"nosuchenc", ""}, {"othernosuchenc", ""}}};
        const std::string error = core::errorOf([&] { core::installedEncoder(choices, "some-package"); });
        QVERIFY2(error.find("nosuchenc or othernosuchenc") != std::string::npos, error.c_str());
        QVERIFY2(error.find("some-package") != std::string::npos, error.c_str());
    }

    void theSecondEncoderIsTakenWhereTheFirstIsMissing() {
        const std::array<core::EncoderChoice, 2> choices{{{"nosuchenc", ""}, {"jpegenc", "quality=50"}}};
        QCOMPARE(core::installedEncoder(choices, ""), std::string("jpegenc quality=50"));
    }

    void otherEndingsAndSettingsAreRefused() {
        QVERIFY(core::errorOf([] { core::videoFormatOf("a.gif"); }).find(".mkv") != std::string::npos);
        QVERIFY(core::videoFormatOf("A.MP4") == VideoFormat::H264Mp4);
        QVERIFY(core::errorOf([&] { core::VideoWriter(inFolder("a.mkv"), {.framesPerSecond = 0}); }).find("rate") !=
                std::string::npos);
        QVERIFY(core::errorOf([&] { core::VideoWriter(inFolder("a.mkv"), {.jpegQuality = 0}); }).find("quality") !=
                std::string::npos);
    }

private:
    std::string inFolder(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(VideoWriterTest)
#include "video_writer_test.moc"
