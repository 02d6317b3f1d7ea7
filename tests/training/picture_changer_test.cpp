#include "training/picture_changer.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

constexpr int kSize = 24;
using Pixels = std::vector<std::uint8_t>;

/// Red rises to the right, green rises downwards, blue is constant.
Pixels ramp() {
    Pixels pixels;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            pixels.insert(pixels.end(), {std::uint8_t(10 * x), std::uint8_t(10 * y), 77});
        }
    }
    return pixels;
}

Pixels changed(const training::PixelChange& change, int toSize = kSize, int frame = 0) {
    Pixels result(std::size_t(toSize) * std::size_t(toSize) * 3);
    training::PictureChanger(change, kSize, toSize).apply(ramp().data(), frame, result.data());
    return result;
}

int value(const Pixels& pixels, int size, int x, int y, int channel) {
    return pixels[(std::size_t(y) * std::size_t(size) + std::size_t(x)) * 3 + std::size_t(channel)];
}

}  // namespace

class PictureChangerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutChangeThePictureStays() { QCOMPARE(changed({}), ramp()); }

    void mirroringReversesTheRows() {
        training::PixelChange change;
        change.mirror = true;
        const Pixels result = changed(change);
        for (int x = 0; x < kSize; ++x) QCOMPARE(value(result, kSize, x, 5, 0), 10 * (kSize - 1 - x));
        QCOMPARE(value(result, kSize, 3, 9, 1), 90);
    }

    void halvingAveragesEvenly() {
        const Pixels result = changed({}, kSize / 2);
        for (int x = 1; x < kSize / 2 - 1; ++x)
            QVERIFY(std::abs(value(result, kSize / 2, x, 4, 0) - (20 * x + 5)) <= 1);
    }

    void theCropIsTheGivenPart() {
        training::PixelChange change;
        change.left = 0.5;
        change.width = 0.5;
        change.top = 0.25;
        change.height = 0.5;
        const Pixels result = changed(change);
        QVERIFY(std::abs(value(result, kSize, 1, 12, 0) - 122) <= 4);
        QVERIFY(std::abs(value(result, kSize, 12, 1, 1) - 62) <= 4);
    }

    void colourChangesArePerChannelAndStayInRange() {
        training::PixelChange change;
        change.gain = {2, 1, 0.5F};
        change.offset = 10;
        const Pixels result = changed(change);
        QCOMPARE(value(result, kSize, 20, 0, 0), 255);
        QCOMPARE(value(result, kSize, 0, 3, 1), 40);
        QCOMPARE(value(result, kSize, 0, 0, 2), 49);
        change = {};
        change.grey = 1;
        const Pixels grey = changed(change);
        QCOMPARE(value(grey, kSize, 7, 7, 0), value(grey, kSize, 7, 7, 2));
    }

    void noiseIsReproducibleAndDiffersByFrame() {
        training::PixelChange change;
        change.noise = 20;
        change.noiseSeed = 5;
        QCOMPARE(changed(change), changed(change));
        QVERIFY(changed(change, kSize, 0) != changed(change, kSize, 1));
        double sum = 0;
        const Pixels noisy = changed(change);
        for (std::size_t i = 2; i < noisy.size(); i += 3) {
            QVERIFY(std::abs(int(noisy[i]) - 77) <= 20);
            sum += noisy[i];
        }
        QVERIFY(std::abs(sum / (kSize * kSize) - 77) < 1.5);
    }

    void blurSoftensEdges() {
        training::PixelChange change;
        change.erase = true;
        change.eraseLeft = change.eraseTop = 0.25;
        change.eraseWidth = change.eraseHeight = 0.25;
        change.eraseColour = {1, 2, 3};
        const Pixels erased = changed(change);
        QCOMPARE(value(erased, kSize, 8, 8, 0), 1);
        QCOMPARE(value(erased, kSize, 5, 8, 0), 50);
        QCOMPARE(value(erased, kSize, 12, 8, 2), 77);

        Pixels stripes(std::size_t(kSize) * kSize * 3);
        for (std::size_t i = 0; i < stripes.size(); ++i) stripes[i] = (i / 3) % 2 == 0 ? 0 : 200;
        training::PixelChange blurred;
        blurred.blur = 1;
        Pixels result(stripes.size());
        training::PictureChanger(blurred, kSize, kSize).apply(stripes.data(), 0, result.data());
        QVERIFY(std::abs(value(result, kSize, 12, 12, 0) - value(result, kSize, 13, 12, 0)) < 30);
    }
};

QTEST_GUILESS_MAIN(PictureChangerTest)
#include "picture_changer_test.moc"
