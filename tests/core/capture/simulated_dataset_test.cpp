#include "core/dataset/simulated_dataset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

#include "core/dataset/clip_store.h"
#include "core/dataset/dataset_plan.h"
#include "core/types/error.h"

using namespace core;
namespace fs = std::filesystem;

namespace {

SimulatedDatasetOptions tiny(const QTemporaryDir& folder) {
    SimulatedDatasetOptions options;
    options.folder = folder.filePath("set").toStdString();
    options.subjects = 3;
    options.scenes = 2;
    options.labels = {"G1", "G12", "none"};
    options.width = 32;
    options.height = 24;
    options.framesPerSecond = 10;
    return options;
}

QByteArray contentOf(const fs::path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void make(const SimulatedDatasetOptions& options) { makeSimulatedDataset(options, {}, {}); }

}  // namespace

class SimulatedDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clipsLieInTheMuwigesLayoutAndInTheIndex();
    void leadAndTailAreRecordedAsBounds();
    void longTakesHaveAListOfEvents();
    void sameOptionsMakeTheSameFiles();
    void secondRunKeepsWhatIsFinished();
    void stopEndsEarlyAndLeavesOnlyWholeClips();
    void testPeopleAreInRoomsOfTheirOwn();
    void impossibleOptionsAreErrors();
    void folderThatCannotBeMadeIsAnError();
    void fileInTheWayOfASubjectIsAnError();
};

void SimulatedDatasetTest::clipsLieInTheMuwigesLayoutAndInTheIndex() {
    QTemporaryDir folder;
    const SimulatedDatasetOptions options = tiny(folder);
    int reports = 0;
    SimulationProgress last;
    makeSimulatedDataset(options, {}, [&](const SimulationProgress& progress) {
        ++reports;
        last = progress;
    });
    QCOMPARE(reports, 9);
    QCOMPARE(last.done, 9);
    QCOMPARE(last.total, 9);
    const auto clips = ClipStore::open(options.folder).clips();
    QCOMPARE(clips.size(), std::size_t(9));
    QCOMPARE(clips[0].path, std::string("Subject001/01/01.mkv"));
    QCOMPARE(clips[0].label, std::string("G1"));
    QCOMPARE(clips[1].path, std::string("Subject001/01/12.mkv"));
    QCOMPARE(clips[2].path, std::string("Subject001/01/13.mkv"));
    QCOMPARE(clips[2].label, std::string("none"));
    QCOMPARE(clips[8].subject, std::string("Subject003"));
    QVERIFY(clips[8].split == Split::Test);
    for (const ClipRecord& clip : clips) {
        QVERIFY(fs::file_size(options.folder / clip.path) > 500);
        QVERIFY(clip.frameCount >= 5);
        QCOMPARE(clip.framesPerSecond, 10.0);
        QVERIFY(clip.scene.starts_with("Scene"));
    }
    for (const SubjectInfo& subject : ClipStore::open(options.folder).subjects())
        QVERIFY(subject.hand != Handedness::Unknown);
}

void SimulatedDatasetTest::leadAndTailAreRecordedAsBounds() {
    QTemporaryDir folder;
    SimulatedDatasetOptions options = tiny(folder);
    options.subjects = 1;
    options.leadS = 0.5;
    options.tailS = 0.4;
    make(options);
    for (const ClipRecord& clip : ClipStore::open(options.folder).clips()) {
        QCOMPARE(clip.startS, 0.5);
        QVERIFY(clip.endS > 1);
        QVERIFY(std::abs(clip.frameCount / 10.0 - clip.endS - 0.4) < 0.11);
    }
}

void SimulatedDatasetTest::longTakesHaveAListOfEvents() {
    QTemporaryDir folder;
    SimulatedDatasetOptions options = tiny(folder);
    options.subjects = 1;
    options.labels = {"G1"};
    options.continuousVideos = 1;
    options.continuousMinutes = 0.25;
    make(options);
    QVERIFY(fs::exists(options.folder / "continuous/01.mkv"));
    const QJsonObject list = QJsonDocument::fromJson(contentOf(options.folder / "continuous/01.json")).object();
    QCOMPARE(list["video"].toString(), QString("01.mkv"));
    QCOMPARE(list["subject"].toString(), QString("Subject001"));
    QCOMPARE(list["duration_s"].toDouble(), 15.0);
    const QJsonArray events = list["events"].toArray();
    QVERIFY(events.size() >= 1);
    for (const auto& event : events) {
        QVERIFY(event.toObject()["label"].toString().startsWith('G'));
        QVERIFY(event.toObject()["end_s"].toDouble() > event.toObject()["start_s"].toDouble());
    }
}

void SimulatedDatasetTest::sameOptionsMakeTheSameFiles() {
    QTemporaryDir one;
    QTemporaryDir two;
    SimulatedDatasetOptions options = tiny(one);
    options.subjects = 1;
    make(options);
    SimulatedDatasetOptions again = options;
    again.folder = two.filePath("set").toStdString();
    again.threads = 1;
    make(again);
    const auto clips = ClipStore::open(options.folder).clips();
    const auto others = ClipStore::open(again.folder).clips();
    QCOMPARE(clips.size(), others.size());
    for (std::size_t i = 0; i < clips.size(); ++i) {
        QCOMPARE(clips[i].frameCount, others[i].frameCount);
        QCOMPARE(clips[i].scene, others[i].scene);
        // Containers carry a random identity; the pictures make up nearly all of the size.
        QVERIFY(std::abs(double(fs::file_size(options.folder / clips[i].path)) -
                         double(fs::file_size(again.folder / others[i].path))) < 64);
    }
}

void SimulatedDatasetTest::secondRunKeepsWhatIsFinished() {
    QTemporaryDir folder;
    SimulatedDatasetOptions options = tiny(folder);
    options.subjects = 1;
    make(options);
    const fs::path file = options.folder / "Subject001/01/01.mkv";
    const auto before = fs::last_write_time(file);
    options.subjects = 2;
    make(options);
    QVERIFY(fs::last_write_time(file) == before);
    QCOMPARE(ClipStore::open(options.folder).clips().size(), std::size_t(6));
}

void SimulatedDatasetTest::stopEndsEarlyAndLeavesOnlyWholeClips() {
    QTemporaryDir folder;
    SimulatedDatasetOptions options = tiny(folder);
    options.threads = 1;
    std::stop_source stop;
    makeSimulatedDataset(options, stop.get_token(), [&](const SimulationProgress& progress) {
        if (progress.done == 2) stop.request_stop();
    });
    QCOMPARE(ClipStore::open(options.folder).clips().size(), std::size_t(2));
    for (const auto& entry : fs::recursive_directory_iterator(options.folder))
        QVERIFY(entry.path().extension() != ".part");
}

void SimulatedDatasetTest::testPeopleAreInRoomsOfTheirOwn() {
    SimulatedDatasetOptions options;
    options.subjects = 20;
    options.scenes = 9;
    options.repeats = 4;
    std::set<std::string> seen[2];
    std::set<std::uint64_t> people;
    for (const PlannedSession& session : planSimulatedDataset(options)) {
        seen[session.split == Split::Test].insert(session.scene);
        people.insert(session.subjectSeed);
    }
    QCOMPARE(people.size(), std::size_t(20));
    QVERIFY(!seen[0].empty() && !seen[1].empty());
    for (const std::string& scene : seen[1]) QVERIFY(seen[0].count(scene) == 0);
}

void SimulatedDatasetTest::impossibleOptionsAreErrors() {
    const auto refused = [](auto change) {
        SimulatedDatasetOptions options;
        change(options);
        try {
            planSimulatedDataset(options);
        } catch (const Error& error) {
            return error.kind() == Error::Kind::BadUsage;
        }
        return false;
    };
    QVERIFY(refused([](auto& o) { o.subjects = 0; }));
    QVERIFY(refused([](auto& o) { o.scenes = 0; }));
    QVERIFY(refused([](auto& o) { o.repeats = -1; }));
    QVERIFY(refused([](auto& o) { o.framesPerSecond = 0; }));
    QVERIFY(refused([](auto& o) { o.leadS = -1; }));
    QVERIFY(refused([](auto& o) { o.testShare = 2; }));
    QVERIFY(refused([](auto& o) { o.continuousVideos = -1; }));
    QVERIFY(refused([](auto& o) { o.continuousMinutes = 0; }));
    QVERIFY(refused([](auto& o) { o.labels = {"G0"}; }));
}

void SimulatedDatasetTest::folderThatCannotBeMadeIsAnError() {
    QTemporaryDir folder;
    SimulatedDatasetOptions options = tiny(folder);
    QFile blocking(folder.filePath("set"));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    QVERIFY_EXCEPTION_THROWN(make(options), Error);
}

void SimulatedDatasetTest::fileInTheWayOfASubjectIsAnError() {
    QTemporaryDir folder;
    const SimulatedDatasetOptions options = tiny(folder);
    QVERIFY(fs::create_directories(options.folder));
    QFile blocking(QString::fromStdString((options.folder / "Subject002").string()));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    QVERIFY_EXCEPTION_THROWN(make(options), Error);
}

QTEST_GUILESS_MAIN(SimulatedDatasetTest)
#include "simulated_dataset_test.moc"
