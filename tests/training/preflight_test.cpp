#include "training/preflight.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/clip_store.h"
#include "core/dataset/simulated_dataset.h"
#include "model/checkpoint.h"
#include "tests/training/support/toy_clips.h"
#include "tests/training/support/toy_recipe.h"

namespace fs = std::filesystem;

namespace {

bool told(const core::PreflightReport& report, bool problem, const std::string& text) {
    return std::any_of(report.notes.begin(), report.notes.end(), [&](const core::PreflightNote& note) {
        return note.isProblem == problem && note.text.find(text) != std::string::npos;
    });
}

}  // namespace

/// Looks at a small simulated data set with four people that is spoilt in one way after the other.
class PreflightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto config = toyModel();
        config.labels = core::LabelSet::gestures(true);
        torch::manual_seed(5);
        model::saveCheckpoint(path("start.safetensors"), model::TimeSformer(config), config, {});
        core::SimulatedDatasetOptions options;
        options.folder = path("made");
        options.subjects = 4;
        options.labels = {"G1", "G2", "none"};
        options.repeats = 2;
        options.width = options.height = 48;
        options.framesPerSecond = 10;
        core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
    }
    void init() {
        fs::remove_all(path("data"));
        fs::copy(path("made"), path("data"), fs::copy_options::recursive);
    }

    void aGoodDataSetCanStartAndIsCounted() {
        const auto report = training::preflight(config());
        QVERIFY(report.canStart());
        QCOMPARE(report.parts.size(), std::size_t(4));
        int clips = 0;
        for (const auto& part : report.parts) clips += part.clips;
        QCOMPARE(clips, 24);
        QCOMPARE(report.parts[1].clips, 6);
        QCOMPARE(report.parts[0].classes.at("G1"), int(2 * report.parts[0].people.size()));
        QCOMPARE(report.steps, 6);
        QCOMPARE(report.batch, 4);
        QVERIFY(report.trainSeconds > 0 && report.prepareSeconds > 0);
        QVERIFY(report.method.find("clips of noise") != std::string::npos);
        QVERIFY(told(report, false, "no training clips of G3"));
        QVERIFY(!fs::exists(path("cache")));
    }

    void timeAndMemoryGrowWithWhatIsAskedFor() {
        std::uint64_t peak = 1'000'000'000;
        const training::MemoryProbe probe{[] {}, [&] { return peak += 50'000'000; }};
        auto more = config();
        more.batch = 400;
        more.stages = {{32, 3000}};
        const auto small = training::preflight(config(), probe);
        const auto large = training::preflight(more, probe);
        QVERIFY(large.trainSeconds > 20 * small.trainSeconds);
        QVERIFY(large.memoryBytes > small.memoryBytes);
    }

    void anEmptySideIsAProblem() {
        core::ClipStore store = core::ClipStore::open(path("data"));
        for (const auto& subject : store.subjects()) store.setSplit(subject.id, core::Split::Test);
        const auto report = training::preflight(config());
        QVERIFY(!report.canStart());
        QVERIFY(told(report, true, "no training clips"));
        QCOMPARE(report.trainSeconds, 0.0);
    }

    void oneClassAloneIsAProblem() {
        relabel([](const std::string&) { return "G1"; });
        QVERIFY(told(training::preflight(config()), true, "All training clips show G1"));
    }

    void aLabelThatTheNetworkLacksIsAProblem() {
        relabel([](const std::string& label) { return label == "G2" ? "wave" : label; });
        QVERIFY(told(training::preflight(config()), true, "no class for wave"));
    }

    void aValidationPersonWhoIsNotAskedIsTold() {
        core::ClipStore store = core::ClipStore::open(path("data"));
        const auto people = store.subjects();
        store.setSplit(people[1].id, core::Split::Validation);
        auto wanted = config();
        wanted.data.validationSubjects = people[0].id;
        QVERIFY(told(training::preflight(wanted), false, "data.validation_subjects has no effect"));
        wanted.data.validationSubjects = people[1].id;
        QVERIFY(!told(training::preflight(wanted), false, "data.validation_subjects has no effect"));
    }

    void clipsWithoutALabelAreCounted() {
        relabel([](const std::string& label) { return label == "none" ? "" : label; });
        const auto report = training::preflight(config());
        QCOMPARE(report.unlabelled, 8);
        QVERIFY(told(report, false, "8 clips have no label"));
    }

    void aPersonOnTwoSidesIsTold() {
        core::ClipStore store = core::ClipStore::open(path("data"));
        auto clips = store.clips();
        auto other = clips.front();
        other.split = other.split == core::Split::Test ? core::Split::Train : core::Split::Test;
        store.addClips({&other, 1});
        QVERIFY(told(training::preflight(config()), false, "Clips of " + other.subject));
    }

    void aMissingFileIsToldAndLeftOut() {
        const auto clip = core::ClipStore::open(path("data")).clips().front();
        fs::remove(fs::path(path("data")) / clip.path);
        const auto report = training::preflight(config());
        QCOMPARE(report.unreadable, std::vector<std::string>{clip.path});
        QVERIFY(told(report, false, clip.path));
        QVERIFY(report.canStart());
    }

    void aMissingFolderIsAProblem() {
        fs::remove_all(path("data"));
        const auto report = training::preflight(config());
        QVERIFY(!report.canStart());
        QVERIFY(told(report, true, path("data")));
    }

    void aMissingStartIsAProblem() {
        auto wrong = config();
        wrong.initialise = path("nothing.safetensors");
        QVERIFY(told(training::preflight(wrong), true, "nothing.safetensors"));
    }

    void moreMemoryThanThereIsIsTold() {
        std::uint64_t peak = 1'000'000'000;
        const training::MemoryProbe probe{[] {}, [&] { return peak *= 100; }};
        QVERIFY(told(training::preflight(config(), probe), false, "of memory"));
    }

    void simulatedClipsNeedNoDataSet() {
        const auto report = training::preflight(toyRecipe(m_folder.path().toStdString(), "run"));
        QVERIFY(report.canStart());
        QCOMPARE(report.parts[0].clips, 10);
    }

private:
    std::string path(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }

    core::TrainingConfig config() const {
        auto config = toyRecipe(m_folder.path().toStdString(), "run");
        config.data.source = path("data");
        return config;
    }

    template <typename Rule>
    void relabel(Rule rule) {
        core::ClipStore store = core::ClipStore::open(path("data"));
        for (const auto& clip : store.clips()) {
            core::ClipEdit edit;
            edit.label = rule(clip.label);
            store.editClips({&clip.id, 1}, edit);
        }
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "preflight_test.moc"
