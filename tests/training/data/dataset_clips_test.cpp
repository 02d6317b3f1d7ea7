#include "training/dataset_clips.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/capture/video_writer.h"
#include "core/types/error.h"
#include "tests/support/has_part.h"
#include "tests/training/support/frame_files.h"
#include "training/clip_parts.h"

namespace {

namespace fs = std::filesystem;
using core::DataPart;

void writeVideo(const fs::path& file, int count, bool right) {
    fs::create_directories(file.parent_path());
    core::VideoWriter writer(file.string(), {core::VideoFormat::MjpegAvi, 15, 95, {}});
    for (int i = 0; i < count; ++i) {
        const double progress = double(i) / (count - 1);
        writer.write(barPicture(right ? progress : 1 - progress, 48), i / 15.0);
    }
    writer.finish();
}

core::LabelSet twoClasses() { return {{"right", "left"}, {1, 0}}; }

/// Where the bar stands in a kept picture, 0..1.
double barPlace(const std::uint8_t* rgb, int side) {
    const std::uint8_t* row = rgb + std::size_t(side) * std::size_t(side / 2) * 3;
    double sum = 0, weight = 0;
    for (int x = 0; x < side; ++x) {
        const double bright = std::max(0, int(row[3 * x]) - 100);
        sum += bright * x;
        weight += bright;
    }
    return (sum / weight - (side / 8.0 - 0.5)) / (side * 0.75);
}

class DataFolder {
public:
    fs::path at(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / "set" / name; }

    training::ClipMaker clips(DataPart part = DataPart::Train) {
        config.data.source = at("").string();
        config.data.frames = 8;
        config.data.size = 32;
        return training::datasetClips(config.data, twoClasses(), part, 32);
    }

    std::unique_ptr<training::ClipPool> pool(DataPart part = DataPart::Train) {
        clips(part);
        config.data.cache = (fs::path(m_folder.path().toStdString()) / "cache").string();
        config.threads = 2;
        core::ModelConfig model;
        model.labels = twoClasses();
        model.size = 32;
        said.clear();
        const auto listen = [this](const training::TrainingProgress& now) {
            if (now.kind == training::TrainingProgress::Kind::Notice) said += now.message + "\n";
        };
        return training::openPart(config, model, part, listen, {});
    }

    /// Lists for validation and test, so that nothing of the training list is held out.
    void addOthers(const std::string& line = "others/v 0", const std::string& ending = ".csv") const {
        writeFrames(at("others/v"), 4, true);
        for (const char* name : {"val", "test"}) writeText(at(name + ending), line + "\n");
    }

    core::TrainingConfig config;
    std::string said;

private:
    QTemporaryDir m_folder;
};

template <typename Action>
std::string complaint(Action action) {
    try {
        action();
    } catch (const core::Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace

class DatasetClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void videosOfAListAreDecoded() {
        DataFolder data;
        for (int i = 0; i < 4; ++i) writeVideo(data.at("videos/" + std::to_string(i) + ".avi"), 20, i % 2 == 0);
        writeText(data.at("train.csv"), "videos/0.avi,0\r\nvideos/1.avi,1\r\n");
        writeText(data.at("val.csv"), "videos/2.avi,0\r\nvideos/3.avi,1\r\n");
        writeText(data.at("test.csv"), "videos/2.avi,0\r\nvideos/3.avi,1\r\n");
        const auto pool = data.pool();
        QCOMPARE(pool->size(), 2);
        QCOMPARE(pool->info(1).label, 1);
        QCOMPARE(pool->info(0).sourceFrames, 20);
        QCOMPARE(data.pool(DataPart::CrossSubject)->size(), 2);
        double last = -0.2;
        for (int f = 0; f < 8; ++f) {
            const double place = barPlace(pool->frame(0, f), 32);
            QVERIFY2(place > last, qPrintable(QString("frame %1 at %2 after %3").arg(f).arg(place).arg(last)));
            last = place;
        }
        QVERIFY(last > 0.85);
    }

    void onlyTheFramesOfTheLineAreTaken() {
        DataFolder data;
        writeFrames(data.at("a"), 30, true);
        writeFrames(data.at("b"), 30, false);
        writeText(data.at("train.txt"), "a;11;20;0\nb;1;30;1\n");
        data.addOthers("others/v;1;4;0", ".txt");
        data.config.data.simulate.marginS = 0;
        const auto pool = data.pool();
        QCOMPARE(pool->info(0).sourceFrames, 10);
        QCOMPARE(pool->info(1).sourceFrames, 30);
        // of the ten frames the second and the ninth are nearest to the middles of the outer eighths; pixels are 1/24
        QVERIFY(std::abs(barPlace(pool->frame(0, 0), 32) - 11.0 / 29) < 0.05);
        QVERIFY(std::abs(barPlace(pool->frame(0, 7), 32) - 18.0 / 29) < 0.05);
    }

    void picturesThatNobodyAsksForAreNotRead() {
        DataFolder data;
        writeFrames(data.at("a"), 80, true);
        writeFrames(data.at("b"), 80, false);
        writeText(data.at("a/00002.png"), "no picture");  // of 80, every tenth is kept
        writeText(data.at("train.txt"), "a 1 80 0\nb 1 80 1\n");
        data.addOthers("others/v 1 4 0", ".txt");
        QCOMPARE(data.pool()->size(), 2);
    }

    void whatCannotBeReadOrIsTooShortIsLeftOut() {
        DataFolder data;
        for (const char* name : {"a", "b", "short"}) writeFrames(data.at(name), name[1] == 0 ? 12 : 3, name[0] == 'a');
        writeText(data.at("torn.avi"), "no video");
        writeText(data.at("train.csv"), "torn.avi,0\nshort,1\na,0\nb,1\n");
        data.addOthers();
        data.config.data.minFrames = 4;
        const auto pool = data.pool();
        QCOMPARE(pool->size(), 2);
        QCOMPARE(pool->info(0).label, 0);
        QCOMPARE(pool->info(1).label, 1);
        QVERIFY(barPlace(pool->frame(1, 0), 32) > 0.8);  // the clip behind the gaps is the right one
        HAS(data.said, "2 of 4 training clips cannot be used and are left out. The first: ");
    }

    void whereNothingIsLeftTheTrainingStops() {
        DataFolder data;
        writeFrames(data.at("a"), 1, true);
        writeFrames(data.at("b"), 1, true);
        writeText(data.at("train.csv"), "a 0\nb 1\n");
        data.addOthers();
        const std::string said = complaint([&] { data.pool(); });
        HAS(said, "None of the 2 clips can be used");
        HAS(said, "is too short: it has 1 pictures, and data.min_frames wants 2");
    }

    void aLabelOutsideTheSetIsNamedWithTheSet() {
        DataFolder data;
        writeFrames(data.at("a"), 2, true);
        writeText(data.at("train.csv"), "a wave\n");
        data.addOthers();
        HAS(complaint([&] { data.clips(); }), "label \"wave\", which the model does not know; it knows right, left");
    }

    void oneClassIsNothingToLearn() {
        DataFolder data;
        writeFrames(data.at("a"), 2, true);
        writeFrames(data.at("b"), 2, true);
        writeText(data.at("train.csv"), "a 0\nb 0\n");
        data.addOthers();
        HAS(complaint([&] { data.clips(); }), "All 2 training clips");
    }

    void anEmptyClassIsTold() {
        DataFolder data;
        for (const char* name : {"a", "b", "c"}) writeFrames(data.at(name), 4, true);
        writeText(data.at("train.csv"), "a up\nb down\n");
        data.addOthers("others/v up");
        data.config.data.source = data.at("").string();
        const core::LabelSet labels{{"up", "down", "left"}, {0, 1, 2}};
        const auto maker = training::datasetClips(data.config.data, labels, DataPart::Train, 32);
        QCOMPARE(maker.notices.size(), std::size_t(1));
        HAS(maker.notices.front(), "no training clips of left");
    }

    void aPartWithoutClipsIsNamed() {
        DataFolder data;
        writeFrames(data.at("a"), 2, true);
        writeText(data.at("test.csv"), "a 0\n");
        HAS(complaint([&] { data.clips(); }), "has no clips for training");
    }
};

QTEST_GUILESS_MAIN(DatasetClipsTest)
#include "dataset_clips_test.moc"
