#include "core/capture/folder_source.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/capture/image_file.h"
#include "core/capture/video_reader.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/test_videos.h"

class FolderSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void picturesComeInNaturalOrderAtTheGivenRate() {
        for (int code = 8; code <= 12; ++code) {
            picture("frame" + std::to_string(code) + ".png", code);
        }
        write("notes.txt", "not a picture");
        write(".frame0.png", "hidden");
        core::FolderSource source(path(), 10);
        QCOMPARE(source.count(), 5);
        QVERIFY(std::abs(source.durationS() - 0.5) < 1e-9);
        for (int i = 0; i < 5; ++i) {
            const core::Frame frame = source.next({}).value();
            QCOMPARE(core::codeIn(*frame.image), 8 + i);
            QCOMPARE(frame.sequence, std::uint64_t(i));
            QVERIFY(std::abs(timeOf(frame) - i / 10.0) < 1e-6);
            QCOMPARE(source.state(), core::SourceState::Running);
        }
        QVERIFY(!source.next({}).has_value());
        QCOMPARE(source.state(), core::SourceState::Finished);
        QVERIFY(!source.next({}).has_value());
    }

    void aGapInTheNumbersIsAGapInTime() {
        for (const int code : {100, 101, 103, 110}) {
            picture("img_" + std::to_string(code) + ".jpg", code);
        }
        core::FolderSource source(path(), 30);
        for (const int expected : {0, 1, 3, 10}) {
            const core::Frame frame = source.next({}).value();
            QCOMPARE(core::codeIn(*frame.image), 100 + expected);
            QCOMPARE(frame.sequence, std::uint64_t(expected));
            QVERIFY(std::abs(timeOf(frame) - expected / 30.0) < 1e-6);
        }
        QVERIFY(std::abs(source.durationS() - 11 / 30.0) < 1e-9);
    }

    void namesWithoutFrameNumbersAreCounted_data() {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("words") << QStringList{"first.png", "second.png", "third.png"};
        QTest::newRow("time stamps") << QStringList{"1637251234567.png", "1637251234600.png", "1637251239633.png"};
        QTest::newRow("numbers that start again") << QStringList{"a1.png", "a2.png", "b1.png"};
        QTest::newRow("numbers beyond any integer")
            << QStringList{"99999999999999999999998.png", "99999999999999999999999.png"};
    }
    void namesWithoutFrameNumbersAreCounted() {
        QFETCH(QStringList, names);
        for (int i = 0; i < names.size(); ++i) {
            picture(names[i].toStdString(), i);
        }
        core::FolderSource source(path(), 30);
        for (int i = 0; i < names.size(); ++i) {
            const core::Frame frame = source.next({}).value();
            QCOMPARE(core::codeIn(*frame.image), i);
            QCOMPARE(frame.sequence, std::uint64_t(i));
        }
    }

    void sizesMayDiffer() {
        core::writeImage(path() + "/1.png", core::codedPicture(64, 48, 1));
        core::writeImage(path() + "/2.png", core::codedPicture(31, 77, 2));
        core::writeImage(path() + "/3.png", core::Image(1, 1));
        core::FolderSource source(path(), 30);
        QCOMPARE(source.next({})->image->width, 64);
        const core::Frame second = source.next({}).value();
        QCOMPARE(second.image->width, 31);
        QCOMPARE(second.image->height, 77);
        QCOMPARE(core::codeIn(*second.image), 2);
        QCOMPARE(source.next({})->image->height, 1);
    }

    void damagedPicturesAreLeftOutAndReported() {
        picture("1.png", 1);
        write("2.png", "damaged");
        picture("3.png", 3);
        std::vector<int> codes;
        const auto report = core::readFrames(path(), [&](const core::Frame& frame) {
            codes.push_back(core::codeIn(*frame.image));
            return true;
        });
        QCOMPARE(codes, (std::vector<int>{1, 3}));
        QVERIFY(!report.complete);
        QVERIFY2(report.warning.find("1 of 3 pictures") != std::string::npos, report.warning.c_str());
        QVERIFY2(report.warning.find("2.png") != std::string::npos, report.warning.c_str());
    }

    void aFolderIsProbedLikeAVideo() {
        for (int code = 1; code <= 6; ++code) {
            picture(std::to_string(code) + ".png", code);
        }
        const core::VideoInfo info = core::probeVideo(path(), {.folderFramesPerSecond = 12});
        QCOMPARE(info.width, 64);
        QCOMPARE(info.height, 48);
        QCOMPARE(info.frameCount, 6);
        QCOMPARE(info.framesPerSecond, 12.0);
        QVERIFY(std::abs(info.durationS - 0.5) < 1e-9);
    }

    void unusableFoldersAreExplained() {
        QVERIFY(core::errorOf([&] { core::FolderSource(path(), 30); }).find("holds no pictures") != std::string::npos);
        QVERIFY(core::errorOf([] { core::FolderSource("/nowhere", 30); }).find("'/nowhere' cannot be read") !=
                std::string::npos);
        write("1.png", "damaged");
        const std::string error = core::errorOf([&] { core::FolderSource(path(), 30).next({}); });
        QVERIFY2(error.find("1 of 1 pictures") != std::string::npos, error.c_str());
        QVERIFY(core::errorOf([&] { core::FolderSource(path(), 0); }).find("rate above 0") != std::string::npos);
        QVERIFY(core::errorOf([&] { core::probeVideo(path()); }).find("1.png") != std::string::npos);
    }

    void aStopIsObeyed() {
        picture("1.png", 1);
        std::stop_source stop;
        stop.request_stop();
        core::FolderSource source(path(), 30);
        QVERIFY(!source.next(stop.get_token()).has_value());
        QVERIFY(source.next({}).has_value());
    }

private:
    static double timeOf(const core::Frame& frame) {
        return core::Seconds(frame.captureTime.time_since_epoch()).count();
    }
    std::string path() const { return m_folder->path().toStdString(); }
    void picture(const std::string& name, int code) const {
        core::writeImage(path() + "/" + name, core::codedPicture(64, 48, code));
    }
    void write(const QString& name, const char* content) const {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(FolderSourceTest)
#include "folder_source_test.moc"
