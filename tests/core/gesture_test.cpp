#include "core/types/gesture.h"

#include <QtTest>
#include <cmath>

using core::gestureTrajectory;
using core::TrajectoryPoint;

class GestureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMirrorPairIsAnExactMirror() {
        for (int g = 2; g < core::kGestureCount; ++g) {
            for (double s = 0; s <= 1; s += 0.05) {
                const TrajectoryPoint here = gestureTrajectory(g, s);
                const TrajectoryPoint there = gestureTrajectory(core::mirroredGesture(g), s);
                QVERIFY(std::abs(here.x + there.x) < 1e-12 && std::abs(here.y - there.y) < 1e-12);
            }
        }
    }

    void theReversedGestureIsTheSameCurveBackwards() {
        int partners = 0;
        for (int g = 0; g < core::kGestureCount; ++g) {
            const auto reversed = core::reversedGesture(g);
            if (!reversed) continue;
            ++partners;
            for (double s = 0; s <= 1; s += 0.1) {
                const TrajectoryPoint forward = gestureTrajectory(g, s);
                const TrajectoryPoint backward = gestureTrajectory(*reversed, 1 - s);
                QVERIFY(std::abs(forward.x - backward.x) < 1e-9 && std::abs(forward.y - backward.y) < 1e-9);
            }
        }
        QCOMPARE(partners, 10);
    }

    void noGestureIsG9OrG10Backwards() {
        for (const int letter : {8, 9}) {
            QVERIFY(!core::reversedGesture(letter));
            for (int g = 0; g < core::kGestureCount; ++g) {
                double difference = 0;
                for (double s = 0; s <= 1; s += 0.1) {
                    const TrajectoryPoint forward = gestureTrajectory(g, s);
                    const TrajectoryPoint backward = gestureTrajectory(letter, 1 - s);
                    difference += std::abs(forward.x - backward.x) + std::abs(forward.y - backward.y);
                }
                QVERIFY(difference > 1);
            }
        }
    }

    void curvesBeginAndEndWhereTheLabelFigureShows_data() {
        QTest::addColumn<int>("gesture");
        QTest::addColumn<QPointF>("begin");
        QTest::addColumn<QPointF>("middle");
        QTest::addColumn<QPointF>("end");
        QTest::newRow("G1 up then down") << 0 << QPointF(0, -1) << QPointF(0, 1) << QPointF(0, -1);
        QTest::newRow("G2 right then left") << 1 << QPointF(-1, 0) << QPointF(1, 0) << QPointF(-1, 0);
        QTest::newRow("G3 circle from the bottom") << 2 << QPointF(0, -1) << QPointF(0, 1) << QPointF(0, -1);
        QTest::newRow("G5 V from the left") << 4 << QPointF(-1, 1) << QPointF(0, -1) << QPointF(1, 1);
        QTest::newRow("G7 caret from the left") << 6 << QPointF(-1, -1) << QPointF(0, 1) << QPointF(1, -1);
        QTest::newRow("G9 S from the top right") << 8 << QPointF(0.8, 1) << QPointF(0, 0) << QPointF(-0.8, -1);
        QTest::newRow("G11 arc from the right") << 10 << QPointF(1, -0.55) << QPointF(0, 0.55) << QPointF(-1, -0.55);
    }
    void curvesBeginAndEndWhereTheLabelFigureShows() {
        QFETCH(int, gesture);
        QFETCH(QPointF, begin);
        QFETCH(QPointF, middle);
        QFETCH(QPointF, end);
        const auto near = [&](double s, QPointF expected) {
            const TrajectoryPoint p = gestureTrajectory(gesture, s);
            return std::hypot(p.x - expected.x(), p.y - expected.y()) < 1e-9;
        };
        QVERIFY(near(0, begin));
        QVERIFY(near(0.5, middle));
        QVERIFY(near(1, end));
    }

    void clockwiseGoesLeftFirstFromTheBottom() { QVERIFY(gestureTrajectory(2, 0.25).x < -0.99); }
};

QTEST_GUILESS_MAIN(GestureTest)
#include "gesture_test.moc"
