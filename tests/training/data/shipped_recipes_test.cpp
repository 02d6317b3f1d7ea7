#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/clip_store.h"
#include "core/types/error.h"
#include "core/types/gesture.h"
#include "model/checkpoint.h"
#include "tests/training/support/frame_files.h"
#include "tests/training/support/toy_clips.h"
#include "training/recipe.h"
#include "training/trainer.h"

namespace {

namespace fs = std::filesystem;

std::string recipeFile(const QString& name) {
    return (QStringLiteral(CARPUS_SOURCE_DIR "/resources/recipes/") + name + ".yaml").toStdString();
}

void writeClip(const fs::path& folder, int gesture) { writeFrames(folder, 6 + gesture % 3, gesture % 2 == 0); }

/// Two people, of whom one is for validation; NN is the gesture.
void writeMuwigesTree(const fs::path& root) {
    for (const char* subject : {"Subject001", "Subject002", "Subject003"}) {
        for (int g = 0; g < core::kGestureCount; ++g) {
            const std::string number = (g < 9 ? "0" : "") + std::to_string(g + 1);
            writeClip(root / subject / "1" / number, g);
        }
    }
    writeText(root / "train.txt", "Subject001\nSubject002\n");
    writeText(root / "val.txt", "Subject003\n");
}

/// The fork's lists: metadata/train.csv with "path,class".
void writeForkLists(const fs::path& root) {
    std::string lists[2];
    for (int i = 0; i < 36; ++i) {
        const std::string name = "videos/video_" + std::to_string(i);
        writeClip(root / name, i % 12);
        lists[i < 24 ? 0 : 1] += name + "," + std::to_string(i % 12) + "\r\n";
    }
    writeText(root / "metadata/train.csv", lists[0]);
    writeText(root / "metadata/val.csv", lists[1]);
}

void writeHmdbLists(const fs::path& root) {
    const char* const kSplits[] = {"train", "val", "test"};
    for (const char* split : kSplits) {
        std::string list;
        for (int i = 0; i < 6; ++i) {
            const std::string label = i % 2 == 0 ? "wave" : "golf";
            const std::string name = "frames/" + label + "/" + split + std::to_string(i);
            writeClip(root / name, i);
            list += name + " " + label + "\n";
        }
        writeText(root / (std::string(split) + ".csv"), list);
    }
}

void writeCarpusSet(const fs::path& root) {
    auto store = core::ClipStore::openOrCreate(root);
    std::vector<core::ClipRecord> clips;
    for (int i = 0; i < 20; ++i) {
        core::ClipRecord clip;
        clip.path = "Ana/1/" + std::to_string(100 + i);
        clip.label = core::gestureId(i % 12);
        clip.subject = "Ana";
        clip.session = "1";
        clip.split = core::Split::Train;
        writeClip(root / clip.path, i);
        clips.push_back(clip);
    }
    store.addClips(clips);
}

/// Two steps on a handful of small clips, in a folder.
training::Overrides smallRun(const fs::path& root) {
    return {{"epochs", "0"},
            {"evaluate_every_epochs", "0"},
            {"stages", "[{size: 32, steps: 2}]"},
            {"batch", "4"},
            {"accumulate", "1"},
            {"threads", "2"},
            {"device", "cpu"},
            {"tensorboard", "false"},
            {"output", (root / "run").string()},
            {"data.cache", (root / "cache").string()},
            {"data.frames", "6"},
            {"data.size", "32"},
            {"data.simulate.train.clips", "8"},
            {"data.simulate.train.scenes", "1"},
            {"data.simulate.validation.clips", "4"},
            {"data.simulate.validation.scenes", "1"},
            {"data.simulate.render_size", "32"},
            {"data.simulate.test_render_size", "32"}};
}

}  // namespace

/// Each shipped recipe takes two steps with a small network on tiny data in the layout that it expects.
class ShippedRecipesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecipeOpensWithWhatItIs() {
        const QStringList files = QDir(CARPUS_SOURCE_DIR "/resources/recipes").entryList({"*.yaml"}, QDir::Files);
        QVERIFY(files.size() >= 8);
        for (const QString& file : files) {
            std::ifstream stream(recipeFile(file.chopped(5)));
            std::string first;
            QVERIFY(std::getline(stream, first) && first.starts_with("# "));
            training::readRecipe(recipeFile(file.chopped(5)));
        }
    }

    void twoStepsOfEachCanBeTrained_data() {
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("firstLabel");
        QTest::addColumn<bool>("continues");
        QTest::newRow("timesformer-muwiges") << "muwiges"
                                             << "G1" << false;
        QTest::newRow("light-timesformer-muwiges-8") << "fork"
                                                     << "G1" << false;
        QTest::newRow("light-timesformer-muwiges-32") << "muwiges"
                                                      << "G1" << false;
        QTest::newRow("timesformer-hmdb") << "hmdb"
                                          << "golf" << false;
        QTest::newRow("own-gestures") << "carpus"
                                      << "G1" << true;
        QTest::newRow("quick-cpu") << "simulate"
                                   << "G1" << false;
        QTest::newRow("light-timesformer-tiny") << "simulate"
                                                << "G1" << true;
        QTest::newRow("light-timesformer-published-simulated") << "simulate"
                                                               << "G1" << false;
        QTest::newRow("light-timesformer-ours-simulated") << "simulate"
                                                          << "G1" << false;
        QTest::newRow("light-timesformer-tiny-track") << "simulate"
                                                      << "G1" << false;
    }
    void twoStepsOfEachCanBeTrained() {
        QFETCH(QString, layout);
        QFETCH(QString, firstLabel);
        QFETCH(bool, continues);
        QTemporaryDir folder;
        const fs::path root = fs::path(folder.path().toStdString());
        const fs::path data = root / "data";
        if (layout == "muwiges") writeMuwigesTree(data);
        if (layout == "fork") writeForkLists(data);
        if (layout == "hmdb") writeHmdbLists(data);
        if (layout == "carpus") writeCarpusSet(data);
        training::Overrides overrides = smallRun(root);
        if (layout != "simulate") overrides.emplace_back("data.source", data.string());
        if (layout == "carpus") overrides.emplace_back("data.mix_simulated", "8");
        if (continues) {
            auto config = toyModel();
            config.labels = core::LabelSet::gestures(true);
            model::saveCheckpoint((root / "start.safetensors").string(), model::TimeSformer(config), config, {});
            overrides.emplace_back("preset", "");
            overrides.emplace_back("initialise", (root / "start.safetensors").string());
        } else {
            const std::vector<std::pair<const char*, const char*>> small{
                {"frames", "2"}, {"size", "32"}, {"embed", "24"}, {"depth", "1"}, {"heads", "2"}};
            for (const auto& [key, value] : small) overrides.emplace_back(std::string("model.") + key, value);
        }
        std::string said;
        const auto listen = [&](const training::TrainingProgress& now) {
            if (now.kind == training::TrainingProgress::Kind::Notice) said += now.message;
        };
        const auto recipe = training::readRecipe(recipeFile(QTest::currentDataTag()), overrides);
        const auto outcome = training::runTraining(recipe, listen, {});
        QVERIFY(outcome.finished);
        QCOMPARE(outcome.step, 2);
        QVERIFY2(said.empty() || layout == "carpus", said.c_str());
        const auto trained = model::loadCheckpoint(outcome.modelPath);
        QCOMPARE(trained.config.labels.names.front(), firstLabel.toStdString());
    }

    void epochsAreCountedInTheClipsThatAreThere() {
        QTemporaryDir folder;
        const fs::path root = fs::path(folder.path().toStdString());
        writeForkLists(root / "data");  // 24 training clips, of which every tenth is for validation
        const training::Overrides overrides{{"preset", "light-timesformer-tiny"},
                                            {"epochs", "3"},
                                            {"evaluate_every_epochs", "1"},
                                            {"batch", "4"},
                                            {"model.frames", "2"},
                                            {"model.size", "32"},
                                            {"model.embed", "24"},
                                            {"model.depth", "1"},
                                            {"model.heads", "2"},
                                            {"stages", "[{size: 16, steps: 2}, {size: 32, steps: 1}]"},
                                            {"tensorboard", "false"},
                                            {"device", "cpu"},
                                            {"output", (root / "run").string()},
                                            {"data.source", (root / "data").string()},
                                            {"data.cache", (root / "cache").string()},
                                            {"data.frames", "4"},
                                            {"data.size", "32"}};
        int validations = 0;
        const auto listen = [&](const training::TrainingProgress& now) {
            validations += now.kind == training::TrainingProgress::Kind::Epoch ? 1 : 0;
        };
        const auto recipe = training::parseRecipe("", "test.yaml", overrides);
        const auto outcome = training::runTraining(recipe, listen, {});
        QCOMPARE(outcome.step, 3 * (22 / 4));
        QCOMPARE(validations, 2);  // the third is the final one
    }
};

QTEST_GUILESS_MAIN(ShippedRecipesTest)
#include "shipped_recipes_test.moc"
