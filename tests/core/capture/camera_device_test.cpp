#include "core/capture/camera_device.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "core/capture/camera_list.h"
#include "core/capture/open_source.h"
#include "tests/core/capture/servers/test_videos.h"

namespace fs = std::filesystem;
using core::CameraFault;
Q_DECLARE_METATYPE(CameraFault)

/// No camera is needed: the folders in which Linux lists cameras are made up, and so are the formats that one offers.
class CameraDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_root = std::make_unique<QTemporaryDir>();
        const fs::path root = m_root->path().toStdString();
        m_folders = {root / "dev", root / "names", root / "by-id", root / "by-path"};
        for (const fs::path& folder : {m_folders.devices, m_folders.names, m_folders.byId, m_folders.byPath}) {
            fs::create_directories(folder);
        }
        add("video0", "HD Webcam");
        add("video4", "Wrist Camera");
        fs::create_symlink("../dev/video4", m_folders.byId / "usb-Wrist_1234-video-index0");
        fs::create_symlink("../dev/video0", m_folders.byPath / "pci-0000:00:14.0-usb-0:3:1.0-video-index0");
    }

    void aCameraIsRememberedBySerialNumberElseByConnectorElseByName() {
        QCOMPARE(core::stableIdentity(device("video4"), m_folders), "usb-Wrist_1234-video-index0");
        QCOMPARE(core::stableIdentity(device("video0"), m_folders), "pci-0000:00:14.0-usb-0:3:1.0-video-index0");
        add("video7", "Loose Camera");
        QCOMPARE(core::stableIdentity(device("video7"), m_folders), "Loose Camera");
        QCOMPARE(core::stableIdentity("/dev/nothing", m_folders), "/dev/nothing");
    }

    void anIdentityFindsTheCameraUnderItsNewNumber() {
        const std::string identity = core::stableIdentity(device("video4"), m_folders);
        fs::remove(m_folders.byId / identity);
        fs::remove(m_folders.devices / "video4");
        fs::remove_all(m_folders.names / "video4");
        QVERIFY(core::errorOf([&] {
                    core::deviceOf(identity, m_folders);
                }).find("there is no camera 'usb-Wrist_1234") == 0);
        add("video9", "Wrist Camera");
        fs::create_symlink("../dev/video9", m_folders.byId / identity);
        QCOMPARE(core::deviceOf(identity, m_folders), device("video9"));
    }

    void aCameraIsFoundByNameByConnectorAndByDevice() {
        QCOMPARE(core::deviceOf("Wrist Camera", m_folders), device("video4"));
        QCOMPARE(core::deviceOf("pci-0000:00:14.0-usb-0:3:1.0-video-index0", m_folders), device("video0"));
        QCOMPARE(core::deviceOf("/dev/video3", m_folders), "/dev/video3");
        QCOMPARE(core::cameraName(device("video0"), m_folders), "HD Webcam");
    }

    void unusableDevicesAreExplained_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing device") << "v4l2:/dev/video987"
                                        << "there is no camera '/dev/video987'";
        QTest::newRow("missing identity") << "v4l2:usb-nothing"
                                          << "there is no camera 'usb-nothing'";
        QTest::newRow("no camera") << "v4l2:/dev/null"
                                   << "'/dev/null' is not a camera";
        QTest::newRow("regular file") << "v4l2:" CARPUS_SOURCE_DIR "/CMakeLists.txt"
                                      << "CMakeLists.txt' is not a camera";
        QTest::newRow("folder") << "v4l2:/tmp"
                                << "'/tmp' is not a camera";
    }
    void unusableDevicesAreExplained() {
        QFETCH(QString, source);
        QFETCH(QString, message);
        core::CaptureConfig config;
        config.source = source.toStdString();
        const std::string error = core::errorOf([&] { core::openSource(config); });
        QVERIFY2(QString::fromStdString(error).contains(message), error.c_str());
    }

    void systemErrorsAreTold_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<CameraFault>("fault");
        QTest::addColumn<QString>("advice");
        QTest::newRow("unplugged") << ENODEV << CameraFault::Missing << "plug it in";
        QTest::newRow("busy") << EBUSY << CameraFault::Busy << "close the other program";
        QTest::newRow("forbidden") << EACCES << CameraFault::NoPermission << "usermod -aG video";
        QTest::newRow("other device") << ENOTTY << CameraFault::NotACamera << "choose a video capture device";
        QTest::newRow("other") << EIO << CameraFault::Other << "unplug it and plug it in again";
    }
    void systemErrorsAreTold() {
        QFETCH(int, number);
        QFETCH(CameraFault, fault);
        QFETCH(QString, advice);
        QVERIFY(core::cameraFaultOf(number) == fault);
        const core::Error error = core::cameraError(fault, "/dev/video5", "some detail");
        QVERIFY2(QString(error.what()).contains("/dev/video5") && QString(error.what()).contains(advice), error.what());
        QVERIFY2(QString(error.what()).contains("some detail"), error.what());
    }

    void pipelineFaultsAreTold() {
        const auto fault = [](int code) {
            return core::cameraFaultOf(core::PipelineFault{GST_RESOURCE_ERROR, code, "", ""});
        };
        QVERIFY(fault(GST_RESOURCE_ERROR_BUSY) == CameraFault::Busy);
        QVERIFY(fault(GST_RESOURCE_ERROR_NOT_FOUND) == CameraFault::Missing);
        QVERIFY(fault(GST_RESOURCE_ERROR_OPEN_READ_WRITE) == CameraFault::NoPermission);
        QVERIFY(fault(GST_RESOURCE_ERROR_READ) == CameraFault::Other);
        QVERIFY(core::cameraFaultOf(core::PipelineFault{GST_STREAM_ERROR, GST_RESOURCE_ERROR_BUSY, "", ""}) ==
                CameraFault::Other);
    }

    void theNearestFormatIsPicked_data() {
        QTest::addColumn<QString>("offered");
        QTest::addColumn<QString>("picked");
        QTest::newRow("exact size, raw before JPEG") << "image/jpeg,width=640,height=480,framerate=30/1;"
                                                        "video/x-raw,format=YUY2,width=640,height=480,framerate=30/1"
                                                     << "video/x-raw 640x480 30/1";
        QTest::newRow("fast JPEG before slow raw")
            << "video/x-raw,format=YUY2,width=640,height=480,framerate={10/1,5/1};"
               "image/jpeg,width=640,height=480,framerate={60/1,30/1,15/1}"
            << "image/jpeg 640x480 30/1";
        QTest::newRow("nearest size") << "video/x-raw,width=160,height=120,framerate=30/1;"
                                         "video/x-raw,width=800,height=600,framerate=30/1;"
                                         "video/x-raw,width=1920,height=1080,framerate=30/1"
                                      << "video/x-raw 800x600 30/1";
        QTest::newRow("ranges") << "image/jpeg,width=[16,1920],height=[16,1080],framerate=[1/1,120/1]"
                                << "image/jpeg 640x480 30/1";
        QTest::newRow("coded video is passed over") << "video/x-h264,width=640,height=480,framerate=30/1;"
                                                       "video/x-raw,width=320,height=240,framerate=15/1"
                                                    << "video/x-raw 320x240 15/1";
        QTest::newRow("nothing usable") << "video/x-h264,width=640,height=480,framerate=30/1"
                                        << "";
    }
    void theNearestFormatIsPicked() {
        QFETCH(QString, offered);
        QFETCH(QString, picked);
        core::ensureGstreamer();
        const core::CapsPtr caps(gst_caps_from_string(qPrintable(offered)));
        const core::CapsPtr format = core::pickCameraFormat(caps.get(), {});
        QCOMPARE(format ? described(format.get()) : QString(), picked);
    }

    void theListNamesEveryCameraOnce() {
        std::vector<std::string> devices;
        for (const core::CameraInfo& camera : core::listCameras()) {
            QVERIFY(!camera.name.empty());
            QVERIFY(!camera.identity.empty());
            QVERIFY(fs::exists(camera.device));
            devices.push_back(camera.device);
        }
        QVERIFY(std::ranges::adjacent_find(devices) == devices.end());
        if (!fs::exists("/sys/class/video4linux")) {
            QVERIFY(devices.empty());
        }
    }

private:
    static QString described(const GstCaps* caps) {
        const GstStructure* format = gst_caps_get_structure(caps, 0);
        int width = 0;
        int height = 0;
        int numerator = 0;
        int denominator = 0;
        gst_structure_get_int(format, "width", &width);
        gst_structure_get_int(format, "height", &height);
        gst_structure_get_fraction(format, "framerate", &numerator, &denominator);
        return QString("%1 %2x%3 %4/%5")
            .arg(gst_structure_get_name(format))
            .arg(width)
            .arg(height)
            .arg(numerator)
            .arg(denominator);
    }

    std::string device(const std::string& node) const { return (m_folders.devices / node).string(); }

    void add(const std::string& node, const std::string& name) const {
        std::ofstream(m_folders.devices / node) << "device";
        fs::create_directories(m_folders.names / node);
        std::ofstream(m_folders.names / node / "name") << name << "\n";
    }

    std::unique_ptr<QTemporaryDir> m_root;
    core::CameraFolders m_folders;
};

QTEST_GUILESS_MAIN(CameraDeviceTest)
#include "camera_device_test.moc"
