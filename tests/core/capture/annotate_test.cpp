#include "core/capture/annotate.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/types/error.h"
#include "tests/core/capture/servers/coded_picture.h"
#include "tests/core/capture/servers/test_videos.h"

namespace {

core::Image plain(int width, int height, std::uint8_t value) {
    core::Image picture(width, height);
    std::ranges::fill(picture.rgb, value);
    return picture;
}

const core::Annotation kFull{"G5", 0.87F, "G5", {{"G7", 0.06F}, {"none", 0.03F}}, "12.4 s"};

/// The darkest and the brightest value of a region.
std::pair<int, int> extremes(const core::Image& picture, int left, int top, int right, int bottom) {
    int darkest = 255;
    int brightest = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = left * 3; x < right * 3; ++x) {
            darkest = std::min<int>(darkest, picture.row(y)[x]);
            brightest = std::max<int>(brightest, picture.row(y)[x]);
        }
    }
    return {darkest, brightest};
}

/// How many pixels are nearly of a colour.
int countOf(const core::Image& picture, int red, int green, int blue) {
    int count = 0;
    for (std::size_t i = 0; i < picture.rgb.size(); i += 3) {
        count += std::abs(picture.rgb[i] - red) < 12 && std::abs(picture.rgb[i + 1] - green) < 12 &&
                 std::abs(picture.rgb[i + 2] - blue) < 12;
    }
    return count;
}

constexpr std::array<int, 3> kGreen{79, 227, 193};
constexpr std::array<int, 3> kAmber{255, 180, 60};

int greenIn(const core::Image& picture) { return countOf(picture, kGreen[0], kGreen[1], kGreen[2]); }
int amberIn(const core::Image& picture) { return countOf(picture, kAmber[0], kAmber[1], kAmber[2]); }

}  // namespace

class AnnotateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writingStandsOutOnBrightAndOnDarkPictures_data() {
        QTest::addColumn<int>("value");
        QTest::newRow("white") << 255;
        QTest::newRow("grey") << 128;
        QTest::newRow("black") << 0;
    }
    void writingStandsOutOnBrightAndOnDarkPictures() {
        QFETCH(int, value);
        const core::Image result = core::annotate(plain(320, 240, std::uint8_t(value)), kFull);
        const auto [darkest, brightest] = extremes(result, 10, 8, 60, 36);
        QVERIFY2(brightest - darkest > 150, qPrintable(QString("%1..%2").arg(darkest).arg(brightest)));
        const auto [footDarkest, footBrightest] = extremes(result, 10, 220, 60, 236);
        QVERIFY(footBrightest - footDarkest > 150);
    }

    void theRestOfThePictureStays() {
        const core::Image picture = core::corneredPicture(640, 480);
        const core::Image result = core::annotate(picture, kFull);
        QCOMPARE(result.width, 640);
        QCOMPARE(result.height, 480);
        for (int y = 0; y < 480; ++y) {
            QVERIFY(std::equal(picture.row(y) + 400 * 3, picture.row(y) + 640 * 3, result.row(y) + 400 * 3));
        }
    }

    void theBarIsAsLongAsTheConfidence() {
        const core::Image picture = plain(320, 240, 0);
        const int low = greenIn(core::annotate(picture, {.label = "G1", .confidence = 0.2F}));
        const int high = greenIn(core::annotate(picture, {.label = "G1", .confidence = 0.8F}));
        QVERIFY2(high > 3 * low && low > 0, qPrintable(QString("%1 %2").arg(low).arg(high)));
        QCOMPARE(greenIn(core::annotate(picture, {.label = "G1", .confidence = 7.0F})),
                 greenIn(core::annotate(picture, {.label = "G1", .confidence = 1.0F})));
    }

    void agreementWithTheTruthShowsByColour() {
        const core::Image picture = plain(320, 240, 0);
        const core::Image right = core::annotate(picture, {.label = "G1", .confidence = 0.9F, .truth = "G1"});
        const core::Image wrong = core::annotate(picture, {.label = "G1", .confidence = 0.9F, .truth = "G2"});
        QVERIFY(greenIn(right) > 100 && amberIn(right) == 0);
        QVERIFY(amberIn(wrong) > 100 && greenIn(wrong) == 0);
    }

    void anEmptyAnnotationChangesNothing() {
        const core::Image picture = core::corneredPicture(320, 240);
        QVERIFY(core::annotate(picture, {}).rgb == picture.rgb);
    }

    void smallAndHugePicturesAreAnnotated_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("1 x 1") << 1 << 1;
        QTest::newRow("112 x 112") << 112 << 112;
        QTest::newRow("flat") << 300 << 2;
        QTest::newRow("7680 x 4320") << 7680 << 4320;
    }
    void smallAndHugePicturesAreAnnotated() {
        QFETCH(int, width);
        QFETCH(int, height);
        const core::Image result = core::annotate(plain(width, height, 60), kFull);
        QVERIFY(std::min(result.width, result.height) >= 160);
        QCOMPARE(result.width * height, result.height * width);
        QVERIFY(greenIn(result) > 0);
    }

    void lettersThatCannotBeDrawnBecomeQuestionMarks() {
        const core::Image picture = plain(320, 240, 0);
        QVERIFY(core::annotate(picture, {.label = "\xc3\xbc"}).rgb == core::annotate(picture, {.label = "??"}).rgb);
    }

    void anEmptyPictureIsRefused() {
        QVERIFY(core::errorOf([] { core::annotate({}, kFull); }).find("empty picture") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(AnnotateTest)
#include "annotate_test.moc"
