#include "core/capture/natural_order.h"

#include <QTest>
#include <algorithm>
#include <string>
#include <vector>

class NaturalOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersCountByValue() {
        std::vector<std::string> names{"f10.png",  "f9.png", "f1.png",   "f02.png",
                                       "f100.png", "f.png",  "e200.png", "f10a.png"};
        std::ranges::sort(names, core::naturallyBefore);
        const std::vector<std::string> wanted{"e200.png", "f.png",   "f1.png",   "f02.png",
                                              "f9.png",   "f10.png", "f10a.png", "f100.png"};
        QCOMPARE(names, wanted);
    }

    void numbersLongerThanAnyIntegerTypeKeepTheirOrder() {
        QVERIFY(core::naturallyBefore("a99999999999999999999998", "a99999999999999999999999"));
        QVERIFY(!core::naturallyBefore("a100000000000000000000000", "a99999999999999999999999"));
    }

    void equalNamesAreNotBeforeEachOther() {
        QVERIFY(!core::naturallyBefore("f01", "f01"));
        QVERIFY(core::naturallyBefore("f01", "f1") != core::naturallyBefore("f1", "f01"));
    }

    void everyPairIsOrderedOneWayOnly() {
        const std::vector<std::string> names{"",    "0", "00", "1",  "a",  "a0",  "a00b",
                                             "a0b", "b", "10", "9z", "a1", "a01", "."};
        for (const auto& a : names) {
            for (const auto& b : names) {
                QVERIFY2(!(core::naturallyBefore(a, b) && core::naturallyBefore(b, a)), (a + " | " + b).c_str());
                for (const auto& c : names) {
                    QVERIFY2(
                        !(core::naturallyBefore(a, b) && core::naturallyBefore(b, c)) || core::naturallyBefore(a, c),
                        (a + " | " + b + " | " + c).c_str());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(NaturalOrderTest)
#include "natural_order_test.moc"
