#include "app/common/library/replacement.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/types/error.h"

namespace {

using Json = nlohmann::json;

Json evaluation(double difference, double ofG5) {
    return {{"top1", 0.9 + difference},
            {"comparison",
             {{"model", "before"},
              {"top1", 0.9},
              {"difference", difference},
              {"interval", {difference - 0.02, difference + 0.02}},
              {"per_class",
               {{{"label", "G5"}, {"clips", 20}, {"accuracy", 0.95}, {"difference", ofG5}},
                {{"label", "G13"}, {"clips", 20}, {"accuracy", 0.0}, {"difference", 0.8}}}}}}};
}

app::Replacement judge(const Json& json) {
    core::LabelSet grown = core::LabelSet::gestures(true);
    grown.names.push_back("G13");
    return app::replacement(core::LabelSet::gestures(true), grown, app::comparisonOf(json, "evaluation.json"));
}

}  // namespace

class ReplacementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBetterModelLosesNothing() {
        const app::Replacement better = judge(evaluation(0.02, 0.01));
        QVERIFY(better.compared && !better.losesSomething());
        QVERIFY(better.sentences().empty());
    }

    void worseOverAllIsTold() {
        const app::Replacement worse = judge(evaluation(-0.03, 0));
        QVERIFY(worse.losesSomething());
        QCOMPARE(worse.sentences().size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(worse.sentences()[0]),
                 QString("87.0 % of the held-out clips would be recognised instead of 90.0 % (95 % interval of the "
                         "difference: -5.0 % to -1.0 %)."));
    }

    void anOldClassThatGetsWorseIsTold() {
        const app::Replacement lost = judge(evaluation(0.01, -0.1));  // two of twenty clips
        QCOMPARE(lost.worseClasses.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(lost.sentences()[0]), QString("G5: 85.0 % instead of 95.0 % of 20 clips."));
        QVERIFY2(!judge(evaluation(0.01, -0.05)).losesSomething(), "one clip is chance");
    }

    void aNewClassIsNoOldOne() {
        Json json = evaluation(0.01, 0);
        json["comparison"]["per_class"][1]["difference"] = -0.5;
        QVERIFY(!judge(json).losesSomething());
    }

    void classesThatAreGoneAreTold() {
        core::LabelSet fewer = core::LabelSet::gestures(true);
        fewer.names.erase(fewer.names.begin());
        const app::Replacement lost = app::replacement(core::LabelSet::gestures(true), fewer, std::nullopt);
        QVERIFY(lost.losesSomething() && !lost.compared);
        QCOMPARE(QString::fromStdString(lost.sentences().at(0)), QString("G1 would not be recognised any more."));
    }

    void anEvaluationWithoutComparisonIsNone() {
        QVERIFY(!app::comparisonOf(Json{{"top1", 0.9}}, "a").has_value());
        QVERIFY(!app::comparisonOf(Json{{"top1", 0.9}, {"comparison", nullptr}}, "a").has_value());
        Json json = evaluation(0.1, 0);
        json["comparison"]["interval"] = nullptr;
        QVERIFY(!app::comparisonOf(json, "a")->interval.has_value());
    }

    void otherJsonIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << "nonsense";
        QTest::newRow("another object") << "{\"clips\": 3}";
        QTest::newRow("text") << "{\"top1\": \"high\"}";
        QTest::newRow("a list") << "[1, 2]";
        QTest::newRow("half a comparison") << "{\"top1\": 0.5, \"comparison\": {\"model\": \"a\"}}";
    }
    void otherJsonIsRefused() {
        QFETCH(QString, text);
        try {
            app::comparisonOf(Json::parse(text.toStdString(), nullptr, false), "evaluation.json");
            QFAIL("took it");
        } catch (const core::Error& error) {
            QCOMPARE(error.kind(), core::Error::Kind::BadUsage);
            QVERIFY(QString(error.what()).contains("evaluation.json"));
        }
    }
};

QTEST_GUILESS_MAIN(ReplacementTest)
#include "replacement_test.moc"
