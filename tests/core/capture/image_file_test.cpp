#include "core/capture/image_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>

#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/test_videos.h"

class ImageFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pngKeepsEveryPixel_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("1 x 1") << 1 << 1;
        QTest::newRow("odd") << 37 << 13;
        QTest::newRow("7680 x 4320") << 7680 << 4320;
    }
    void pngKeepsEveryPixel() {
        QFETCH(int, width);
        QFETCH(int, height);
        const core::Image picture = core::corneredPicture(width, height);
        const std::string path = inFolder("picture.png");
        core::writeImage(path, picture);
        const core::Image read = core::readImage(path);
        QCOMPARE(read.width, width);
        QCOMPARE(read.height, height);
        QVERIFY(read.rgb == picture.rgb);
    }

    void jpegKeepsColoursCloselyAndLeavesNoTemporaryFile() {
        const core::Image picture = core::corneredPicture(64, 48);
        core::writeImage(inFolder("picture.JPG"), picture);
        const core::Image read = core::readImage(inFolder("picture.JPG"));
        QCOMPARE(core::cornersOf(read), std::string("RGBW"));
        QVERIFY(std::abs(read.row(5)[15] - picture.row(5)[15]) < 8);
        QVERIFY(!QFile::exists(QString::fromStdString(inFolder("picture.JPG.part"))));
    }

    void unreadableFilesAreNamed_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << "empty.png" << QByteArray();
        QTest::newRow("text") << "text.jpg" << QByteArray("this is no picture");
        QTest::newRow("png cut short") << "cut.png" << QByteArray("\x89PNG\r\n\x1a\n", 8);
    }
    void unreadableFilesAreNamed() {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const std::string error = core::errorOf([&] { core::readImage(inFolder(name.toStdString())); });
        QVERIFY2(error.find(name.toStdString() + "' is not a picture") != std::string::npos, error.c_str());
    }

    void aMissingPictureIsNamed() {
        const std::string error = core::errorOf([] { core::readImage("/nowhere/a.png"); });
        QVERIFY2(error.find("'/nowhere/a.png'") != std::string::npos, error.c_str());
    }

    void whatCannotBeWrittenIsRefused() {
        const core::Image picture = core::corneredPicture(8, 8);
        QVERIFY(core::errorOf([&] { core::writeImage(inFolder("a.tiff"), picture); }).find(".png or .jpg") !=
                std::string::npos);
        QVERIFY(core::errorOf([&] { core::writeImage(inFolder("a.png"), {}); }).find("empty") != std::string::npos);
        QVERIFY(core::errorOf([&] { core::writeImage("/nowhere/a.png", picture); }).find("/nowhere/a.png") !=
                std::string::npos);
    }

    void aJpegInMemoryIsAWholeFile() {
        const auto bytes = core::jpegOf(core::corneredPicture(64, 48), 90);
        QFile file(m_folder.filePath("memory.jpg"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) > 0);
        file.close();
        QCOMPARE(core::cornersOf(core::readImage(inFolder("memory.jpg"))), std::string("RGBW"));
        QVERIFY(core::errorOf([] { core::jpegOf({}, 90); }).find("empty") != std::string::npos);
    }

    void aFullDiskIsAnErrorAndLeavesNothing() {
        const std::string path = inFolder("full.png");
        QVERIFY(QFile::link("/dev/full", QString::fromStdString(path + ".part")));
        const std::string error = core::errorOf([&] { core::writeImage(path, core::corneredPicture(64, 64)); });
        QVERIFY2(error.find("has room") != std::string::npos, error.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

private:
    std::string inFolder(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ImageFileTest)
#include "image_file_test.moc"
