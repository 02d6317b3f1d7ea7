#include "training/evaluation/bootstrap.h"

#include <QTest>
#include <numeric>

namespace {

/// The mean of one value for each person.
training::Statistics meanOf(std::vector<double> values) {
    return [values = std::move(values)](const std::vector<int>& drawn) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) sum += values[i] * drawn[i];
        return std::vector<double>{sum / double(values.size())};
    };
}

}  // namespace

class BootstrapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheIntervalByHand() {
        // Four people, one of them always wrong. Of 256 equally likely draws 1 holds her four times (mean 0), 12 three
        // times (0.25), 81 never (1). P(mean <= 0) = 0.4 % < 2.5 % < P(mean <= 0.25) = 5.1 %, and P(mean = 1) = 32 %.
        const auto intervals = training::bootstrapIntervals(4, meanOf({1, 1, 0, 1}), {20'000, 7, 0.95});
        QCOMPARE(intervals.size(), std::size_t(1));
        QCOMPARE(intervals[0].low, 0.25);
        QCOMPARE(intervals[0].high, 1.0);
        // For 99.9 % the lower end is the draw of 1 in 256: a tail of 0.05 % lies within it.
        QCOMPARE(training::bootstrapIntervals(4, meanOf({1, 1, 0, 1}), {20'000, 7, 0.999})[0].low, 0.0);
    }

    void drawsAsManyPeopleAsThereAre() {
        training::bootstrapIntervals(5, [](const std::vector<int>& drawn) {
            if (std::accumulate(drawn.begin(), drawn.end(), 0) != 5) qFatal("not five people");
            return std::vector<double>{};
        });
    }

    void theSeedDecides() {
        const auto statistics = meanOf({0.1, 0.35, 0.4, 0.77, 0.9, 0.95, 0.2});
        const auto once = training::bootstrapIntervals(7, statistics, {200, 3, 0.95});
        const auto again = training::bootstrapIntervals(7, statistics, {200, 3, 0.95});
        const auto other = training::bootstrapIntervals(7, statistics, {200, 4, 0.95});
        QCOMPARE(once[0].low, again[0].low);
        QCOMPARE(once[0].high, again[0].high);
        QVERIFY(once[0].low != other[0].low || once[0].high != other[0].high);
    }

    void onePersonSaysNothingAboutOthers() {
        QVERIFY(training::bootstrapIntervals(1, meanOf({0.5})).empty());
        QVERIFY(training::bootstrapIntervals(0, meanOf({})).empty());
    }
};

QTEST_GUILESS_MAIN(BootstrapTest)
#include "bootstrap_test.moc"
