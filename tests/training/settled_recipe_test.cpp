#include "training/settled_recipe.h"

#include <QTest>

#include "training/schedule.h"

class SettledRecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEpochIsTheWholeStepsThatTheClipsGive() {
        core::TrainingConfig recipe;
        recipe.epochs = 15;
        recipe.batch = 4;
        recipe.accumulate = 16;
        recipe.evaluateEveryEpochs = 5;
        recipe.optimizer.warmupEpochs = 0.5;
        const auto settled = training::settledRecipe(recipe, {}, 3636);
        QCOMPARE(training::totalSteps(settled), 15 * 56);
        QCOMPARE(settled.evaluateEverySteps, 5 * 56);
        QCOMPARE(settled.optimizer.warmupSteps, 28);
    }

    void theStagesShareTheSteps() {
        core::TrainingConfig recipe;
        recipe.epochs = 10;
        recipe.batch = 10;
        recipe.stages = {{80, 3}, {96, 3}, {112, 1}};
        const auto settled = training::settledRecipe(recipe, {}, 100);
        QCOMPARE(training::totalSteps(settled), 100);
        QCOMPARE(settled.stages[0].steps, 43);
        QCOMPARE(settled.stages[2].steps, 14);
    }

    void aFewClipsAreOneStep() {
        core::TrainingConfig recipe;
        recipe.epochs = 2;
        recipe.batch = 64;
        recipe.stages = {{80, 1}, {112, 9}};
        const auto settled = training::settledRecipe(recipe, {}, 5);
        QCOMPARE(training::totalSteps(settled), 2);
        QCOMPARE(settled.stages.size(), std::size_t(1));
        QCOMPARE(settled.stages.front().size, 112);
    }

    void withoutEpochsTheStepsStay() {
        const core::TrainingConfig recipe;
        const auto settled = training::settledRecipe(recipe, {}, 100);
        QCOMPARE(training::totalSteps(settled), training::totalSteps(recipe));
        QCOMPARE(settled.evaluateEverySteps, recipe.evaluateEverySteps);
    }
};

QTEST_GUILESS_MAIN(SettledRecipeTest)
#include "settled_recipe_test.moc"
