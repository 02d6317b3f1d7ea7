#include "core/recording/plan_clips.h"

#include <QTest>
#include <cmath>

using core::Mark;
using core::MarkKind;

class PlanClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeldKeyBecomesAClipWithMargins() {
        const auto clips =
            core::planClips(std::vector<Mark>{mark(MarkKind::Begin, 2, 0, "G1"), mark(MarkKind::End, 4, 0, "G1")}, 10);
        QCOMPARE(clips.size(), std::size_t(1));
        compare(clips[0], "G1", 1.7, 4.2);
        QVERIFY(clips[0].sure);
    }

    void aShortPressEndsAGesture() {
        compare(core::planClips(std::vector<Mark>{mark(MarkKind::Point, 5, 0, "G2")}, 10).at(0), "G2", 3, 5.2);
    }

    void aPredictionLendsItsBoundsToAPress() {
        const std::vector<Mark> marks{mark(MarkKind::Prediction, 2.5, 3.5, "G3"),
                                      mark(MarkKind::Prediction, 7, 8, "G9"), mark(MarkKind::Point, 3.9, 0, "G4")};
        const auto clips = core::planClips(marks, 10);
        QCOMPARE(clips.size(), std::size_t(1));  // G9 was confirmed by nobody
        compare(clips[0], "G4", 2.2, 3.7);
    }

    void withoutAnyMarkPredictionsAreUnsureClips() {
        const std::vector<Mark> marks{mark(MarkKind::Prediction, 7, 8, "G9"),
                                      mark(MarkKind::Prediction, 2.5, 3.5, "G3")};
        const auto clips = core::planClips(marks, 10);
        QCOMPARE(clips.size(), std::size_t(2));
        compare(clips[0], "G3", 2.2, 3.7);
        QVERIFY(!clips[0].sure);
    }

    void clipsStayWithinTheTake() {
        const std::vector<Mark> marks{mark(MarkKind::Point, 0.5, 0, "G1"), mark(MarkKind::Begin, 9, 0, "G2"),
                                      mark(MarkKind::Point, 0.01, 0, "G3"), mark(MarkKind::Gap, 3, 5, "")};
        const auto clips = core::planClips(marks, 10);
        QCOMPARE(clips.size(), std::size_t(3));
        QCOMPARE(clips[0].startS, 0.0);
        compare(clips[2], "G2", 8.7, 10);  // the key was held to the end
    }

private:
    static Mark mark(MarkKind kind, double startS, double endS, const std::string& label) {
        Mark mark;
        mark.kind = kind;
        mark.startS = startS;
        mark.endS = endS;
        mark.label = label;
        return mark;
    }
    static void compare(const core::PlannedClip& clip, const std::string& label, double startS, double endS) {
        QCOMPARE(clip.label, label);
        QVERIFY2(std::abs(clip.startS - startS) < 1e-9, qPrintable(QString::number(clip.startS)));
        QVERIFY2(std::abs(clip.endS - endS) < 1e-9, qPrintable(QString::number(clip.endS)));
    }
};

QTEST_GUILESS_MAIN(PlanClipsTest)
#include "plan_clips_test.moc"
