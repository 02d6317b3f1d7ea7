#include "core/dataset/index_file.h"

#include <sqlite3.h>
#include <unistd.h>

#include <QtTest>
#include <memory>
#include <thread>

#include "core/dataset/clip_store.h"
#include "tests/core/support/dataset_files.h"

namespace fs = std::filesystem;
using core::ClipStore;

namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE subjects (id TEXT PRIMARY KEY, hand INTEGER NOT NULL DEFAULT 0 CHECK (hand BETWEEN 0 AND 2)) WITHOUT ROWID;
CREATE TABLE scenes (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sessions (subject TEXT NOT NULL REFERENCES subjects(id), id TEXT NOT NULL,
    PRIMARY KEY (subject, id)) WITHOUT ROWID;
CREATE TABLE clips (path TEXT NOT NULL, start_s REAL NOT NULL DEFAULT 0, end_s REAL NOT NULL DEFAULT 0,
    label TEXT NOT NULL, subject TEXT NOT NULL, session TEXT NOT NULL, scene TEXT NOT NULL REFERENCES scenes(id),
    split INTEGER NOT NULL DEFAULT 0 CHECK (split BETWEEN 0 AND 3), frame_count INTEGER NOT NULL DEFAULT 0, fps REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (path, start_s), FOREIGN KEY (subject, session) REFERENCES sessions(subject, id)) WITHOUT ROWID;
CREATE INDEX clips_by_subject ON clips(subject);
CREATE INDEX clips_by_label ON clips(label);
PRAGMA user_version = 1;
INSERT INTO subjects VALUES('Ana', 1), ('Bo', 0);
INSERT INTO scenes VALUES('lab'), ('');
INSERT INTO sessions VALUES('Ana', 's1'), ('Bo', 's1');
INSERT INTO clips VALUES('Ana/s1/01.mkv', 0.1, 1.7, 'G1', 'Ana', 's1', 'lab', 1, 50, 29.97);
INSERT INTO clips VALUES('Ana/s1/01.mkv', 2.5, 3.5, 'G2', 'Ana', 's1', 'lab', 1, 50, 29.97);
INSERT INTO clips VALUES('Bo/s1/02.mkv', 0, 0, 'G2', 'Bo', 's1', '', 3, 0, 0);
)sql";

void makeVersion1(const fs::path& file) {
    fs::create_directories(file.parent_path());
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, kVersion1, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

/// What root does not see: permissions. Everybody else sees them anyway.
class OrdinaryUser {
public:
    OrdinaryUser() : m_root(::geteuid() == 0 && ::seteuid(65534) == 0) {}
    ~OrdinaryUser() {
        if (m_root && ::seteuid(0) != 0) qFatal("cannot become root again");
    }

private:
    bool m_root;
};

}  // namespace

/// The file behind a data set: versions, permissions, several programs.
class IndexFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<DatasetFolder>();
        m_root = m_directory->root();
    }

    void anIndexOfVersion1IsBroughtUpToDate() {
        makeVersion1(m_root / "carpus.db");
        for (int round = 0; round < 2; ++round) {
            ClipStore store = ClipStore::open(m_root);
            const auto clips = store.clips();
            QCOMPARE(clips.size(), std::size_t(3));
            QCOMPARE(clips[0].path, std::string("Ana/s1/01.mkv"));
            QCOMPARE(clips[0].startS, 0.1);
            QCOMPARE(clips[0].endS, 1.7);
            QCOMPARE(clips[0].frameCount, 50);
            QCOMPARE(clips[0].framesPerSecond, 29.97);
            QCOMPARE(clips[1].startS, 2.5);
            QCOMPARE(clips[1].label, std::string("G2"));
            QCOMPARE(clips[1].scene, std::string("lab"));
            QVERIFY(clips[2].split == core::Split::Test);
            QCOMPARE(store.media().size(), std::size_t(2));
            QVERIFY(store.subjects().front().hand == core::Handedness::Left);
        }
        ClipStore store = ClipStore::open(m_root);
        store.editClips(std::vector{store.clips().front().id}, {.label = "G3"});
        QVERIFY(store.undo());
    }

    void manyProgramsMayMakeAndMigrateAtOnce_data() {
        QTest::addColumn<bool>("old");
        QTest::newRow("make") << false;
        QTest::newRow("migrate") << true;
    }
    void manyProgramsMayMakeAndMigrateAtOnce() {
        QFETCH(const bool, old);
        if (old) makeVersion1(m_root / "carpus.db");
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> programs;
            for (int p = 0; p < 8; ++p)
                programs.emplace_back([&, p] {
                    try {
                        ClipStore store = ClipStore::openOrCreate(m_root);
                        for (int i = 1; i <= 5; ++i)
                            store.addClips(
                                std::vector{plainClip(std::string("P").append(std::to_string(p)), "s", i, "G1")});
                    } catch (const core::Error& error) {
                        qWarning("%s", error.what());
                        ++failures;
                    }
                });
        }
        QCOMPARE(failures.load(), 0);
        QCOMPARE(ClipStore::open(m_root).clips().size(), std::size_t(40 + (old ? 3 : 0)));
    }

    void whatMayOnlyBeReadIsRead_data() {
        QTest::addColumn<bool>("old");
        QTest::newRow("present version") << false;
        QTest::newRow("old version") << true;
    }
    void whatMayOnlyBeReadIsRead() {
        QFETCH(const bool, old);
        if (old)
            makeVersion1(m_root / "carpus.db");
        else
            ClipStore::openOrCreate(m_root).addClips(std::vector{plainClip("A", "1", 1, "G1")});
        const std::string before = textOf(m_root / "carpus.db");
        fs::permissions(m_root.parent_path(), fs::perms(0755));
        fs::permissions(m_root, fs::perms(0555));
        fs::permissions(m_root / "carpus.db", fs::perms(0444));
        {
            const OrdinaryUser user;
            ClipStore store = ClipStore::open(m_root);
            QVERIFY(!store.writable());
            QCOMPARE(store.clips().size(), std::size_t(old ? 3 : 1));
            QVERIFY(messageOf([&] { store.addScene({"x", ""}); }).find("can only be read") != std::string::npos);
            QVERIFY(!ClipStore::openOrCreate(m_root).writable());
        }
        QCOMPARE(textOf(m_root / "carpus.db"), before);
        fs::permissions(m_root, fs::perms(0755));
    }

    void aFolderThatMayNotBeWrittenToGetsNoIndex() {
        fs::create_directories(m_root);
        fs::permissions(m_root.parent_path(), fs::perms(0755));
        fs::permissions(m_root, fs::perms(0555));
        {
            const OrdinaryUser user;
            const std::string message = messageOf([&] { ClipStore::openOrCreate(m_root); });
            QVERIFY2(message.find("carpus.db") != std::string::npos, message.c_str());
            QVERIFY2(message.find("write") != std::string::npos, message.c_str());
        }
        fs::permissions(m_root, fs::perms(0755));
    }

    void anIndexThatWasOnlyBegunIsMadeAnew() {
        writeFile(m_root / "carpus.db");
        writeFile(m_root / "A/1/01.mp4");
        QCOMPARE(ClipStore::open(m_root).clips().size(), std::size_t(1));
        QCOMPARE(ClipStore::openOrCreate(m_root).clips().size(), std::size_t(1));
        QVERIFY(ClipStore::open(m_root).writable());
    }

    void aWriterThatNeverEndsIsToldOf() {
        ClipStore store = ClipStore::openOrCreate(m_root);
        ClipStore other = ClipStore::open(m_root);
        ClipStore::Group endless(other, "Endless");
        const std::string message = messageOf([&] { store.addScene({"x", ""}); });
        QVERIFY2(message.find("another program") != std::string::npos, message.c_str());
        QVERIFY(store.scenes().empty());
    }

    void namesWithAwkwardCharactersOpen_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"with space", "per%cent#and?mark", "quote'\"s", "J\xc3\xbcrg \xe6\x89\x8b", "$(touch x);`id`&", "-rf"})
            QTest::newRow(name) << QString(name);
    }
    void namesWithAwkwardCharactersOpen() {
        QFETCH(const QString, name);
        const fs::path root = m_directory->beside(name.toStdString());
        core::ClipRecord clip = plainClip(name.toStdString(), "a'b;--", 1, "G1");
        ClipStore::openOrCreate(root).addClips(std::vector{clip});
        QCOMPARE(ClipStore::open(root).clips({.subject = name.toStdString()}).size(), std::size_t(1));
        fs::permissions(m_root.parent_path(), fs::perms(0755));
        fs::permissions(root, fs::perms(0555));
        fs::permissions(root / "carpus.db", fs::perms(0444));
        {
            const OrdinaryUser user;
            QCOMPARE(ClipStore::open(root).clips().size(), std::size_t(1));
        }
        fs::permissions(root, fs::perms(0755));
    }

private:
    std::unique_ptr<DatasetFolder> m_directory;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(IndexFileTest)
#include "index_file_test.moc"
