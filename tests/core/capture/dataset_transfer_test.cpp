#include <QtTest>
#include <tuple>

#include "core/dataset/dataset_check.h"
#include "core/dataset/dataset_export.h"
#include "core/dataset/dataset_import.h"
#include "core/dataset/simulated_dataset.h"
#include "core/types/label_set.h"
#include "tests/core/support/dataset_files.h"

namespace fs = std::filesystem;
using core::ClipStore;
using core::DatasetFormat;
using core::ImportAction;

namespace {

using Row = std::tuple<std::string, std::string, std::string, std::string, int, double, double>;

/// What most formats hold of a set: path, label, subject, session, split, bounds.
std::vector<Row> rowsOf(const ClipStore& store) {
    std::vector<Row> rows;
    for (const auto& c : store.clips())
        rows.emplace_back(c.path, c.label, c.subject, c.session, int(c.split), std::round(c.startS * 1e6),
                          std::round(c.endS * 1e6));
    return rows;
}

std::vector<std::string> gestures() { return core::LabelSet::gestures(true).names; }

}  // namespace

/// Import and export: round trips in every format.
class DatasetTransferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        core::SimulatedDatasetOptions options;
        options.folder = m_folder.beside("original");
        options.subjects = 3;
        options.labels = {"G1", "G2", "G10"};
        options.width = 64;
        options.height = 48;
        options.framesPerSecond = 10;
        core::makeSimulatedDataset(options, {}, {});
        ClipStore store = ClipStore::open(options.folder);
        core::checkDataset(store, {});
        for (const auto& clip : store.clips())  // whole files, as the layouts without bounds have them
            store.editClips(std::vector{clip.id}, {.startS = 0, .endS = 0});
        int number = 0;
        for (const auto& subject : store.subjects())
            store.setSplit(subject.id, std::array{core::Split::Train, core::Split::Validation,
                                                  core::Split::Test}[std::size_t(number++ % 3)]);
        writeFile(options.folder / fs::path(store.clips().front().path).replace_extension(".csv"),
                  "0,1,2,3,4,5,6\n1,1,2,3,4,5,6\n");
        core::MediaRecord media = store.media().front();
        media.sensorPath = fs::path(media.path).replace_extension(".csv").generic_string();
        store.saveMedia(media);
    }

    void roundTripsAreLossless_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("separator");
        QTest::addColumn<bool>("copy");
        QTest::newRow("muwiges, linked") << int(DatasetFormat::Muwiges) << "" << false;
        QTest::newRow("muwiges, copied") << int(DatasetFormat::Muwiges) << "" << true;
        QTest::newRow("csv, blank") << int(DatasetFormat::Csv) << "" << false;
        QTest::newRow("csv, comma") << int(DatasetFormat::Csv) << "," << false;
        QTest::newRow("csv, semicolon") << int(DatasetFormat::Csv) << ";" << false;
        QTest::newRow("csv, tabulator") << int(DatasetFormat::Csv) << "\t" << true;
        QTest::newRow("label studio") << int(DatasetFormat::LabelStudio) << "" << false;
        QTest::newRow("cvat") << int(DatasetFormat::Cvat) << "" << false;
        QTest::newRow("class folders") << int(DatasetFormat::ClassFolders) << "" << false;
    }
    void roundTripsAreLossless() {
        QFETCH(const int, format);
        QFETCH(const QString, separator);
        QFETCH(const bool, copy);
        const ClipStore original = ClipStore::open(m_folder.beside("original"));
        const std::string name = QString(QTest::currentDataTag()).replace(", ", "-").toStdString();
        core::ExportOptions out;
        out.target = m_folder.beside("out " + name);
        out.format = DatasetFormat(format);
        out.separator = separator.toStdString();
        out.transfer = copy ? core::MediaTransfer::Copy : core::MediaTransfer::Link;
        const core::ExportPlan exported = core::planExport(original, out);
        QCOMPARE(exported.clips, 9);
        core::runExport(exported, out);

        core::ImportOptions in;
        in.source = out.target;
        in.format = out.format;
        in.separator = out.separator;
        in.labels = format == int(DatasetFormat::Csv) ? gestures() : std::vector<std::string>();
        in.transfer = out.transfer;
        const fs::path target = m_folder.beside("in " + name);
        const core::ImportPlan plan = core::planImport(ClipStore::openOrPretend(target), in);
        QVERIFY(!fs::exists(target));
        QCOMPARE(plan.count(ImportAction::Add), 9);
        ClipStore imported = ClipStore::openOrCreate(target);
        QCOMPARE(core::runImport(imported, plan, in.transfer), 9);
        compare(rowsOf(original), rowsOf(imported), DatasetFormat(format));
        for (const auto& clip : imported.clips()) {
            QVERIFY(fs::exists(imported.mediaPath(clip)));
            QCOMPARE(fs::is_symlink(imported.mediaPath(clip)), !copy);
        }
        if (format == int(DatasetFormat::Muwiges)) QVERIFY(!imported.clips().front().sensorPath.empty());
        QCOMPARE(core::planImport(imported, in).count(ImportAction::Keep), 9);
        QVERIFY(imported.undo());
        QVERIFY(imported.clips().empty());
    }

    void boundsSurviveTheFormatsThatHoldThem_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("label studio") << int(DatasetFormat::LabelStudio);
        QTest::newRow("cvat") << int(DatasetFormat::Cvat);
    }
    void boundsSurviveTheFormatsThatHoldThem() {
        QFETCH(const int, format);
        const std::string name = QTest::currentDataTag();
        const fs::path root = m_folder.beside("bounds " + name);
        fs::copy(m_folder.beside("original"), root, fs::copy_options::recursive);
        ClipStore store = ClipStore::open(root);
        core::ClipRecord second = store.clips().front();
        store.editClips(std::vector{second.id}, {.startS = 0.1, .endS = 0.4});
        second.startS = 0.4;
        second.endS = 0.7;
        store.addClips(std::vector{second});
        core::ExportOptions out;
        out.target = m_folder.beside("bounds out " + name);
        out.format = DatasetFormat(format);
        core::runExport(core::planExport(store, out), out);
        core::ImportOptions in;
        in.source = out.target;
        in.format = out.format;
        QCOMPARE(core::planImport(store, in).count(ImportAction::Keep), 10);
        ClipStore imported = ClipStore::openOrCreate(m_folder.beside("bounds in " + name));
        core::runImport(imported, core::planImport(imported, in), core::MediaTransfer::Link);
        const auto clips = imported.clips({.path = second.path});
        QCOMPARE(clips.size(), std::size_t(2));
        QCOMPARE(clips[0].startS, 0.1);
        QCOMPARE(clips[0].endS, 0.4);
        QCOMPARE(clips[1].startS, 0.4);
        QCOMPARE(clips[1].endS, 0.7);
    }

    void frameListsSurvive() {
        const fs::path source = m_folder.beside("frames");
        for (int frame = 1; frame <= 40; ++frame)
            writeFile(source / "a b/v_1" /
                          (std::string(5 - std::to_string(frame).size(), '0') + std::to_string(frame) + ".jpg"),
                      "x");
        writeFile(source / "train.txt", std::string("\xEF\xBB\xBF") + "a b/v_1 1 40 3\r\na b/v_1 11 20 4\r\n\r\n");
        writeFile(source / "test.txt", "a b/v_1 21 30\n");
        core::ImportOptions in;
        in.source = source;
        in.format = DatasetFormat::FrameLists;
        in.framesPerSecond = 10;
        ClipStore store = ClipStore::openOrCreate(m_folder.beside("frames set"));
        core::runImport(store, core::planImport(store, in), core::MediaTransfer::Copy);
        const auto clips = store.clips();
        QCOMPARE(clips.size(), std::size_t(3));
        QCOMPARE(clips[0].endS, 0.0);
        QCOMPARE(clips[0].frameCount, 40);
        QCOMPARE(clips[1].startS, 1.0);
        QCOMPARE(clips[1].endS, 2.0);
        QCOMPARE(clips[1].label, std::string("4"));
        QCOMPARE(clips[2].label, std::string());
        QVERIFY(clips[2].split == core::Split::Test);
        core::ExportOptions out;
        out.target = m_folder.beside("frames out");
        out.format = DatasetFormat::FrameLists;
        const core::ExportPlan plan = core::planExport(store, out);
        core::runExport(plan, out);
        QCOMPARE(textOf(out.target / "train.txt"), std::string("a b/v_1 1 40 3\na b/v_1 11 20 4\n"));
        QVERIFY(plan.warnings.front().find("without a label") != std::string::npos);
    }

    void theListsOfTheStudiesAreUnderstood() {
        const fs::path source = m_folder.beside("afosr");
        for (const char* video : {"video_0.avi", "video_1.avi", "video_2.avi"})
            writeFile(source / "videos" / video, video);
        writeFile(source / "metadata/train.csv", "videos/video_0.avi,4\nvideos/video_1.avi,11\n");
        writeFile(source / "metadata/test.csv", "videos/video_2.avi,0\nvideos/video_9.avi,0\n");
        core::ImportOptions in;
        in.source = source;
        in.format = DatasetFormat::Csv;
        in.labels = gestures();
        const core::ImportPlan plan = core::planImport(ClipStore::openOrPretend(m_folder.beside("none")), in);
        QCOMPARE(plan.count(ImportAction::Add), 3);
        QCOMPARE(plan.count(ImportAction::Refuse), 1);
        QVERIFY(plan.items.back().problem.find("video_9.avi") != std::string::npos);
        QCOMPARE(plan.items[0].clip.label, std::string("G5"));
        QCOMPARE(plan.items[1].clip.label, std::string("G12"));
        QVERIFY(plan.items[2].clip.split == core::Split::Test);
    }

    void labelStudioAddressesAreUnderstood() {
        const fs::path source = m_folder.beside("studio");
        writeFile(source / "clip one.mp4", "1");
        writeFile(source / "two.mp4", "2");
        writeFile(source / "tasks.json", R"([
            {"data": {"video": "/data/local-files/?d=clip%20one.mp4"}, "annotations": [
                {"was_cancelled": true, "result": []},
                {"result": [{"type": "timelinelabels", "value": {"ranges": [{"start": 31, "end": 60}], "timelinelabels": ["G5"]}}]}]},
            {"video": "/data/upload/3/0a1b2c3d-two.mp4", "choice": "G7"}])");
        core::ImportOptions in;
        in.source = source / "tasks.json";
        in.format = DatasetFormat::LabelStudio;
        in.framesPerSecond = 30;
        const core::ImportPlan plan = core::planImport(ClipStore::openOrPretend(m_folder.beside("none")), in);
        QCOMPARE(plan.count(ImportAction::Add), 2);
        QCOMPARE(plan.items[0].clip.startS, 1.0);
        QCOMPARE(plan.items[0].clip.endS, 2.0);
        QCOMPARE(plan.items[1].clip.label, std::string("G7"));
        QCOMPARE(plan.items[1].clip.path, std::string("two.mp4"));
    }

    void cvatTagsAndTracksAreUnderstood() {
        const fs::path source = m_folder.beside("cvat");
        writeFile(source / "v.mkv", "1");
        writeFile(source / "annotations.json",
                  R"([{"labels": [{"id": 7, "name": "G5"}],
            "tags": [{"label": "G1", "frame": 3}, {"label": "G1", "frame": 4}, {"label": "G1", "frame": 9}],
            "tracks": [{"label_id": 7, "frame": 20, "shapes": [{"frame": 20, "outside": false}, {"frame": 30, "outside": true}]}]}])");
        core::ImportOptions in;
        in.source = source / "annotations.json";
        in.format = DatasetFormat::Cvat;
        in.media = source / "v.mkv";
        in.framesPerSecond = 10;
        const core::ImportPlan plan = core::planImport(ClipStore::openOrPretend(m_folder.beside("none")), in);
        QCOMPARE(plan.count(ImportAction::Add), 3);
        QCOMPARE(plan.items[0].clip.startS, 0.3);
        QCOMPARE(plan.items[0].clip.endS, 0.5);
        QCOMPARE(plan.items[1].clip.startS, 0.9);
        QCOMPARE(plan.items[2].clip.label, std::string("G5"));
        QCOMPARE(plan.items[2].clip.endS, 3.0);
    }

    void anExportThatCannotBeIsAnError() {
        const fs::path root = m_folder.beside("leaky");
        fs::copy(m_folder.beside("original"), root, fs::copy_options::recursive);
        ClipStore store = ClipStore::open(root);
        store.editClips(std::vector{store.clips().front().id}, {.split = core::Split::Test});
        store.editClips(std::vector{store.clips().back().id}, {.label = "wave"});
        core::ExportOptions out;
        out.target = m_folder.beside("leaky out");
        QVERIFY(messageOf([&] { core::planExport(store, out); }).find("whole people") != std::string::npos);
        store.undo();
        store.undo();
        store.editClips(std::vector{store.clips().back().id}, {.label = "wave"});
        const core::ExportPlan plan = core::planExport(store, out);
        QCOMPARE(plan.clips, 8);
        QCOMPARE(plan.warnings.size(), std::size_t(1));
        writeFile(out.target / "in the way");
        QVERIFY(messageOf([&] { core::planExport(store, out); }).find("something already") != std::string::npos);
    }

private:
    /// Class folders hold no people and give files other names; lists and JSON hold no people; JSON holds no splits.
    static void compare(std::vector<Row> a, std::vector<Row> b, DatasetFormat format) {
        const bool json = format == DatasetFormat::Cvat || format == DatasetFormat::LabelStudio;
        for (auto* rows : {&a, &b})
            for (Row& row : *rows) {
                if (format == DatasetFormat::Muwiges) {
                    std::get<0>(row) = fs::path(std::get<0>(row)).parent_path().string();
                    continue;
                }
                std::get<2>(row) = std::get<3>(row) = "";
                if (json) std::get<4>(row) = 0;
                if (format == DatasetFormat::ClassFolders) std::get<0>(row) = "";
            }
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        QCOMPARE(b.size(), a.size());
        QVERIFY(a == b);
    }

    DatasetFolder m_folder;
};

QTEST_GUILESS_MAIN(DatasetTransferTest)
#include "dataset_transfer_test.moc"
