#include "training/pixel_change.h"

#include <QTest>
#include <cmath>

namespace {

constexpr double kHandX = 0.8;

std::vector<training::PixelChange> drawn(const core::AugmentConfig& augment) {
    std::vector<training::PixelChange> changes;
    training::DrawRandom random(3);
    for (int i = 0; i < 400; ++i) changes.push_back(training::drawPixelChange(augment, kHandX, random));
    return changes;
}

bool isWithin(const training::PixelChange& change) {
    constexpr double kRounding = 1e-12;
    return change.left >= 0 && change.top >= 0 && change.left + change.width <= 1 + kRounding &&
           change.top + change.height <= 1 + kRounding;
}

}  // namespace

class PixelChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCropLiesWithinThePicture_data() {
        QTest::addColumn<core::CropKind>("crop");
        QTest::newRow("zoom") << core::CropKind::Zoom;
        QTest::newRow("scale jitter") << core::CropKind::ScaleJitter;
        QTest::newRow("random resized") << core::CropKind::RandomResized;
        QTest::newRow("hand") << core::CropKind::Hand;
    }
    void everyCropLiesWithinThePicture() {
        core::AugmentConfig augment;
        QFETCH(core::CropKind, crop);
        augment.crop = crop;
        for (const auto& change : drawn(augment)) QVERIFY(isWithin(change));
    }

    void scaleJitterCutsTheSquaresThatTimeSformerCuts() {
        core::AugmentConfig augment;
        augment.crop = core::CropKind::ScaleJitter;
        double least = 1, most = 0;
        for (const auto& change : drawn(augment)) {
            QCOMPARE(change.width, change.height);
            least = std::min(least, change.width);
            most = std::max(most, change.width);
        }
        QVERIFY(least >= 224.0 / 320 && least < 224.0 / 318);
        QVERIFY(most <= 224.0 / 256 && most > 224.0 / 258);
    }

    void randomResizedKeepsTheAreaAndTheAspectRatio() {
        core::AugmentConfig augment;
        augment.crop = core::CropKind::RandomResized;
        augment.areaLow = 0.3;
        bool isWide = false, isUpright = false;
        for (const auto& change : drawn(augment)) {
            const double area = change.width * change.height, aspect = change.width / change.height;
            QVERIFY(area >= 0.3 - 1e-9 && area <= 1 + 1e-9);
            QVERIFY(aspect <= 4.0 / 3 + 1e-9 && aspect >= 3.0 / 4 - 1e-9);
            isWide = isWide || aspect > 1.25;
            isUpright = isUpright || aspect < 0.8;
        }
        QVERIFY(isWide && isUpright);
    }

    void theHandStaysInItsCropAtTheLowerEdge() {
        core::AugmentConfig augment;
        augment.crop = core::CropKind::Hand;
        augment.zoom = 0.4;
        for (const auto& change : drawn(augment)) {
            QVERIFY(std::abs(change.top + change.height - 1) < 1e-9);
            QVERIFY(change.left <= kHandX && kHandX <= change.left + change.width);
            const double centre = change.left + change.width / 2;
            QVERIFY(std::abs(centre - kHandX) < 1e-9 || change.left + change.width > 1 - 1e-9);
        }
    }
};

QTEST_GUILESS_MAIN(PixelChangeTest)
#include "pixel_change_test.moc"
