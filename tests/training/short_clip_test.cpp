#include "training/short_clip.h"

#include <QTest>
#include <numeric>

namespace {

std::vector<int> frames(int total) {
    std::vector<int> all(static_cast<std::size_t>(total));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// "0" a picture, "0+1" a mean, "0*0.6" a darker copy.
QString shown(const std::vector<training::MadePicture>& pictures) {
    QStringList words;
    for (const auto& picture : pictures) {
        QString word = QString::number(picture.first);
        if (picture.second != picture.first) word += QStringLiteral("+%1").arg(picture.second);
        if (picture.brightness != 1) word += QStringLiteral("*%1").arg(picture.brightness);
        words << word;
    }
    return words.join(QLatin1Char(' '));
}

}  // namespace

class ShortClipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStepIsTakenOnlyWhereTheOneBeforeIsNotEnough_data() {
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("count");
        QTest::newRow("long enough") << 8 << 8 << 8;
        QTest::newRow("longer") << 20 << 8 << 20;
        QTest::newRow("means are enough") << 5 << 9 << 9;
        QTest::newRow("means, one short") << 5 << 10 << 18;
        QTest::newRow("reversal is enough") << 5 << 18 << 18;
        QTest::newRow("one darker copy") << 5 << 19 << 36;
        QTest::newRow("two darker copies") << 5 << 37 << 54;
        QTest::newRow("all copies") << 5 << 73 << 90;
        QTest::newRow("never enough") << 5 << 1000 << 90;
        QTest::newRow("one picture") << 1 << 8 << 8;
        QTest::newRow("nothing") << 0 << 8 << 0;
    }
    void eachStepIsTakenOnlyWhereTheOneBeforeIsNotEnough() {
        QFETCH(int, total);
        QFETCH(int, wanted);
        QFETCH(int, count);
        QCOMPARE(int(training::lengthened(frames(total), wanted).size()), count);
    }

    void theOrderIsMeansThenReversalThenBrightness() {
        QCOMPARE(shown(training::lengthened(frames(3), 5)), QStringLiteral("0 0+1 1 1+2 2"));
        QCOMPARE(shown(training::lengthened(frames(2), 4)), QStringLiteral("0 0+1 1 1 0+1 0"));
        QCOMPARE(shown(training::lengthened(frames(1), 9)), QStringLiteral("0 0 0*0.6 0*0.6 0*0.8 0*0.8 0*1.2 0*1.2 "
                                                                           "0*1.4 0*1.4"));
    }

    void framesChosenBeforeAreLengthenedAsTheyWereChosen() {
        QCOMPARE(shown(training::lengthened({2, 7, 9}, 4)), QStringLiteral("2 2+7 7 7+9 9"));
    }

    void pixelsAreMeansTimesTheBrightnessWithinAByte() {
        const std::vector<std::uint8_t> one{0, 100, 255, 10}, other{10, 101, 255, 10};
        const auto made = [&](const training::MadePicture& picture) {
            return training::pixelsOf(picture, one.data(), other.data(), 4);
        };
        QCOMPARE(made({0, 1, 1}), (std::vector<std::uint8_t>{5, 101, 255, 10}));
        QCOMPARE(made({0, 1, 1.4}), (std::vector<std::uint8_t>{7, 141, 255, 14}));
        QCOMPARE(made({0, 1, 0.6}), (std::vector<std::uint8_t>{3, 60, 153, 6}));
    }
};

QTEST_GUILESS_MAIN(ShortClipTest)
#include "short_clip_test.moc"
