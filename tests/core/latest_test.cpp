#include "core/buffer/latest.h"

#include <QtTest>
#include <thread>

class LatestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyBeforeTheFirstValue() {
        const core::Latest<int> box;
        std::uint64_t seen = 0;
        QVERIFY(!box.peekNewer(seen));
        QVERIFY(!box.latest());
    }

    void givesAValueOnceToEachReader() {
        core::Latest<int> box;
        box.publish(5);
        std::uint64_t one = 0, two = 0;
        QCOMPARE(box.peekNewer(one), std::optional(5));
        QVERIFY(!box.peekNewer(one));
        QCOMPARE(box.peekNewer(two), std::optional(5));
        QCOMPARE(box.latest(), std::optional(5));
    }

    void keepsTheNewestAndTellsHowManyWereMissed() {
        core::Latest<int> box;
        std::uint64_t seen = 0;
        box.publish(1);
        box.peekNewer(seen);
        for (int value = 2; value <= 5; ++value) box.publish(value);
        const std::uint64_t before = seen;
        QCOMPARE(box.peekNewer(seen), std::optional(5));
        QCOMPARE(seen - before, std::uint64_t(4));
    }

    void updateChangesInPlaceAndStartsFromADefault() {
        core::Latest<int> box;
        box.update([](int& value) { value += 3; });
        box.update([](int& value) { value += 4; });
        QCOMPARE(box.latest(), std::optional(7));
    }

    void waitWakesForANewValue() {
        core::Latest<int> box;
        std::optional<int> got;
        {
            std::jthread reader([&](std::stop_token stop) {
                std::uint64_t seen = 0;
                got = box.waitNewer(seen, stop);
            });
            box.publish(9);
            reader.join();
        }
        QCOMPARE(got, std::optional(9));
    }

    void waitEndsPromptlyOnStop() {
        const core::Latest<int> box;
        std::optional<int> got = 1;
        std::jthread reader([&](std::stop_token stop) {
            std::uint64_t seen = 0;
            got = box.waitNewer(seen, stop);
        });
        QElapsedTimer timer;
        timer.start();
        reader.request_stop();
        reader.join();
        QVERIFY(!got);
        QVERIFY(timer.elapsed() < 1000);
    }

    void losesNothingBetweenManyWriters() {
        core::Latest<int> box;
        {
            std::vector<std::jthread> writers;
            for (int i = 0; i < 4; ++i)
                writers.emplace_back([&] {
                    for (int k = 0; k < 1000; ++k) box.update([](int& value) { ++value; });
                });
        }
        QCOMPARE(box.latest(), std::optional(4000));
    }
};

QTEST_GUILESS_MAIN(LatestTest)
#include "latest_test.moc"
