#include <QFile>
#include <QTest>

#include "core/recording/recording_session.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/test_videos.h"
#include "tests/core/recording/support/camera_feed.h"
#include "tests/core/recording/support/quiet_recorder.h"
#include "tests/core/recording/support/small_disk.h"

using State = core::RecorderStatus::State;
using Camera = CameraFeed<core::RecordingSession>;

/// Recording sessions on disks that are full, fill up or may not be written.
class RecordingDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stored.clear(); }

    void aReadOnlyFolderIsRefused() {
        const SmallDisk disk("4m");
        if (!disk.mounted()) QSKIP("this user may not mount a disk");
        core::RecordingPlace there = somebody();
        there.folder = disk.path();
        { core::RecordingSession session(there, quietRecorder()); }
        QVERIFY(disk.makeReadOnly());
        const std::string error = core::errorOf([&] { core::RecordingSession(there, quietRecorder()); });
        QVERIFY2(error.find("write") != std::string::npos, error.c_str());
    }

    void aDiskThatFillsUpStopsCleanly() {
        const SmallDisk disk("8m");
        if (!disk.mounted()) QSKIP("this user may not mount a disk");
        core::RecordingPlace there = somebody();
        there.folder = disk.path();
        core::RecorderConfig limits = quietRecorder();
        limits.stopBelowBytes = 4'000'000;
        limits.warnBelowBytes = 6'000'000;
        core::RecordingSession session(there, limits);
        Camera camera(session, core::Clock::now(), 640, 480);
        session.beginContinuous(camera.now());
        bool low = false;
        for (int i = 0; i < 6000 && session.status().state != State::DiskFull; ++i) {
            camera.feed(5);
            QTest::qWait(10);  // sleeps on purpose: the disk fills while a camera delivers
            low = low || session.status().diskLow;
        }
        QCOMPARE(session.status().state, State::DiskFull);
        QVERIFY(low);
        QVERIFY(session.status().message.find("what was recorded is kept") != std::string::npos);
        QVERIFY(stored(session, 1));
        const int frames = m_stored.front().frames;
        QCOMPARE(int(codesIn(disk.path() + "/" + m_stored.front().path).size()), frames);
        QVERIFY(core::errorOf([&] { session.beginClip("G1", camera.now()); }).find("are left on its disk") !=
                std::string::npos);
    }

    void aFullDiskLosesNothingThatWasWritten() {
        const SmallDisk disk("6m");
        if (!disk.mounted()) QSKIP("this user may not mount a disk");
        core::RecordingPlace there = somebody();
        there.folder = disk.path();
        const QString filler = QString::fromStdString(disk.path() + "/filler");
        QFile file(filler);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4'000'000, 'x'));
        file.close();
        {
            core::RecordingSession session(there, quietRecorder());  // does not watch the disk: its limits are 0
            Camera camera(session, core::Clock::now(), 640, 480);
            session.beginContinuous(camera.now());
            for (int i = 0; i < 6000 && session.status().state != State::Failed; ++i) {
                camera.feed(5);
                QTest::qWait(10);  // sleeps on purpose: the disk fills while a camera delivers
            }
            QCOMPARE(session.status().state, State::Failed);
            QVERIFY2(session.status().message.find("room") != std::string::npos, session.status().message.c_str());
        }
        QFile::remove(filler);
        core::RecordingSession session(there, quietRecorder());
        QCOMPARE(session.recovered().size(), std::size_t(1));
        QVERIFY2(session.recovered().front().frames > 5, session.recovered().front().fault.c_str());
        QCOMPARE(codesIn(disk.path() + "/" + session.recovered().front().path),
                 numbers(0, session.recovered().front().frames));
    }

private:
    static core::RecordingPlace somebody() { return {{}, {.id = "S 01"}, "day 1", "lab"}; }
    bool stored(core::RecordingSession& session, std::size_t takes) {
        return QTest::qWaitFor(
            [&] {
                for (const core::StoredTake& take : session.takeStored()) m_stored.push_back(take);
                return m_stored.size() >= takes;
            },
            20'000);
    }

    std::vector<core::StoredTake> m_stored;
};

QTEST_GUILESS_MAIN(RecordingDiskTest)
#include "recording_disk_test.moc"
