#include "core/types/label_set.h"

#include <QtTest>

#include "core/types/gesture.h"

class LabelSetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gesturesAreG1ToG12InOrderWithNoneLast() {
        const core::LabelSet labels = core::LabelSet::gestures(true);
        QCOMPARE(labels.size(), 13);
        QCOMPARE(labels.names.front(), std::string("G1"));
        QCOMPARE(labels.names[11], std::string("G12"));
        QCOMPARE(labels.names.back(), std::string(core::kNoneLabel));
        QCOMPARE(core::LabelSet::gestures(false).size(), 12);
    }

    void mirroringSwapsThePublishedPairsAndKeepsTheRest() {
        const core::LabelSet labels = core::LabelSet::gestures(true);
        const std::vector<int> expected{0, 1, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 12};
        QCOMPARE(labels.mirror, expected);
    }

    void runningBackwardsSwapsWhatHasAPartnerAndLeavesOutTheRest() {
        const core::LabelSet labels = core::LabelSet::gestures(true);
        const std::vector<int> expected{0, 1, 3, 2, 5, 4, 7, 6, -1, -1, 11, 10, 12};
        QCOMPARE(labels.reverse, expected);
    }

    void unknownNamesHaveNoIndex() {
        const core::LabelSet labels = core::LabelSet::gestures(false);
        QCOMPARE(labels.indexOf("G5"), std::optional<int>(4));
        QVERIFY(!labels.indexOf("none"));
        QVERIFY(!core::gestureIndex("G13"));
    }
};

QTEST_GUILESS_MAIN(LabelSetTest)
#include "label_set_test.moc"
