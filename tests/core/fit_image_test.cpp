#include "core/buffer/fit_image.h"

#include <QtTest>
#include <algorithm>

#include "core/types/error.h"

namespace {

core::Image filled(int width, int height, std::uint8_t value) {
    core::Image image(width, height);
    std::fill(image.rgb.begin(), image.rgb.end(), value);
    return image;
}

}  // namespace

class FitImageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainPictureKeepsItsValueAtEverySize_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("one row") << 97 << 1;
        QTest::newRow("odd") << 333 << 17;
        QTest::newRow("camera") << 640 << 480;
        QTest::newRow("8K") << 7680 << 4320;
    }
    void aPlainPictureKeepsItsValueAtEverySize() {
        QFETCH(int, width);
        QFETCH(int, height);
        for (const core::FitMode mode : {core::FitMode::CentreCrop, core::FitMode::Stretch}) {
            const core::Image fitted = core::fitSquare(filled(width, height, 200), 112, mode);
            QCOMPARE(fitted.rgb.size(), std::size_t(112 * 112 * 3));
            const auto [low, high] = std::minmax_element(fitted.rgb.begin(), fitted.rgb.end());
            QVERIFY(*low >= 199 && *high <= 201);
        }
    }

    void cropCutsTheSidesAwayAndStretchKeepsThem() {
        core::Image image = filled(400, 200, 50);
        for (int y = 0; y < 200; ++y) std::fill(image.row(y), image.row(y) + 100 * 3, std::uint8_t(250));
        const core::Image cropped = core::fitSquare(image, 32, core::FitMode::CentreCrop);
        const core::Image stretched = core::fitSquare(image, 32, core::FitMode::Stretch);
        QVERIFY(cropped.row(16)[6] < 60);
        QVERIFY(stretched.row(16)[0] > 240);
        QVERIFY(stretched.row(16)[31 * 3] < 60);
    }

    void fineStripesAverageInsteadOfAliasing() {
        core::Image image(512, 512);
        for (int y = 0; y < 512; ++y)
            for (int x = 0; x < 512 * 3; ++x) image.row(y)[x] = (x / 3) % 2 == 0 ? 0 : 255;
        const core::Image fitted = core::fitSquare(image, 64, core::FitMode::CentreCrop);
        const auto [low, high] = std::minmax_element(fitted.rgb.begin(), fitted.rgb.end());
        QVERIFY(*low > 110 && *high < 145);
    }

    void anEmptyPictureIsAnError() {
        QVERIFY_EXCEPTION_THROWN(core::fitSquare(core::Image{}, 112, core::FitMode::Stretch), core::Error);
    }
};

QTEST_GUILESS_MAIN(FitImageTest)
#include "fit_image_test.moc"
