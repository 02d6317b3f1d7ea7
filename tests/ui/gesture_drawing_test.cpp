#include <QtTest>

#include "core/types/gesture.h"
#include "tests/ui/sample/pixels.h"
#include "ui/gesture_drawing.h"
#include "ui/gesture_painter.h"

namespace {

QImage drawn(int gesture, double progress = 1) {
    QImage image(160, 160, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    ui::paintGesture(painter, image.rect(), gesture, {Qt::green, Qt::white, progress});
    return image;
}

/// Centre of the white start dot.
QPointF startDot(const QImage& image) {
    QPointF sum;
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255)) continue;
            sum += QPointF(x, y);
            ++count;
        }
    }
    return sum / std::max(1, count);
}

}  // namespace

class GestureDrawingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyGestureHasItsOwnDrawing() {
        for (int a = 0; a < core::kGestureCount; ++a)
            for (int b = 0; b < a; ++b)
                QVERIFY2(sample::changedPixels(drawn(a), drawn(b), QRect(0, 0, 160, 160)) > 200,
                         qPrintable(QString("G%1 and G%2").arg(a + 1).arg(b + 1)));
    }

    void mirroredGesturesAreMirroredDrawings() {
        for (int i = 2; i < core::kGestureCount; ++i) {
            const QImage other = drawn(core::mirroredGesture(i)).mirrored(true, false);
            QVERIFY(sample::changedPixels(drawn(i), other, QRect(1, 1, 158, 158)) < 800);
        }
    }

    void theDotStandsWhereTheHandStarts() {
        for (int i = 2; i < core::kGestureCount; ++i) {
            const core::TrajectoryPoint start = core::gestureTrajectory(i, 0);
            const QPointF dot = startDot(drawn(i)) - QPointF(79.5, 79.5);
            QVERIFY2(qAbs(dot.x() - start.x * 57.6) < 3 && qAbs(dot.y() + start.y * 57.6) < 3,
                     qPrintable(QString("G%1").arg(i + 1)));
        }
    }

    void progressDrawsTheCurveBitByBit() {
        const QImage whole = drawn(4);
        const int early = sample::changedPixels(whole, drawn(4, 0.2), QRect(0, 0, 160, 160));
        const int late = sample::changedPixels(whole, drawn(4, 0.8), QRect(0, 0, 160, 160));
        QVERIFY(early > late && late > 0);
    }

    void hoveringPlaysTheMovement() {
        ui::GestureDrawing drawing;
        drawing.resize(112, 112);
        drawing.setLabel("G5");
        drawing.show();
        QCOMPARE(drawing.progress(), 1.0);
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(&drawing, &enter);
        QTRY_VERIFY(drawing.progress() > 0.05 && drawing.progress() < 0.9);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&drawing, &leave);
        QCOMPARE(drawing.progress(), 1.0);
    }

    void classesWithoutADrawingAreCalm() {
        ui::GestureDrawing drawing;
        drawing.setLabel("none");
        QVERIFY(!drawing.gesture());
        QVERIFY(drawing.accessibleName().contains("No gesture"));
        QVERIFY(!drawing.grab().isNull());
    }
};

QTEST_MAIN(GestureDrawingTest)
#include "gesture_drawing_test.moc"
