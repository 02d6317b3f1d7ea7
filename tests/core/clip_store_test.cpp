#include "core/dataset/clip_store.h"

#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/core/support/dataset_files.h"

namespace fs = std::filesystem;

namespace {

core::ClipRecord clip(const std::string& subject, const std::string& session, int number, const std::string& label) {
    core::ClipRecord record;
    record.path = subject + "/" + session + "/" + std::to_string(number) + ".mkv";
    record.label = label;
    record.subject = subject;
    record.session = session;
    record.scene = "office";
    record.split = core::Split::Train;
    record.frameCount = 45;
    record.framesPerSecond = 29.97;
    record.startS = 0.25;
    record.endS = 1.5;
    return record;
}

}  // namespace

class ClipStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_root = fs::path(m_directory->path().toStdString()) / "data set";
    }

    void whatWasAddedIsThereAfterReopening() {
        {
            core::ClipStore store = core::ClipStore::openOrCreate(m_root);
            QVERIFY(store.clips().empty());
            store.addClips(std::vector{clip("Anna", "s1", 2, "G2"), clip("Anna", "s1", 1, "G1")});
            store.addSubject({"Anna", core::Handedness::Left});
        }
        const core::ClipStore store = core::ClipStore::open(m_root);
        QVERIFY(store.writable());
        const auto clips = store.clips();
        QCOMPARE(clips.size(), std::size_t(2));
        const core::ClipRecord& first = clips.front();
        QCOMPARE(first.path, std::string("Anna/s1/1.mkv"));
        QCOMPARE(first.label, std::string("G1"));
        QCOMPARE(first.scene, std::string("office"));
        QVERIFY(first.split == core::Split::Train);
        QCOMPARE(first.frameCount, 45);
        QCOMPARE(first.framesPerSecond, 29.97);
        QCOMPARE(first.startS, 0.25);
        QCOMPARE(first.endS, 1.5);
        QCOMPARE(store.mediaPath(first), m_root / "Anna/s1/1.mkv");
        QCOMPARE(store.subjects().size(), std::size_t(1));
        QVERIFY(store.subjects().front().hand == core::Handedness::Left);
    }

    void aBatchIsAddedEntirelyOrNotAtAll() {
        core::ClipStore store = core::ClipStore::openOrCreate(m_root);
        core::ClipRecord outside = clip("Bob", "s1", 1, "G1");
        outside.path = "/tmp/elsewhere.mkv";
        const std::string message = messageOf([&] {
            store.addClips(std::vector{clip("Anna", "s1", 1, "G1"), outside});
        });
        QVERIFY2(message.find("/tmp/elsewhere.mkv") != std::string::npos, message.c_str());
        QVERIFY(store.clips().empty());
        QVERIFY(store.subjects().empty());
    }

    void addingTheSameClipAgainReplacesIt() {
        core::ClipStore store = core::ClipStore::openOrCreate(m_root);
        store.addClips(std::vector{clip("Anna", "s1", 1, "G1")});
        store.addClips(std::vector{clip("Anna", "s1", 1, "G7")});
        QCOMPARE(store.clips().size(), std::size_t(1));
        QCOMPARE(store.clips().front().label, std::string("G7"));
    }

    void aLongVideoHoldsSeveralClips() {
        core::ClipStore store = core::ClipStore::openOrCreate(m_root);
        core::ClipRecord second = clip("Anna", "s1", 1, "G2");
        second.startS = 4;
        second.endS = 5;
        store.addClips(std::vector{second, clip("Anna", "s1", 1, "G1")});
        QCOMPARE(store.clips().size(), std::size_t(2));
        QCOMPARE(store.clips().front().label, std::string("G1"));
    }

    void filtersBySplitLabelSubjectAndScene() {
        core::ClipStore store = core::ClipStore::openOrCreate(m_root);
        core::ClipRecord other = clip("Bob", "s1", 1, "G2");
        other.scene = "kitchen";
        store.addClips(std::vector{clip("Anna", "s1", 1, "G1"), clip("Anna", "s1", 2, "G2"), other});
        store.setSplit("Bob", core::Split::Test);
        QCOMPARE(store.clips({.split = core::Split::Test}).size(), std::size_t(1));
        QCOMPARE(store.clips({.split = core::Split::Train}).size(), std::size_t(2));
        QCOMPARE(store.clips({.label = "G2"}).size(), std::size_t(2));
        QCOMPARE(store.clips({.label = "G2", .subject = "Anna"}).size(), std::size_t(1));
        QCOMPARE(store.clips({.scene = "kitchen"}).front().subject, std::string("Bob"));
        QVERIFY(messageOf([&] { store.setSplit("Nobody", core::Split::Test); }).find("Nobody") != std::string::npos);
    }

    void readsAPlainMuwigesTree() {
        writeFile(m_root / "Subject001/20240101_120000/01.mp4");
        writeFile(m_root / "Subject001/20240101_120000/12.MKV");
        writeFile(m_root / "Subject002/1/03/000.jpg");
        writeFile(m_root / "Subject002/1/13.mp4");
        writeFile(m_root / "Subject002/1/03.csv");
        writeFile(m_root / "Subject003/1/5.avi");
        writeFile(m_root / "train.txt", "Subject001\r\n\n");
        writeFile(m_root / "val.txt", "  Subject002\n");
        const core::ClipStore store = core::ClipStore::open(m_root);
        const auto clips = store.clips();
        QCOMPARE(clips.size(), std::size_t(4));
        QCOMPARE(clips[0].path, std::string("Subject001/20240101_120000/01.mp4"));
        QCOMPARE(clips[0].label, std::string("G1"));
        QCOMPARE(clips[0].session, std::string("20240101_120000"));
        QVERIFY(clips[0].split == core::Split::Train);
        QCOMPARE(clips[1].label, std::string("G12"));
        QCOMPARE(clips[2].path, std::string("Subject002/1/03"));
        QVERIFY(clips[2].split == core::Split::Validation);
        QVERIFY(clips[3].split == core::Split::None);
        QCOMPARE(store.subjects().size(), std::size_t(3));
        QVERIFY(!fs::exists(m_root / "carpus.db"));
    }

    void aPlainTreeIsNotWrittenToUntilItGetsAnIndex() {
        writeFile(m_root / "A/1/01.mp4");
        core::ClipStore plain = core::ClipStore::open(m_root);
        QVERIFY(!plain.writable());
        QVERIFY(messageOf([&] { plain.addSubject({"B", {}}); }).find("has no index") != std::string::npos);
        QCOMPARE(core::ClipStore::openOrCreate(m_root).clips().size(), std::size_t(1));
        QVERIFY(core::ClipStore::open(m_root).writable());
    }

    void aSubjectOnBothSidesIsAnError() {
        writeFile(m_root / "A/1/01.mp4");
        writeFile(m_root / "train.txt", "A\n");
        writeFile(m_root / "val.txt", "A\n");
        QVERIFY(messageOf([&] { core::ClipStore::open(m_root); }).find("subject A stands in two lists") !=
                std::string::npos);
    }

    void aFolderThatIsNoDataSetIsAnError() {
        QVERIFY(messageOf([&] { core::ClipStore::open(m_root); }).find("no data set folder") != std::string::npos);
        writeFile(m_root / "notes.txt", "hello");
        QVERIFY(messageOf([&] { core::ClipStore::open(m_root); }).find("is no data set") != std::string::npos);
    }

    void aNewerIndexIsAnError() {
        { core::ClipStore::openOrCreate(m_root); }
        patchUserVersion(99);
        const std::string message = messageOf([&] { core::ClipStore::open(m_root); });
        QVERIFY2(message.find("version 99") != std::string::npos, message.c_str());
    }

    void anIndexThatWasNeverFinishedIsMadeAgain() {
        writeFile(m_root / "carpus.db", "");
        QVERIFY(core::ClipStore::open(m_root).writable());
        core::ClipStore::open(m_root).addSubject({"Anna", core::Handedness::Left});
        QCOMPARE(core::ClipStore::open(m_root).subjects().size(), std::size_t(1));
    }

    void aDamagedIndexIsAnError_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this was never a database, only some text that is long enough");
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    }
    void aDamagedIndexIsAnError() {
        QFETCH(const QByteArray, content);
        writeFile(m_root / "carpus.db", content.toStdString());
        const std::string message = messageOf([&] { core::ClipStore::open(m_root); });
        QVERIFY2(message.find("damaged") != std::string::npos || message.find("no index") != std::string::npos,
                 message.c_str());
        QVERIFY(message.find("carpus.db") != std::string::npos);
    }

    void aTruncatedIndexIsAnError() {
        {
            core::ClipStore store = core::ClipStore::openOrCreate(m_root);
            std::vector<core::ClipRecord> many;
            for (int i = 0; i < 500; ++i) many.push_back(clip("Anna", std::to_string(i), 1, "G1"));
            store.addClips(many);
        }
        fs::resize_file(m_root / "carpus.db", fs::file_size(m_root / "carpus.db") / 2);
        const std::string message = messageOf([&] { core::ClipStore::open(m_root); });
        QVERIFY2(message.find("damaged") != std::string::npos, message.c_str());
    }

    void aFolderThatCannotBeMadeIsAnError() {
        writeFile(m_root, "a file is in the way");
        QVERIFY(messageOf([&] { core::ClipStore::openOrCreate(m_root / "below"); }).find("cannot make") !=
                std::string::npos);
    }

private:
    /// The schema version is the big-endian number at byte 60 of the file header.
    void patchUserVersion(char version) {
        std::fstream file(m_root / "carpus.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(63);
        file.put(version);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(ClipStoreTest)
#include "clip_store_test.moc"
