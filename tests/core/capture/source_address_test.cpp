#include "core/capture/source_address.h"

#include <QTest>
#include <fstream>

#include "core/types/error.h"

using core::SourceAddress;
Q_DECLARE_METATYPE(SourceAddress::Kind)

class SourceAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfSourceIsUnderstood_data() {
        using Kind = SourceAddress::Kind;
        QTest::addColumn<QString>("source");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("location");
        QTest::newRow("simulator") << "sim" << Kind::Simulator << "";
        QTest::newRow("camera by device") << "v4l2:/dev/video7" << Kind::Camera << "/dev/video7";
        QTest::newRow("camera by identity")
            << "v4l2:usb-Cam_Wide-video-index0" << Kind::Camera << "usb-Cam_Wide-video-index0";
        QTest::newRow("camera by name") << "v4l2:Cam: Wide 2" << Kind::Camera << "Cam: Wide 2";
        QTest::newRow("rtsp") << "rtsp://host:554/a?b=c" << Kind::Rtsp << "rtsp://host:554/a?b=c";
        QTest::newRow("rtsps") << "rtsps://host/a" << Kind::Rtsp << "rtsps://host/a";
        QTest::newRow("http") << "http://10.0.0.2:81/stream" << Kind::Http << "http://10.0.0.2:81/stream";
        QTest::newRow("https") << "https://host/x" << Kind::Http << "https://host/x";
        QTest::newRow("file") << "file:a b.mkv" << Kind::Recording << "a b.mkv";
        QTest::newRow("file url") << "file:///tmp/a%20b.mkv" << Kind::Recording << "/tmp/a b.mkv";
        QTest::newRow("bare path") << "/tmp/a.mkv" << Kind::Recording << "/tmp/a.mkv";
        QTest::newRow("path with a colon in a folder") << "takes/12:30.mkv" << Kind::Recording << "takes/12:30.mkv";
    }
    void everyKindOfSourceIsUnderstood() {
        QFETCH(QString, source);
        QFETCH(SourceAddress::Kind, kind);
        QFETCH(QString, location);
        const SourceAddress address = core::parseSource(source.toStdString());
        QVERIFY(address.kind == kind);
        QCOMPARE(QString::fromStdString(address.location), location);
    }

    void userAndPasswordAreTakenOutOfTheAddress() {
        const SourceAddress address = core::parseSource("rtsp://wearer:se%3Acret@host:8554/live?stream=1");
        QCOMPARE(address.location, std::string("rtsp://host:8554/live?stream=1"));
        QCOMPARE(address.user, std::string("wearer"));
        QCOMPARE(address.password, std::string("se:cret"));
    }

    void anExistingFileWithAColonIsAPath() {
        std::ofstream("take:3.mkv") << "x";
        QVERIFY(core::parseSource("take:3.mkv").kind == SourceAddress::Kind::Recording);
        QFile::remove("take:3.mkv");
    }

    void unusableSourcesAreRefusedWithWhatIsAccepted_data() {
        QTest::addColumn<QString>("source");
        for (const char* source :
             {"", "gopher://host/x", "webcam:0", "v4l2:", "file:", "file://", "http://", "rtsp:///path"}) {
            QTest::newRow(*source ? source : "empty") << source;
        }
    }
    void unusableSourcesAreRefusedWithWhatIsAccepted() {
        QFETCH(QString, source);
        try {
            core::parseSource(source.toStdString());
            QFAIL("accepted");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY2(QString(error.what()).contains("rtsp://HOST/PATH"), error.what());
            QVERIFY2(QString(error.what()).contains(source), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(SourceAddressTest)
#include "source_address_test.moc"
