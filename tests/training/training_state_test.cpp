#include "training/training_state.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "core/types/error.h"

namespace {

training::TrainingState example() {
    training::TrainingState state{"batch: 4\n", 7, 6, 2, 1.0 / 3, {}};
    state.tensors["weights"] = torch::randn({3, 4});
    state.tensors["steps"] = torch::full({1}, 7, torch::kInt64);
    return state;
}

}  // namespace

class TrainingStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsLoaded() {
        const auto saved = example();
        training::saveTrainingState(file("good"), saved);
        const auto loaded = training::loadTrainingState(file("good"));
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->recipe, saved.recipe);
        QCOMPARE(loaded->step, 7);
        QCOMPARE(loaded->validated, 6);
        QCOMPARE(loaded->worse, 2);
        QVERIFY(loaded->bestTop1 == 1.0 / 3);  // to the last bit
        QCOMPARE(loaded->tensors.size(), std::size_t(2));
        for (const auto& [name, tensor] : saved.tensors) QVERIFY(torch::equal(tensor, loaded->tensors.at(name)));
    }

    void noFileIsNoState() { QVERIFY(!training::loadTrainingState(file("missing")).has_value()); }

    void aNewStateReplacesTheOldOneWhole() {
        auto state = example();
        training::saveTrainingState(file("replaced"), state);
        state.step = 8;
        training::saveTrainingState(file("replaced"), state);
        QCOMPARE(training::loadTrainingState(file("replaced"))->step, 8);
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path().toStdString())) {
            files += entry.path().filename().string().starts_with("replaced") ? 1 : 0;
        }
        QCOMPARE(files, 1);
    }

    void aDamagedFileIsAnError_data() {
        QTest::addColumn<int>("bytes");
        QTest::newRow("empty") << 0;
        QTest::newRow("only the header size") << 8;
        QTest::newRow("half of it") << 150;
    }
    void aDamagedFileIsAnError() {
        QFETCH(int, bytes);
        training::saveTrainingState(file("damaged"), example());
        std::filesystem::resize_file(file("damaged"), std::uintmax_t(bytes));
        QVERIFY_THROWS_EXCEPTION(core::Error, training::loadTrainingState(file("damaged")));
    }

    void aTensorThatCannotBeKeptIsRefused() {
        auto state = example();
        state.tensors["odd"] = torch::zeros({2}, torch::kDouble);
        QVERIFY_THROWS_EXCEPTION(core::Error, training::saveTrainingState(file("odd"), state));
    }

private:
    std::string file(const std::string& name) const { return (m_folder.path().toStdString() + "/") + name; }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainingStateTest)
#include "training_state_test.moc"
