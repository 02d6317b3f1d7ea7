#include <QtTest>

#include "core/capture/attention_overlay.h"
#include "core/types/error.h"

class AttentionOverlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void glowsWhereTheNetworkLooked() {
        const core::Image picture = grey(40);
        const core::Image drawn = core::attentionOverlay(picture, maps(), 0);
        QCOMPARE(drawn.width, 40);
        QCOMPARE(drawn.height, 40);
        QVERIFY(luminance(drawn, 35, 5) > luminance(picture, 35, 5) + 40);  // the upper right patch has it all
        QVERIFY(luminance(drawn, 5, 5) < luminance(picture, 5, 5) - 10);
        QVERIFY(luminance(drawn, 5, 35) < luminance(picture, 5, 35) - 10);
    }

    /// Nobody has to tell colours apart: more attention is always brighter.
    void growsBrighterWithEveryStep() {
        core::AttentionMaps steps{1, 1, 16, {}, {}};
        for (int i = 0; i < 16; ++i) steps.space.push_back(float(i));
        const core::Image drawn = core::attentionOverlay(grey(64), steps, 0);
        for (int x = 4; x < 60; x += 4)
            QVERIFY2(luminance(drawn, x, 9) > luminance(drawn, x - 4, 9), qPrintable(QString::number(x)));
    }

    /// A frame that the network hardly looked at must not glow as the others do.
    void comparesTheFramesOfAClip() {
        const core::Image drawn = core::attentionOverlay(grey(40), maps(), 1);
        QVERIFY(luminance(drawn, 35, 5) < luminance(grey(40), 35, 5));
    }

    void leavesThePictureVisible() {
        core::Image striped = grey(40);
        for (int y = 0; y < 40; ++y) std::fill_n(striped.row(y), 30, std::uint8_t(20));
        const core::Image drawn = core::attentionOverlay(striped, maps(), 0);
        QVERIFY(luminance(drawn, 15, 35) - luminance(drawn, 5, 35) > 30);
    }

    void takesAttentionThatIsTheSameEverywhere() {
        const core::AttentionMaps even{1, 2, 2, {0.25F, 0.25F, 0.25F, 0.25F}, {}};
        const core::Image drawn = core::attentionOverlay(grey(40), even, 0);
        QCOMPARE(luminance(drawn, 5, 5), luminance(drawn, 35, 35));
    }

    void paintsWholeClips() {
        const core::Clip clip = greyClip(2);
        const core::Clip painted = core::attentionClip(clip, maps());
        QCOMPARE(painted.frames, 2);
        QVERIFY(painted.frame(0)[pixel(35, 5)] > clip.frame(0)[pixel(35, 5)]);
        QVERIFY(painted.frame(1)[pixel(35, 5)] < clip.frame(1)[pixel(35, 5)]);
        QVERIFY_EXCEPTION_THROWN(core::attentionClip(greyClip(3), maps()), core::Error);
    }

    void laysTheFramesAboveTheirOverlays() {
        const core::Image sheet = core::attentionSheet(greyClip(2), maps());
        QCOMPARE(sheet.width, 2 * 160);
        QCOMPARE(sheet.height, 2 * 160);
        QCOMPARE(luminance(sheet, 140, 20), 120.0);  // as seen
        QVERIFY(luminance(sheet, 140, 180) > 160);   // where it looked
        QVERIFY(luminance(sheet, 300, 180) < 120);
        core::AttentionMaps many{9, 1, 1, std::vector<float>(9, 1.0F), {}};
        QCOMPARE(core::attentionSheet(greyClip(9), many).height, 4 * 160);
    }

    void refusesWhatDoesNotFit_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("cells");
        QTest::addColumn<int>("frame");
        QTest::addColumn<QString>("named");
        QTest::newRow("no picture") << 0 << 8 << 0 << "empty picture";
        QTest::newRow("values missing") << 40 << 7 << 0 << "7 values";
        QTest::newRow("frame beyond the clip") << 40 << 8 << 2 << "no frame 2";
        QTest::newRow("frame before the clip") << 40 << 8 << -1 << "no frame -1";
    }
    void refusesWhatDoesNotFit() {
        QFETCH(int, side);
        QFETCH(int, cells);
        QFETCH(int, frame);
        QFETCH(QString, named);
        core::AttentionMaps wrong = maps();
        wrong.space.resize(std::size_t(cells));
        try {
            core::attentionOverlay(grey(side), wrong, frame);
            QFAIL("nothing was thrown");
        } catch (const core::Error& error) {
            QVERIFY2(QString::fromStdString(error.what()).contains(named), error.what());
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
        }
    }

private:
    static core::Image grey(int side) {
        core::Image image(side, side);
        std::fill(image.rgb.begin(), image.rgb.end(), std::uint8_t(120));
        return image;
    }

    static core::Clip greyClip(int frames) {
        core::Clip clip{frames, 40, 40, {}, {}};
        clip.rgb.assign(std::size_t(frames) * clip.frameBytes(), 120);
        return clip;
    }
    static std::size_t pixel(int x, int y) { return (std::size_t(y) * 40 + std::size_t(x)) * 3; }

    /// Two frames of 2 x 2 patches; all attention goes to the upper right of the first.
    static core::AttentionMaps maps() { return {2, 2, 2, {0, 1, 0, 0, 0, 0.02F, 0, 0}, {}}; }

    static double luminance(const core::Image& image, int x, int y) {
        const std::uint8_t* pixel = image.row(y) + std::size_t(x) * 3;
        return 0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2];
    }
};

QTEST_GUILESS_MAIN(AttentionOverlayTest)
#include "attention_overlay_test.moc"
