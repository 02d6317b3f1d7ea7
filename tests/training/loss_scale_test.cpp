#include "training/loss_scale.h"

#include <QTest>

class LossScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outOfUseItStaysAtOne() {
        training::LossScale scale(false);
        scale.update(false);
        QCOMPARE(scale.value(), 1.0);
        QVERIFY(!scale.canShrink());
    }

    void anOverflowHalvesIt() {
        training::LossScale scale(true);
        QCOMPARE(scale.value(), 65536.0);
        scale.update(false);
        QCOMPARE(scale.value(), 32768.0);
        for (int i = 0; i < 30; ++i) scale.update(false);
        QCOMPARE(scale.value(), 1.0);
        QVERIFY(!scale.canShrink());
    }

    void manyFiniteStepsDoubleIt() {
        training::LossScale scale(true);
        for (int i = 0; i < 1999; ++i) scale.update(true);
        QCOMPARE(scale.value(), 65536.0);
        scale.update(true);
        QCOMPARE(scale.value(), 131072.0);
    }

    void aRestoredScaleGoesOnCounting() {
        training::LossScale scale(true), resumed(true);
        scale.update(false);
        for (int i = 0; i < 1500; ++i) scale.update(true);
        resumed.restore(scale.state());
        for (int i = 0; i < 499; ++i) resumed.update(true);
        QCOMPARE(resumed.value(), 32768.0);
        resumed.update(true);
        QCOMPARE(resumed.value(), 65536.0);
    }
};

QTEST_GUILESS_MAIN(LossScaleTest)
#include "loss_scale_test.moc"
