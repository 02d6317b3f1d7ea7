#include "training/recipe.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "core/types/error.h"

namespace {

std::string complaint(const std::string& text, const training::Overrides& overrides = {}) {
    try {
        training::parseRecipe(text, "test.yaml", overrides);
    } catch (const core::Error& error) {
        return error.kind() == core::Error::Kind::BadUsage ? error.what() : "wrong kind";
    }
    return "";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyRecipeKeepsEveryDefault() {
        QCOMPARE(training::recipeSummary(training::parseRecipe("", "test.yaml")),
                 training::recipeSummary(core::TrainingConfig{}));
    }

    void nestedAndDottedKeysAreTheSame() {
        const auto nested = training::parseRecipe("optimizer: {lr: 3e-4}\nbatch: 8", "test.yaml");
        const auto dotted = training::parseRecipe("optimizer.lr: 3e-4\nbatch: 8", "test.yaml");
        QCOMPARE(nested.optimizer.lr, 3e-4);
        QCOMPARE(dotted.optimizer.lr, 3e-4);
        QCOMPARE(nested.batch, 8);
    }

    void theCommandLineOverridesTheFile() {
        const training::Overrides overrides{{"optimizer.kind", "sgd"}, {"stages", "[{size: 64, steps: 5}]"}};
        const auto config = training::parseRecipe("optimizer: {kind: adamw}", "test.yaml", overrides);
        QVERIFY(config.optimizer.kind == core::OptimizerKind::Sgd);
        QCOMPARE(config.stages.size(), std::size_t(1));
        QCOMPARE(config.stages.front().size, 64);
    }

    void badRecipesSayWhatToDo_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("misspelt") << "optimizer: {learning: 1}"
                                  << "optimizer.";
        QTest::newRow("misspelt, near") << "batchh: 3"
                                        << "Did you mean \"batch\"?";
        QTest::newRow("without its group") << "weight_decay: 3"
                                           << "Did you mean \"optimizer.weight_decay\"?";
        QTest::newRow("wrong type") << "batch: many"
                                    << "\"many\" is no value for batch";
        QTest::newRow("fraction for a count") << "batch: 2.5"
                                              << "is no value for batch";
        QTest::newRow("out of range") << "optimizer: {lr: -1}"
                                      << "Use a value from";
        QTest::newRow("unknown choice") << "precision: int3"
                                        << "auto, fp32, bf16";
        QTest::newRow("empty stages") << "stages: []"
                                      << "stages is empty";
        QTest::newRow("stage without steps") << "stages: [{size: 64}]"
                                             << "is no value for stages";
        QTest::newRow("odd stage size") << "stages: [{size: 50, steps: 3}]"
                                        << "that 16 divides";
        QTest::newRow("group without content") << "optimizer: 5"
                                               << "unknown key \"optimizer\"";
        QTest::newRow("list") << "- a\n- b"
                              << "is no recipe";
        QTest::newRow("not YAML") << "a: [1"
                                  << "is not YAML";
        QTest::newRow("jitter beyond the footage") << "augment: {start_early_s: 3}"
                                                   << "data.simulate.margin_s";
    }
    void badRecipesSayWhatToDo() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::string message = complaint(text.toStdString());
        QVERIFY2(has(message, expected.toStdString()), message.c_str());
        QVERIFY2(has(message, "test.yaml"), message.c_str());
    }

    void aBadOverrideNamesTheCommandLine() {
        QVERIFY(
            has(complaint("", {{"optimiser.lr", "1"}}), "Command line: unknown key \"optimiser.lr\". Did you mean"));
        QVERIFY(has(complaint("", {{"batch", "[1"}}), "batch is not YAML"));
    }

    void aMissingFileIsBadUsage() {
        try {
            training::readRecipe("/nowhere/recipe.yaml");
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY(has(error.what(), "/nowhere/recipe.yaml"));
        }
    }

    void everyKeyCanBeSetToItsOwnDefault() {
        training::Overrides overrides;
        for (const auto& setting : training::recipeSettings())
            overrides.emplace_back(setting.key, setting.defaultValue);
        QVERIFY(overrides.size() > 40);
        QCOMPARE(training::recipeSummary(training::parseRecipe("", "test.yaml", overrides)),
                 training::recipeSummary(core::TrainingConfig{}));
    }

    void everySettingIsExplained() {
        using Kind = core::RecipeSetting::Kind;
        for (const auto& setting : training::recipeSettings()) {
            QVERIFY2(setting.help.size() > 10, setting.key.c_str());
            const bool number = setting.kind == Kind::Number || setting.kind == Kind::WholeNumber;
            QVERIFY2(number == (setting.high > setting.low), setting.key.c_str());
            QVERIFY2((setting.kind == Kind::Choice) == !setting.choices.empty(), setting.key.c_str());
            if (!number) continue;
            const double value = std::stod(setting.defaultValue);
            QVERIFY2(value >= setting.low && value <= setting.high, setting.key.c_str());
            std::ostringstream beyond;
            beyond << std::setprecision(17) << setting.high * 2 + 1;
            QVERIFY2(has(complaint("", {{setting.key, beyond.str()}}), setting.key), setting.key.c_str());
        }
    }

    void theValuesOfARecipeAreThoseThatItWasReadFrom() {
        const auto config = training::parseRecipe("optimizer: {kind: sgd}\nbatch: 8", "test.yaml");
        const auto values = training::recipeValues(config);
        QCOMPARE(values.size(), training::recipeSettings().size());
        QCOMPARE(training::recipeSummary(training::parseRecipe("", "test.yaml", values)),
                 training::recipeSummary(config));
    }

    void whereAndHowFastARunIsMadeDoesNotChangeIt() {
        const auto plain = training::parseRecipe("", "test.yaml");
        const auto moved = training::parseRecipe("output: elsewhere\nthreads: 3\ncheckpoint_minutes: 1", "test.yaml");
        const auto other = training::parseRecipe("seed: 2", "test.yaml");
        QCOMPARE(training::recipeSummary(moved), training::recipeSummary(plain));
        QVERIFY(training::recipeSummary(other) != training::recipeSummary(plain));
    }

    void theSummaryShowsNumbersAsPeopleWriteThem() {
        const auto config = training::parseRecipe("optimizer: {lr: 6e-4}\nlabel_smoothing: 0.05", "test.yaml");
        const QString summary = QString::fromStdString(training::recipeSummary(config));
        QVERIFY2(summary.contains("label_smoothing: 0.05\n"), qPrintable(summary));
        QVERIFY2(summary.contains("optimizer.lr: 6e-04\n"), qPrintable(summary));
    }

    void theBundledRecipeIsReadable() {
        const auto config = training::readRecipe(CARPUS_SOURCE_DIR "/resources/recipes/light-timesformer-tiny.yaml");
        QCOMPARE(config.preset, std::string("light-timesformer-tiny"));
        QCOMPARE(config.data.simulate.train.people, 800);
        QCOMPARE(config.data.simulate.test.people, 15);
    }
};

QTEST_GUILESS_MAIN(RecipeTest)
#include "recipe_test.moc"
