#include <QtTest>

#include "tests/ui/sample/pixels.h"
#include "tests/ui/sample/sample.h"
#include "ui/duration_window.h"
#include "ui/frame_strip.h"

class FrameStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFramesStandInOrder() {
        ui::FrameStrip strip;
        strip.resize(856, 120);
        strip.setClip(sample::clip());
        QCOMPARE(strip.spanS(), 1.4);
        const QImage image = sample::painted(strip);
        int last = 0;
        for (int i = 0; i < 8; ++i) {
            const int gray = qGray(image.pixel(50 + i * 108, 70));
            QVERIFY2(gray > last, qPrintable(QString("frame %1").arg(i)));
            last = gray;
        }
    }

    void longClipsAreThinnedOut() {
        ui::FrameStrip strip;
        strip.resize(856, 120);
        strip.setClip(sample::clip(96, 16));
        QVERIFY(sample::colorCount(sample::painted(strip)) > 10);
        strip.setClip(sample::clip(1, 16));
        QCOMPARE(strip.spanS(), 0.0);
        QVERIFY(sample::colorCount(sample::painted(strip)) > 2);
    }

    void withoutAClipThePlacesAreEmpty() {
        ui::FrameStrip strip;
        strip.resize(856, 120);
        const QImage empty = sample::painted(strip);
        strip.setClip(sample::clip());
        QVERIFY(sample::changedPixels(empty, sample::painted(strip), QRect(0, 30, 800, 80)) > 10000);
        strip.setClip(nullptr);
        QCOMPARE(sample::changedPixels(empty, sample::painted(strip), QRect(0, 0, 800, 110)), 0);
    }

    void percentilesAreOfTheNewestDurations() {
        ui::DurationWindow window;
        QCOMPARE(window.percentiles().p50Ms, 0.0);
        for (int i = 1; i <= 100; ++i) window.add(i);
        QCOMPARE(window.percentiles().p50Ms, 50.0);
        QCOMPARE(window.percentiles().p95Ms, 95.0);
        QCOMPARE(window.percentiles().p99Ms, 99.0);
        for (int i = 0; i < 1000; ++i) window.add(7);
        QCOMPARE(window.percentiles().p99Ms, 7.0);
        QCOMPARE(window.count(), 300);
        window.clear();
        QCOMPARE(window.count(), 0);
    }
};

QTEST_MAIN(FrameStripTest)
#include "frame_strip_test.moc"
