#include "training/hand_column.h"

#include <QTest>
#include <cmath>
#include <random>

namespace {

constexpr int kFrames = 5, kSize = 32;

/// Noise that differs from frame to frame, but for a hand as wide as a quarter of the picture around `handX`.
std::vector<std::uint8_t> clip(double handX) {
    std::vector<std::uint8_t> rgb(std::size_t(kFrames * kSize * kSize * 3), 120);
    std::mt19937 random(1);
    for (std::size_t i = 0; i < rgb.size(); ++i) {
        const double x = (double(i / 3 % kSize) + 0.5) / kSize;
        if (std::abs(x - handX) > 0.125) rgb[i] = std::uint8_t(random());
    }
    return rgb;
}

}  // namespace

class HandColumnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHandIsWhereThePictureIsStill() {
        for (const double handX : {0.25, 0.5, 0.75}) {
            QVERIFY(std::abs(training::handColumn(clip(handX).data(), kFrames, kSize) - handX) < 0.05);
        }
    }

    void whereNothingMovesItIsTheMiddle() {
        const std::vector<std::uint8_t> still(std::size_t(kFrames * kSize * kSize * 3), 9);
        QCOMPARE(training::handColumn(still.data(), kFrames, kSize), 0.5F);
    }

    void oneFrameOrOneColumnIsNoReasonToFail() {
        const std::vector<std::uint8_t> little(3, 9);
        QCOMPARE(training::handColumn(little.data(), 1, 1), 0.5F);
    }
};

QTEST_GUILESS_MAIN(HandColumnTest)
#include "hand_column_test.moc"
