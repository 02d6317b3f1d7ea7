#include "app/studio/training_json.h"

#include <QtTest>

class TrainingJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoneIsNothing() {
        for (const char* text : {"", "[]", "{}", "{\"type\":\"step\"}", "{\"labels\":3}"}) {
            QVERIFY(!app::readPreflight(text));
            QVERIFY(!app::readEvaluation(text, {}));
        }
    }

    void aPreflightKeepsItsProblemsApart() {
        const auto report = app::readPreflight(
            R"({"type":"preflight","parts":[{"name":"training","clips":3,"classes":{"G1":3},"people":["Anna"]}],
                "notes":[{"level":"problem","text":"no clips"},{"level":"warning","text":"few"}],"steps":9})");
        QVERIFY(report && !report->canStart());
        QCOMPARE(report->notes.size(), std::size_t(2));
        QVERIFY(!report->notes[1].isProblem);
        QCOMPARE(report->parts[0].classes.at("G1"), 3);
        QCOMPARE(report->steps, 9);
    }

    void anEvaluationIsReadWithItsComparison() {
        const auto evaluation = app::readEvaluation(
            R"({"labels":["G1","G2","none"],"clips":3,"top1":0.5,"top1_interval":[0.2,0.8],"per_class":[0.5,0,1],
                "confusion":[[1,1,0],[0,0,0],[0,0,1]],"reliability":[{"confidence":0.7,"accuracy":0.5,"count":3}],
                "per_clip":[{"path":"/data/set/s1/a.mkv","subject":"Anna","label":"G1","predicted":"G2","confidence":0.6}],
                "comparison":{"model":"old","top1":0.25,"difference":0.25,"interval":null,
                              "per_class":[{"label":"none","clips":1,"accuracy":0.75,"difference":0.25}]}})",
            "/data/set");
        QVERIFY(evaluation);
        QCOMPARE(evaluation->judged.at(0).path, std::string("s1/a.mkv"));
        QVERIFY(evaluation->top1.bounded && evaluation->top1.low == 0.2 && evaluation->top1.high == 0.8);
        QCOMPARE(evaluation->perClass, (std::vector<double>{0.5, -1, 1}));
        QCOMPARE(evaluation->judged.at(0).predicted, std::string("G2"));
        QCOMPARE(evaluation->reliability.at(0).count, 3);
        QVERIFY(evaluation->comparison && !evaluation->comparison->difference.bounded);
        QCOMPARE(evaluation->comparison->perClass, (std::vector<double>{-1, -1, 0.75}));
    }
};

QTEST_GUILESS_MAIN(TrainingJsonTest)
#include "training_json_test.moc"
