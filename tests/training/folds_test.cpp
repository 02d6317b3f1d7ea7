#include "training/evaluation/folds.h"

#include <QTest>
#include <cmath>

#include "core/types/error.h"
#include "training/evaluation/cross_validation.h"

class FoldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyIsHeldOutOnce() {
        const std::map<std::string, int> people{{"a", 9}, {"b", 1}, {"c", 5}, {"d", 4}, {"e", 3}};
        const auto folds = training::planFolds(people, 2);
        QCOMPARE(folds.size(), std::size_t(2));
        // The largest first, each to the emptier group: a | c d, then e | b. A person counts for one clip more.
        QCOMPARE(folds[0], (std::vector<std::string>{"a", "e"}));
        QCOMPARE(folds[1], (std::vector<std::string>{"c", "d", "b"}));
    }

    void oneByOneKeepsTheOrder() {
        const auto folds = training::planFolds({{"b", 1}, {"a", 7}, {"c", 2}}, 0);
        QCOMPARE(folds, (std::vector<std::vector<std::string>>{{"a"}, {"b"}, {"c"}}));
    }

    void noGroupIsEmpty() {
        for (const auto& fold : training::planFolds({{"a", 0}, {"b", 0}, {"c", 0}}, 3))
            QCOMPARE(fold.size(), std::size_t(1));
    }

    void tooFewPeopleAreBadUsage_data() {
        QTest::addColumn<int>("people");
        QTest::addColumn<int>("folds");
        QTest::newRow("more groups than people") << 3 << 4;
        QTest::newRow("one group") << 3 << 1;
        QTest::newRow("one person, one by one") << 1 << 0;
        QTest::newRow("nobody") << 0 << 0;
    }

    void tooFewPeopleAreBadUsage() {
        QFETCH(int, people);
        QFETCH(int, folds);
        std::map<std::string, int> clips;
        for (int i = 0; i < people; ++i) clips[std::to_string(i)] = 1;
        try {
            training::planFolds(clips, folds);
            QFAIL("planned");
        } catch (const core::Error& error) {
            QCOMPARE(error.kind(), core::Error::Kind::BadUsage);
            QVERIFY2(std::string(error.what()).find(std::to_string(people) + " people") != std::string::npos,
                     error.what());
        }
    }

    void theSpreadIsThatOfASample() {
        const auto spread = training::spreadOf({2, 4, 4, 6});
        QCOMPARE(spread.mean, 4.0);
        QCOMPARE(spread.deviation, std::sqrt(8.0 / 3));
        QCOMPARE(training::spreadOf({0.5}).deviation, 0.0);
    }

    void simulatedPeopleAreNotHeldOut() {
        core::TrainingConfig config;
        QVERIFY_THROWS_EXCEPTION(core::Error, training::crossValidate(config, {}, {}, {}));
    }
};

QTEST_GUILESS_MAIN(FoldsTest)
#include "folds_test.moc"
