#include <QtTest>
#include <memory>

#include "core/dataset/clip_store.h"
#include "tests/core/support/dataset_files.h"

namespace fs = std::filesystem;
using core::ClipEdit;
using core::ClipRecord;
using core::ClipStore;

namespace {

/// Everything that a user can see of a data set.
std::string contentOf(const ClipStore& store) {
    std::string text;
    for (const auto& c : store.clips({.trash = core::TrashFilter::Both}))
        text += c.path + "|" + c.label + "|" + c.subject + "|" + c.session + "|" + c.scene + "|" +
                std::to_string(int(c.split)) + "|" + std::to_string(c.startS) + "|" + std::to_string(c.endS) + "|" +
                std::to_string(c.flagged) + std::to_string(c.trashedAt > 0) + "|" + c.note + "\n";
    for (const auto& s : store.subjects()) text += s.id + "|" + std::to_string(int(s.hand)) + "|" + s.consent + "\n";
    for (const auto& s : store.sessions()) text += s.subject + "|" + s.id + "|" + s.scene + "|" + s.started + "\n";
    for (const auto& s : store.scenes()) text += s.id + "|" + s.note + "\n";
    for (const auto& m : store.media()) {
        text += m.path + std::to_string(m.trashedAt > 0) + "\n";
        for (const auto& k : store.marks(m.path)) text += std::to_string(k.startS) + k.label + "\n";
    }
    return text;
}

}  // namespace

/// Changes, undo and redo, the trash, and several users of one set.
class ClipStoreChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<DatasetFolder>();
        m_root = m_directory->root();
        m_store = std::make_unique<ClipStore>(ClipStore::openOrCreate(m_root));
        m_ids = m_store->addClips(std::vector{plainClip("Ana", "s1", 1, "G1"), plainClip("Ana", "s1", 2, "G2"),
                                              plainClip("Bo", "s1", 1, "G1")});
        for (const auto& clip : m_store->clips()) writeFile(m_store->mediaPath(clip), clip.path);
    }

    void everyChangeCanBeUndoneAndDoneAgain_data() {
        using Change = std::function<void(ClipStore&, const std::vector<core::ClipId>&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* text, const Change& change) {
            QTest::newRow(name) << change << QString(text);
        };
        row("label", "Label 2 clips G5", [](auto& s, auto& ids) {
            s.editClips(std::vector{ids[0], ids[1]}, {.label = "G5"});
        });
        row("bounds", "Change the bounds of 1 clip",
            [](auto& s, auto& ids) { s.editClips(std::vector{ids[0]}, {.startS = 0.1 + 0.2, .endS = 1.0 / 3}); });
        row("flag", "Flag 1 clip", [](auto& s, auto& ids) { s.editClips(std::vector{ids[2]}, {.flagged = true}); });
        row("trash", "Delete 1 clip", [](auto& s, auto& ids) { s.editClips(std::vector{ids[2]}, {.trashed = true}); });
        row("note", "Note on 1 clip", [](auto& s, auto& ids) { s.editClips(std::vector{ids[2]}, {.note = "a'b"}); });
        row("split", "Split of 1 subject", [](auto& s, auto&) { s.setSplit("Ana", core::Split::Test); });
        row("subject", "Subject Ana", [](auto& s, auto&) {
            s.addSubject({"Ana", core::Handedness::Left, "on paper", "n"});
        });
        row("new subject", "Subject New", [](auto& s, auto&) { s.addSubject({.id = "New"}); });
        row("scene", "Scene lab", [](auto& s, auto&) { s.addScene({"lab", "bright"}); });
        row("session", "Session s9 of Cy", [](auto& s, auto&) { s.addSession({"Cy", "s9", "lab", "2026-01-01", ""}); });
        row("marks", "Set 2 marks", [](auto& s, auto&) {
            s.addMarks(std::vector<core::Mark>{{.path = "Ana/s1/01.mkv", .startS = 1, .label = "G1"},
                                               {.path = "Ana/s1/01.mkv", .startS = 2}});
        });
        row("replace", "Add 1 clip", [](auto& s, auto&) { s.addClips(std::vector{plainClip("Ana", "s1", 1, "G9")}); });
        row("group", "Cut", [](auto& s, auto& ids) {
            ClipStore::Group group(s, "Cut");
            ClipRecord second = plainClip("Ana", "s1", 1, "G3");
            second.startS = 1;
            s.editClips(std::vector{ids[0]}, {.endS = 1});
            s.addClips(std::vector{second});
            s.editClips(std::vector{ids[1]}, {.trashed = true});
            group.finish();
        });
    }
    void everyChangeCanBeUndoneAndDoneAgain() {
        using Change = std::function<void(ClipStore&, const std::vector<core::ClipId>&)>;
        QFETCH(const Change, change);
        QFETCH(const QString, text);
        const std::string before = contentOf(*m_store);
        change(*m_store, m_ids);
        const std::string after = contentOf(*m_store);
        QVERIFY(before != after);
        QCOMPARE(m_store->history().back().text, text.toStdString());
        const bool adds = m_store->clips({.trash = core::TrashFilter::Both}).size() > 3;
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(m_store->undo(), std::optional(text.toStdString()));
            if (!adds) QCOMPARE(contentOf(*m_store), before);
            QCOMPARE(m_store->clips().size(), std::size_t(3));
            QCOMPARE(m_store->redo(), std::optional(text.toStdString()));
            QCOMPARE(contentOf(*m_store), after);
        }
    }

    void undoWorksAfterARestart() {
        m_store->editClips(m_ids, {.label = "G7"});
        m_store.reset();
        ClipStore again = ClipStore::open(m_root);
        QCOMPARE(again.undo(), std::optional<std::string>("Label 3 clips G7"));
        QCOMPARE(again.clips({.label = "G1"}).size(), std::size_t(2));
        QVERIFY(again.history().back().undone);
        m_store = std::make_unique<ClipStore>(ClipStore::open(m_root));
        QCOMPARE(m_store->redo(), std::optional<std::string>("Label 3 clips G7"));
        QCOMPARE(m_store->clips({.label = "G7"}).size(), std::size_t(3));
        QVERIFY(!m_store->redo());
    }

    void undoGoesBackToTheBeginningAndARecordingBecomesTrash() {
        m_store->editClips(m_ids, {.label = "G7"});
        int steps = 0;
        while (m_store->undo()) ++steps;
        QCOMPARE(steps, 2);
        QVERIFY(m_store->clips().empty());
        QCOMPARE(m_store->clips({.trash = core::TrashFilter::Trashed}).size(), std::size_t(3));
        QVERIFY(fs::exists(m_root / "Ana/s1/01.mkv"));
        while (m_store->redo()) --steps;
        QCOMPARE(steps, 0);
        QCOMPARE(m_store->clips({.label = "G7"}).size(), std::size_t(3));
    }

    void aNewChangeEndsRedo() {
        m_store->editClips(m_ids, {.label = "G7"});
        m_store->undo();
        m_store->editClips(m_ids, {.flagged = true});
        QVERIFY(!m_store->redo());
        QCOMPARE(m_store->history().size(), std::size_t(2));
    }

    void aGroupWithoutFinishChangesNothing() {
        const std::string before = contentOf(*m_store);
        {
            ClipStore::Group group(*m_store, "Abandoned");
            m_store->editClips(m_ids, {.label = "G7"});
        }
        QCOMPARE(contentOf(*m_store), before);
        QCOMPARE(m_store->history().size(), std::size_t(1));
    }

    void aFailedPartOfAGroupChangesNothingOfItsOwn() {
        ClipStore::Group group(*m_store, "Mixed");
        m_store->editClips(std::vector{m_ids[0]}, {.label = "G7"});
        const std::string message = messageOf([&] {
            m_store->editClips(std::vector<core::ClipId>{m_ids[1], 999}, {.label = "G8"});
        });
        QVERIFY2(message.find("999") != std::string::npos, message.c_str());
        group.finish();
        QCOMPARE(m_store->clips({.label = "G7"}).size(), std::size_t(1));
        QVERIFY(m_store->clips({.label = "G8"}).empty());
    }

    void purgingDeletesFilesAndKeepsTheRestOfTheHistory() {
        m_store->editClips(m_ids, {.flagged = true});
        m_store->editClips(std::vector{m_ids[0], m_ids[1]}, {.trashed = true});
        QCOMPARE(m_store->purgeTrash(), 2);
        QVERIFY(!fs::exists(m_root / "Ana"));
        QVERIFY(fs::exists(m_root / "Bo/s1/01.mkv"));
        QCOMPARE(m_store->purgeTrash(), 0);
        QCOMPARE(m_store->undo(), std::optional<std::string>("Flag 3 clips"));
        QCOMPARE(m_store->clips({.flagged = false}).size(), std::size_t(1));
        QCOMPARE(m_store->undo(), std::optional<std::string>("Add 3 clips"));
        QVERIFY(!m_store->undo());
        while (m_store->redo()) {
        }
        QCOMPARE(m_store->clips().size(), std::size_t(1));
    }

    void purgingKeepsAFileThatAnotherClipNeeds() {
        ClipRecord second = plainClip("Ana", "s1", 1, "G3");
        second.startS = 2;
        m_store->addClips(std::vector{second});
        m_store->editClips(std::vector{m_ids[0]}, {.trashed = true});
        QCOMPARE(m_store->purgeTrash(), 1);
        QVERIFY(fs::exists(m_root / "Ana/s1/01.mkv"));
        QCOMPARE(m_store->clips({.path = "Ana/s1/01.mkv"}).size(), std::size_t(1));
    }

    void purgingALinkKeepsWhatItLeadsTo() {
        const fs::path original = m_directory->beside("original.mkv");
        writeFile(original, "precious");
        fs::create_symlink(original, m_root / "Ana/s1/03.mkv");
        const auto ids = m_store->addClips(std::vector{plainClip("Ana", "s1", 3, "G3")});
        m_store->editClips(ids, {.trashed = true});
        QCOMPARE(m_store->purgeTrash(), 1);
        QVERIFY(!fs::exists(fs::symlink_status(m_root / "Ana/s1/03.mkv")));
        QCOMPARE(textOf(original), std::string("precious"));
    }

    void aTakeGoesToTheTrashWithItsClips() {
        m_store->saveMedia({.path = "Ana/s1/20.mkv", .subject = "Ana", .session = "s1", .kind = core::MediaKind::Take});
        ClipRecord cut = plainClip("Ana", "s1", 20, "G4");
        cut.startS = 3;
        cut.endS = 4;
        m_store->addClips(std::vector{cut});
        m_store->addMarks(std::vector<core::Mark>{{.path = "Ana/s1/20.mkv", .startS = 3}});
        QVERIFY(m_store->media("Ana/s1/20.mkv")->kind == core::MediaKind::Take);
        m_store->trashTake("Ana/s1/20.mkv", true);
        QCOMPARE(m_store->clips().size(), std::size_t(3));
        m_store->undo();
        QCOMPARE(m_store->clips().size(), std::size_t(4));
        m_store->redo();
        QCOMPARE(m_store->purgeTrash(), 2);
        QVERIFY(!m_store->media("Ana/s1/20.mkv"));
        QVERIFY(messageOf([&] { m_store->trashTake("Ana/s1/01.mkv", true); }).find("no take") != std::string::npos);
    }

    void othersSeeChangesAndTheRevisionTellsThem() {
        const ClipStore other = ClipStore::open(m_root);
        const auto before = other.revision();
        QCOMPARE(other.revision(), before);
        const auto own = m_store->revision();
        m_store->editClips(m_ids, {.label = "G7"});
        QVERIFY(m_store->revision() != own);
        QVERIFY(other.revision() != before);
        QCOMPARE(other.clips({.label = "G7"}).size(), std::size_t(3));
    }

    void badChangesAreErrors() {
        const auto told = [&](const char* part, const std::function<void()>& change) {
            const std::string before = contentOf(*m_store);
            const std::string message = messageOf(change);
            QVERIFY2(message.find(part) != std::string::npos, message.c_str());
            QCOMPARE(contentOf(*m_store), before);
        };
        told("3.0", [&] { m_store->editClips(m_ids, {.startS = 3, .endS = 2}); });
        told("nan", [&] { m_store->editClips(m_ids, {.startS = std::nan("")}); });
        told("../x.mkv", [&] { m_store->saveMedia({.path = "../x.mkv"}); });
        told("/etc/x", [&] { m_store->saveMedia({.path = "a.mkv", .sensorPath = "/etc/x"}); });
        told("none.mkv", [&] { m_store->addMarks(std::vector<core::Mark>{{.path = "none.mkv"}}); });
        told("77", [&] { m_store->editMark({.id = 77}); });
    }

    void filtersCombine() {
        m_store->editClips(std::vector{m_ids[1]}, {.flagged = true, .note = "Blurred at the END"});
        m_store->editClips(std::vector{m_ids[2]}, {.label = ""});
        QCOMPARE(m_store->clips({.flagged = true}).front().id, m_ids[1]);
        QCOMPARE(m_store->clips({.label = ""}).front().id, m_ids[2]);
        QCOMPARE(m_store->clips({.text = "blurred"}).front().id, m_ids[1]);
        QCOMPARE(m_store->clips({.text = "bo/S1"}).front().id, m_ids[2]);
        QCOMPARE(m_store->clips({.subject = "Ana", .session = "s1"}).size(), std::size_t(2));
        QVERIFY(m_store->clips({.label = "G1", .flagged = true}).empty());
        QCOMPARE(m_store->clip(m_ids[0])->path, std::string("Ana/s1/01.mkv"));
        QVERIFY(!m_store->clip(999));
    }

    void newMediaGetsFreeNumbersAndSafeFolders() {
        QCOMPARE(m_store->newMediaPath("Ana", "s1", "G3", ".mkv"), std::string("Ana/s1/03.mkv"));
        QCOMPARE(m_store->newMediaPath("Ana", "s1", "G1", ".mp4"), std::string("Ana/s1/13.mp4"));
        QCOMPARE(m_store->newMediaPath("Ana", "s1", "none", ".mkv"), std::string("Ana/s1/13.mkv"));
        writeFile(m_root / "Ana/s1/13.mkv.part");
        QCOMPARE(m_store->newMediaPath("Ana", "s1", "none", ".mkv"), std::string("Ana/s1/14.mkv"));
        QCOMPARE(m_store->newMediaPath("../../etc", "$(rm *)", "G3", ".mkv"), std::string("_._.._etc/_(rm _)/03.mkv"));
        QCOMPARE(m_store->newMediaPath("J\xc3\xbcrg O'Neill", "", "G1", ".mkv"),
                 std::string("J\xc3\xbcrg O_Neill/unknown/01.mkv"));
    }

private:
    std::unique_ptr<DatasetFolder> m_directory;
    fs::path m_root;
    std::unique_ptr<ClipStore> m_store;
    std::vector<core::ClipId> m_ids;
};

QTEST_GUILESS_MAIN(ClipStoreChangesTest)
#include "clip_store_changes_test.moc"
