#include <QtTest>

#include <ctime>

#include "tests/ui/sample/pixels.h"
#include "tests/ui/sample/sample.h"
#include "ui/video_view.h"

namespace {

const QColor kBright(230, 220, 200);
const QColor kDeep(40, 90, 150);

double threadMs() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

ui::Overlay overlayOf(const std::string& label, double confidence) {
    ui::Overlay overlay;
    overlay.label = label;
    overlay.confidence = confidence;
    overlay.threshold = 0.6;
    return overlay;
}

}  // namespace

class VideoViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_view = std::make_unique<ui::VideoView>();
        m_view->resize(800, 480);
        m_view->setImage(sample::picture(640, 480, true));
    }
    void cleanup() { m_view.reset(); }

    void thePictureKeepsItsShapeAndFillsTheHeight() {
        QCOMPARE(m_view->pictureRect(), QRectF(80, 0, 640, 480));
        const QImage image = sample::painted(*m_view);
        QVERIFY(sample::near(image.pixel(200, 240), kBright));
        QVERIFY(sample::near(image.pixel(600, 240), kDeep));
        QVERIFY(qGray(image.pixel(40, 240)) < 20);
    }

    void mirroringSwapsTheSides() {
        m_view->setMirrored(true);
        const QImage image = sample::painted(*m_view);
        QVERIFY(sample::near(image.pixel(200, 240), kDeep));
        QVERIFY(sample::near(image.pixel(600, 240), kBright));
    }

    void strangeSizesArePainted_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("one pixel") << QSize(1, 1);
        QTest::newRow("very wide") << QSize(2000, 40);
        QTest::newRow("very tall") << QSize(40, 2000);
        QTest::newRow("odd width") << QSize(641, 479);
    }
    void strangeSizesArePainted() {
        QFETCH(QSize, size);
        m_view->setImage(sample::picture(size.width(), size.height()));
        const QPoint centre = m_view->pictureRect().center().toPoint();
        QVERIFY(sample::near(sample::painted(*m_view).pixel(centre), kDeep));
    }

    void thePredictionIsWrittenAtTheBottom() {
        const QImage before = sample::painted(*m_view);
        m_view->setOverlay(overlayOf("G5", 0.93));
        const QImage after = sample::painted(*m_view);
        QVERIFY(sample::changedPixels(before, after, QRect(90, 380, 300, 90)) > 2000);
        QCOMPARE(sample::changedPixels(before, after, QRect(90, 60, 600, 250)), 0);
        QVERIFY(m_view->accessibleDescription().contains("93"));
    }

    void theOverlayReadsOnAWhitePicture() {
        auto white = std::make_shared<core::Image>(640, 480);
        std::fill(white->rgb.begin(), white->rgb.end(), std::uint8_t(255));
        m_view->setImage(white);
        m_view->setOverlay(overlayOf("G5", 0.93));
        const QImage image = sample::painted(*m_view);
        int light = 0;
        int dark = 0;
        for (int y = 400; y < 470; ++y) {
            for (int x = 90; x < 400; ++x) {
                light += qGray(image.pixel(x, y)) > 220;
                dark += qGray(image.pixel(x, y)) < 90;
            }
        }
        QVERIFY2(light > 100 && dark > 2000, qPrintable(QString("%1 light, %2 dark").arg(light).arg(dark)));
    }

    void confidenceMovesTheBar() {
        m_view->setOverlay(overlayOf("G5", 0.2));
        const QImage low = sample::painted(*m_view);
        m_view->setOverlay(overlayOf("G5", 0.9));
        QVERIFY(sample::changedPixels(low, sample::painted(*m_view), QRect(180, 430, 220, 40)) > 500);
    }

    void anEventFlashesAtTheEdgeAndFades() {
        const QImage before = sample::painted(*m_view);
        const QRect edge(81, 200, 4, 80);
        m_view->flash("G5", 0.93);
        m_view->holdFlash(0.1);
        QVERIFY(sample::changedPixels(before, sample::painted(*m_view), edge) > 300);
        m_view->holdFlash(ui::kFlashS + 0.1);
        QCOMPARE(sample::changedPixels(before, sample::painted(*m_view), edge), 0);
    }

    void theTruthAndTheStateStandAtTheTop() {
        const QImage before = sample::painted(*m_view);
        ui::Overlay overlay;
        overlay.truth = "G5";
        overlay.state = "Starting";
        m_view->setOverlay(overlay);
        const QImage after = sample::painted(*m_view);
        QVERIFY(sample::changedPixels(before, after, QRect(85, 5, 200, 40)) > 500);
        QVERIFY(sample::changedPixels(before, after, QRect(520, 5, 195, 40)) > 500);
    }

    void aPictureCostsFewMilliseconds() {
        m_view->resize(960, 720);
        m_view->setOverlay(overlayOf("G5", 0.93));
        QPixmap target(m_view->size());
        m_view->render(&target);
        constexpr int kRepaints = 30;
        const double begin = threadMs();
        for (int i = 0; i < kRepaints; ++i) m_view->render(&target);
        const double cost = (threadMs() - begin) / kRepaints;
        qInfo("a 640 x 480 picture at 960 x 720 costs %.2f ms of processor time", cost);
        QVERIFY2(cost < 33, "a second's 30 pictures take longer than a second");
        QCOMPARE(m_view->paintTimes().count(), kRepaints + 1);
    }

private:
    std::unique_ptr<ui::VideoView> m_view;
};

QTEST_MAIN(VideoViewTest)
#include "video_view_test.moc"
