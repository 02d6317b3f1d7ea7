#include "core/dataset/dataset_check.h"

#include <QXmlStreamReader>
#include <QtTest>
#include <chrono>

#include "core/dataset/dataset_stats.h"
#include "core/dataset/simulated_dataset.h"
#include "core/dataset/stats_plot.h"
#include "tests/core/support/dataset_files.h"

namespace fs = std::filesystem;
using core::ClipStore;
using core::FindingKind;

namespace {

std::vector<FindingKind> kindsOf(const core::CheckReport& report) {
    std::vector<FindingKind> kinds;
    for (const auto& finding : report.findings) kinds.push_back(finding.kind);
    return kinds;
}

}  // namespace

/// A small simulated set, damaged in every way that has a name.
class DatasetCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        core::SimulatedDatasetOptions options;
        options.folder = m_folder.beside("original");
        options.subjects = 2;
        options.scenes = 1;
        options.labels = {"G1", "G2"};
        options.width = 64;
        options.height = 48;
        options.framesPerSecond = 10;
        core::makeSimulatedDataset(options, {}, {});
        ClipStore store = ClipStore::open(options.folder);
        QCOMPARE(store.clips().size(), std::size_t(4));
        m_subject = store.clips().front().subject;
        m_session = store.clips().front().session;
    }

    void init() {
        m_root = m_folder.beside(std::string("copy") + std::to_string(++m_copies));
        fs::copy(m_folder.beside("original"), m_root, fs::copy_options::recursive);
    }

    void aSoundSetIsDecodedOnceAndThenComparedByChecksum() {
        ClipStore store = ClipStore::open(m_root);
        const core::CheckReport first = core::checkDataset(store, {});
        QVERIFY(first.findings.empty());
        QCOMPARE(first.files, 4);
        QCOMPARE(first.decoded, 4);
        QVERIFY(store.history().size() == ClipStore::open(m_folder.beside("original")).history().size());
        QCOMPARE(core::checkDataset(store, {}).decoded, 0);
        QCOMPARE(core::checkDataset(store, {.decodeAll = true}).decoded, 4);
        const core::MediaRecord media = store.media().front();
        QCOMPARE(media.width, 64);
        QVERIFY(media.frameCount > 5 && media.durationS > 0.5 && media.bytes > 0);
        QCOMPARE(media.checksum.size(), std::size_t(16));
    }

    void clipsWithoutAFileGoToTheTrash() {
        fs::remove(path("01.mkv"));
        const auto report = repaired({FindingKind::MissingFile});
        ClipStore store = ClipStore::open(m_root);
        QCOMPARE(store.clips().size(), std::size_t(3));
        QCOMPARE(store.clips({.trash = core::TrashFilter::Trashed}).size(), std::size_t(1));
        QVERIFY(store.undo());
        QCOMPARE(store.clips().size(), std::size_t(4));
        QVERIFY(report.findings.front().path.ends_with("01.mkv"));
    }

    void unknownFilesBecomeClips() {
        fs::copy(path("01.mkv"), path("07.mkv"));
        fs::copy(path("01.mkv"), m_root / "stray.mkv");
        repaired({FindingKind::UnknownFile, FindingKind::UnknownFile});
        ClipStore store = ClipStore::open(m_root);
        const auto seven = store.clips({.label = "G7"});
        QCOMPARE(seven.size(), std::size_t(1));
        QCOMPARE(seven.front().subject, m_subject);
        QVERIFY(seven.front().flagged);
        QVERIFY(seven.front().frameCount > 5);
        QCOMPARE(store.clips({.label = ""}).front().path, std::string("stray.mkv"));
    }

    void brokenMediaIsFlagged_data() {
        QTest::addColumn<int>("keep");
        QTest::newRow("breaks off") << 60;
        QTest::newRow("empty") << 0;
    }
    void brokenMediaIsFlagged() {
        QFETCH(const int, keep);
        fs::resize_file(path("01.mkv"), fs::file_size(path("01.mkv")) * std::uintmax_t(keep) / 100);
        ClipStore store = ClipStore::open(m_root);
        const auto report = core::checkDataset(store, {.repair = true});
        QVERIFY(kindsOf(report) == std::vector{FindingKind::BrokenMedia});
        const auto flagged = store.clips({.flagged = true});
        QCOMPARE(flagged.size(), std::size_t(1));
        QCOMPARE(core::datasetStats(store).unreadable.size(), std::size_t(1));
    }

    void changedFilesAreSeen() {
        {
            ClipStore store = ClipStore::open(m_root);
            for (const auto& clip : store.clips()) store.editClips(std::vector{clip.id}, {.startS = 0, .endS = 0});
            core::checkDataset(store, {});
        }
        fs::copy(path("02.mkv"), path("01.mkv"), fs::copy_options::overwrite_existing);
        repaired({FindingKind::ChangedFile});
        QCOMPARE(ClipStore::open(m_root).clips({.flagged = true}).size(), std::size_t(1));
    }

    void leftoversWithPicturesAreSavedAndOthersDeleted() {
        fs::copy(path("01.mkv"), path("08.mkv.part"));
        writeFile(path("09.mkv.part"), "no video");
        ClipStore store = ClipStore::open(m_root);
        QVERIFY(core::checkDataset(store, {.repair = true}).findings.empty());  // somebody may still be writing them
        for (const char* name : {"08.mkv.part", "09.mkv.part"})
            fs::last_write_time(path(name), fs::file_time_type::clock::now() - std::chrono::hours(1));
        repaired({FindingKind::Leftover, FindingKind::Leftover});
        QVERIFY(!fs::exists(path("09.mkv.part")) && !fs::exists(path("08.mkv.part")));
        const auto saved = ClipStore::open(m_root).clips({.label = "G8"});
        QCOMPARE(saved.size(), std::size_t(1));
        QVERIFY(saved.front().flagged);
    }

    void boundsBeyondTheFileAreSeen() {
        ClipStore store = ClipStore::open(m_root);
        const auto clips = store.clips();
        store.editClips(std::vector{clips[0].id}, {.endS = 500});
        store.editClips(std::vector{clips[1].id}, {.startS = 400, .endS = 500});
        repaired({FindingKind::BadBounds, FindingKind::BadBounds});
        QCOMPARE(store.clip(clips[0].id)->endS, 0.0);
        QVERIFY(store.clip(clips[1].id)->trashedAt > 0);
    }

    void sensorTracksAreCheckedForLength() {
        ClipStore store = ClipStore::open(m_root);
        core::checkDataset(store, {});
        core::MediaRecord media = store.media().front();
        media.sensorPath = fs::path(media.path).replace_extension(".csv").generic_string();
        store.saveMedia(media);
        QVERIFY(kindsOf(core::checkDataset(store, {})) == std::vector{FindingKind::MissingSensor});
        std::string rows;
        for (int row = 0; row <= 180; ++row) rows += std::to_string(row * 0.5) + ",1,2,3,4,5,6\n";
        writeFile(m_root / media.sensorPath, rows);
        const auto report = core::checkDataset(store, {});
        QVERIFY(kindsOf(report) == std::vector{FindingKind::BadSensor});
        QVERIFY2(report.findings.front().text.find("90.00 s") != std::string::npos,
                 report.findings.front().text.c_str());
    }

    void aStoppedCheckChangesNothing() {
        fs::remove(path("01.mkv"));
        ClipStore store = ClipStore::open(m_root);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!core::checkDataset(store, {.repair = true}, {}, stop.get_token()).complete);
        QCOMPARE(store.clips().size(), std::size_t(4));
    }

    void statisticsCountWhatThereIs() {
        ClipStore store = ClipStore::open(m_root);
        core::checkDataset(store, {});
        store.setSplits({{m_subject, core::Split::Train}});
        const core::DatasetStats stats = core::datasetStats(store);
        QCOMPARE(stats.clips, 4);
        QCOMPARE(stats.classes.at("G1"), 2);
        QCOMPARE(stats.subjects.at(m_subject).splits.at(core::Split::Train), 2);
        QCOMPARE(stats.resolutions.at("64x48"), 4);
        QCOMPARE(stats.durations.count, 4);
        QCOMPARE(stats.frameRates.median, 10.0);
        const std::string svg = core::plotStats(stats);
        QVERIFY(QXmlStreamReader(QByteArray::fromStdString(svg)).readNextStartElement());
        QVERIFY(svg.find("G1: 2") != std::string::npos);
    }

private:
    fs::path path(const char* name) const { return m_root / m_subject / m_session / name; }

    /// Finds exactly this twice, the second time repairing, and nothing after that.
    core::CheckReport repaired(const std::vector<FindingKind>& kinds) {
        ClipStore store = ClipStore::open(m_root);
        const auto seen = core::checkDataset(store, {});
        if (kindsOf(seen) != kinds) QTest::qFail("other findings", __FILE__, __LINE__);
        if (std::any_of(seen.findings.begin(), seen.findings.end(), [](auto& f) { return f.repaired; }))
            QTest::qFail("repaired without being asked to", __FILE__, __LINE__);
        core::CheckReport report = core::checkDataset(store, {.repair = true});
        if (kindsOf(report) != kinds || !report.findings.front().repaired)
            QTest::qFail("not repaired", __FILE__, __LINE__);
        if (!core::checkDataset(store, {}).findings.empty()) QTest::qFail("not clean after repair", __FILE__, __LINE__);
        return report;
    }

    DatasetFolder m_folder;
    fs::path m_root;
    int m_copies = 0;
    std::string m_subject;
    std::string m_session;
};

QTEST_GUILESS_MAIN(DatasetCheckTest)
#include "dataset_check_test.moc"
