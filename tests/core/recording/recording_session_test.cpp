#include "core/recording/recording_session.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "core/recording/cut_take.h"
#include "core/types/error.h"
#include "tests/core/capture/servers/test_videos.h"
#include "tests/core/recording/support/camera_feed.h"
#include "tests/core/recording/support/quiet_recorder.h"

using State = core::RecorderStatus::State;
using namespace std::chrono_literals;
using Camera = CameraFeed<core::RecordingSession>;

class RecordingSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_stored.clear();
    }

    void aClipIsAFileAndARow() {
        {
            core::RecordingSession session(place(), quietRecorder());
            Camera camera(session);
            recordClip(session, camera, "G5", 30);
            QVERIFY(stored(session, 1));
            recordClip(session, camera, "G5", 20);
            QVERIFY(stored(session, 2));
            recordClip(session, camera, "none", 10);
            QVERIFY(stored(session, 3));
        }
        core::ClipStore store = core::ClipStore::open(folder());
        const auto clips = store.clips();
        QCOMPARE(clips.size(), std::size_t(3));
        QCOMPARE(clips[0].path, std::string("S 01/day 1/05.mkv"));
        QCOMPARE(clips[0].label, std::string("G5"));
        QCOMPARE(clips[0].frameCount, 30);
        QCOMPARE(clips[0].scene, std::string("lab"));
        QVERIFY(!clips[0].flagged);
        QCOMPARE(codesIn((store.folder() / clips[0].path).string()), numbers(0, 30));
        QCOMPARE(store.subjects().front().hand, core::Handedness::Left);
        QVERIFY(!store.sessions().front().started.empty());
        QVERIFY(leftovers().isEmpty());
    }

    void theRowComesAfterTheFile() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session);
        session.beginClip("G1", camera.now());
        camera.feed(40);
        QTRY_VERIFY(!leftovers().isEmpty());
        QVERIFY(core::ClipStore::open(folder()).clips().empty());
        session.end(camera.now());
        camera.feed(2);
        QVERIFY(stored(session, 1));
        QCOMPARE(core::ClipStore::open(folder()).clips().size(), std::size_t(1));
    }

    void whatIsKnownOfASubjectStays() {
        { core::RecordingSession session(place(), quietRecorder()); }
        core::RecordingPlace again = place();
        again.subject.hand = core::Handedness::Unknown;
        again.subject.consent = {};
        { core::RecordingSession session(again, quietRecorder()); }
        const auto subjects = core::ClipStore::open(folder()).subjects();
        QCOMPARE(subjects.size(), std::size_t(1));
        QCOMPARE(subjects.front().hand, core::Handedness::Left);
        QCOMPARE(subjects.front().consent, std::string("signed"));
    }

    void aMisfireIsStoredFlaggedWithWhatWasSaid() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session, core::Clock::now() - 3s);
        camera.feed(90);
        session.storeMisfire("none", "G3 87 %", 1.0);
        QVERIFY(stored(session, 1));
        const auto clip = core::ClipStore::open(folder()).clips().front();
        QVERIFY(clip.flagged);
        QCOMPARE(clip.note, std::string("misfire: live recognition said G3 87 %"));
        QVERIFY2(clip.frameCount >= 5 && clip.frameCount <= 31, qPrintable(QString::number(clip.frameCount)));
        QVERIFY(core::errorOf([&] { session.storeMisfire("none", "", 0); }).find("more than 0") != std::string::npos);
    }

    void aTakeBrokenByTheCameraIsFlaggedInBothParts() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session);
        session.beginClip("G2", camera.now());
        camera.feed(15);
        camera.pause(40s);
        camera.feed(15);
        session.end(camera.now());
        camera.feed(2);
        QVERIFY(stored(session, 2));
        core::ClipStore store = core::ClipStore::open(folder());
        const auto clips = store.clips();
        QCOMPARE(clips.size(), std::size_t(2));
        QVERIFY(clips[0].flagged && clips[1].flagged);
        QVERIFY(clips[1].note.find("gone for 40.0 s") != std::string::npos);
        const auto marks = store.marks(clips[0].path);
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(marks[0].kind, core::MarkKind::Gap);
        QVERIFY(std::abs(marks[0].endS - marks[0].startS - 40.0) < 0.05);
    }

    void aDiscardedTakeGoesToTheTrash() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session);
        const auto take = recordClip(session, camera, "G1", 10);
        QVERIFY(stored(session, 1));
        session.discard(take);
        session.discard(take);  // twice does no harm
        core::ClipStore store = core::ClipStore::open(folder());
        QVERIFY(store.clips().empty());
        QCOMPARE(store.clips({.trash = core::TrashFilter::Trashed}).size(), std::size_t(1));
        store.undo();
        QCOMPARE(store.clips().size(), std::size_t(1));
    }

    void aTakeDiscardedWhileItIsRecordedLeavesNothing() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session);
        const auto take = session.beginClip("G1", camera.now());
        camera.feed(20);
        session.discard(take);
        QTRY_VERIFY(!session.storing());
        QVERIFY(core::ClipStore::open(folder()).clips({.trash = core::TrashFilter::Both}).empty());
        QVERIFY(leftovers().isEmpty());
        recordClip(session, camera, "G1", 10);
        QVERIFY(stored(session, 1));
        QCOMPARE(m_stored.front().path, std::string("S 01/day 1/01.mkv"));
    }

    void aLongTakeKeepsItsMarksAndIsCut() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session);
        const core::TimePoint zero = camera.now();
        session.beginContinuous(zero);
        camera.feed(150);
        session.mark({"G7", zero + 1s, zero + 2s});                     // held
        session.mark({"G3", zero + 2500ms, zero + 3500ms, true, 0.8});  // predicted
        session.mark({"G4", zero + 3600ms, zero + 3600ms});             // the person says G4
        session.end(camera.now());
        camera.feed(2);
        QVERIFY(stored(session, 1));
        QTRY_VERIFY(!session.storing());
        QVERIFY(!session.mark({"G1", zero + 1s, zero + 1s}));
        const std::string path = m_stored.front().path;
        core::ClipStore store = core::ClipStore::open(folder());
        QCOMPARE(store.marks(path).size(), std::size_t(4));
        QVERIFY(store.clips().empty());
        QCOMPARE(core::cutTake(store, path, core::CutInto::Stretches), 2);
        const auto clips = store.clips();
        QCOMPARE(clips[0].label, std::string("G7"));
        QVERIFY(std::abs(clips[0].startS - 0.7) < 0.01 && std::abs(clips[0].endS - 2.2) < 0.01);
        QCOMPARE(clips[1].label, std::string("G4"));
        QVERIFY(std::abs(clips[1].startS - 2.2) < 0.01 && std::abs(clips[1].endS - 3.7) < 0.01);
        QVERIFY(core::errorOf([&] {
                    core::cutTake(store, "nowhere.mkv", core::CutInto::Files);
                }).find("no long take") != std::string::npos);
    }

    void aLongTakeBecomesFilesOfItsOwn() {
        core::RecordingSession session(place(), quietRecorder());
        Camera camera(session);
        const core::TimePoint zero = camera.now();
        session.beginContinuous(zero);
        camera.feed(120);
        session.mark({"G2", zero + 1010ms, zero + 2010ms});
        session.mark({"G2", zero + 2510ms, zero + 3010ms});
        session.end(camera.now());
        camera.feed(2);
        QVERIFY(stored(session, 1));
        core::ClipStore store = core::ClipStore::open(folder());
        QCOMPARE(core::cutTake(store, m_stored.front().path, core::CutInto::Files), 2);
        const auto clips = store.clips();
        QCOMPARE(clips.size(), std::size_t(2));
        QCOMPARE(clips[0].path, std::string("S 01/day 1/02.mkv"));
        QCOMPARE(codesIn((store.folder() / clips[0].path).string()), numbers(22, 45));
        QVERIFY(!clips[0].flagged);
        QTRY_VERIFY(leftovers().isEmpty());
    }

    void destructionStoresAnOpenTake() {
        {
            core::RecordingSession session(place(), quietRecorder());
            Camera camera(session);
            session.beginContinuous(camera.now());
            camera.feed(30);
        }
        QCOMPARE(core::ClipStore::open(folder()).media().size(), std::size_t(1));
        QVERIFY(leftovers().isEmpty());
    }

    void twoSessionsShareAFolder() {
        core::RecordingSession first(place(), quietRecorder());
        core::RecordingSession second(place(), quietRecorder());
        Camera one(first);
        Camera two(second);
        first.beginClip("G1", one.now());
        second.beginClip("G1", two.now());
        one.feed(10);
        two.feed(12);
        first.end(one.now());
        second.end(two.now());
        one.feed(2);
        two.feed(2);
        QVERIFY(stored(first, 1));
        QVERIFY(stored(second, 2));
        const auto clips = core::ClipStore::open(folder()).clips();
        QCOMPARE(clips.size(), std::size_t(2));
        QVERIFY(clips[0].path != clips[1].path);
    }

    void oddNamesAreTakenAsTheyAre_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"O'Neil", "a/b", "../../up", "\"x\" $(rm -rf ~) `id`;&", "Анна 安娜 é", "tab\there",
                                 "new\nline", ".hidden", "-rf", "%s%n"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void oddNamesAreTakenAsTheyAre() {
        QFETCH(QString, name);
        const std::string odd = name.toStdString();
        core::RecordingPlace place{
            m_folder->filePath("data set " + QString(name).replace('/', '_')).toStdString(), {.id = odd}, odd, odd};
        {
            core::RecordingSession session(place, quietRecorder());
            Camera camera(session);
            recordClip(session, camera, odd, 8);
            QVERIFY(stored(session, 1));
        }
        core::ClipStore store = core::ClipStore::open(place.folder);
        const auto clip = store.clips().front();
        QCOMPARE(clip.subject, odd);
        QCOMPARE(clip.session, odd);
        QCOMPARE(clip.label, odd);
        const auto file = std::filesystem::canonical(store.folder() / clip.path);
        QVERIFY(!file.lexically_relative(std::filesystem::canonical(store.folder())).string().starts_with(".."));
        QCOMPARE(codesIn(file.string()), numbers(0, 8));
    }

    void unusablePlacesAreRefused() {
        core::RecordingPlace nobody = place();
        nobody.subject.id = {};
        QVERIFY(core::errorOf([&] { core::RecordingSession(nobody, quietRecorder()); }).find("subject") !=
                std::string::npos);
        QVERIFY(core::errorOf([&] { core::RecordingSession({}, quietRecorder()); }).find("no data set") !=
                std::string::npos);
        core::RecordingSession session(place(), quietRecorder());
        QVERIFY(core::errorOf([&] { session.beginClip("", core::Clock::now()); }).find("label") != std::string::npos);
    }

private:
    std::string folder() const { return m_folder->filePath("my set").toStdString(); }
    core::RecordingPlace place() const {
        return {folder(), {.id = "S 01", .hand = core::Handedness::Left, .consent = "signed"}, "day 1", "lab"};
    }
    static std::uint64_t recordClip(core::RecordingSession& session, Camera& camera, const std::string& label,
                                    int pictures) {
        const auto take = session.beginClip(label, camera.now());
        camera.feed(pictures);
        session.end(camera.now() - 1ms);
        camera.feed(1);
        camera.restart();
        return take;
    }
    bool stored(core::RecordingSession& session, std::size_t takes) {
        return QTest::qWaitFor(
            [&] {
                for (const core::StoredTake& take : session.takeStored()) m_stored.push_back(take);
                return m_stored.size() >= takes;
            },
            20'000);
    }
    QStringList leftovers() const {
        QStringList found;
        QDirIterator files(QString::fromStdString(folder()), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = files.next();
            if (name.contains(".part") || name.contains(".notes") || name.contains(".repair")) found << name;
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<core::StoredTake> m_stored;
};

QTEST_GUILESS_MAIN(RecordingSessionTest)
#include "recording_session_test.moc"
