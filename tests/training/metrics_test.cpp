#include "training/evaluation/metrics.h"

#include <QTest>
#include <cmath>
#include <random>

namespace {

/// Confident logits for one class.
std::vector<float> answer(int label, int classes, float sure = 5) {
    std::vector<float> logits(std::size_t(classes), 0.0F);
    logits[std::size_t(label)] = sure;
    return logits;
}

core::LabelSet threeAndNone() { return {{"a", "b", "c", "none"}, {0, 1, 2, 3}}; }

}  // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKnownConfusionGivesTheKnownScores() {
        // a: 2 right of 3 (one answered b); b: 1 of 1; c: 0 of 1 (answered none); none: 1 of 2 (one answered a).
        const std::vector<int> truth{0, 0, 0, 1, 2, 3, 3};
        const std::vector<int> answers{0, 0, 1, 1, 3, 3, 0};
        std::vector<std::vector<float>> logits;
        for (const int label : answers) logits.push_back(answer(label, 4));
        const auto metrics = training::measure(logits, truth, threeAndNone());
        QCOMPARE(metrics.clips, 7);
        QCOMPARE(metrics.gestureClips, 5);
        QCOMPARE(metrics.top1, 3.0 / 5);
        QCOMPARE(metrics.noneAccuracy, 0.5);
        QCOMPARE(metrics.perClass[0], 2.0 / 3);
        QCOMPARE(metrics.perClass[2], 0.0);
        QCOMPARE(metrics.confusion[0][1], 1);
        QCOMPARE(metrics.confusion[3][0], 1);
        const double f1OfA = 2.0 * 2 / (3 + 3);
        const double f1OfB = 2.0 * 1 / (1 + 2);
        QCOMPARE(metrics.macroF1, (f1OfA + f1OfB + 0) / 3);
    }

    void topFiveCountsAnswersAmongTheFirstFive() {
        const auto labels = core::LabelSet::gestures(false);
        std::vector<float> ranked(12);
        for (int i = 0; i < 12; ++i) ranked[std::size_t(i)] = float(12 - i);
        const auto metrics = training::measure({ranked, ranked, ranked}, {0, 4, 5}, labels);
        QCOMPARE(metrics.top1, 1.0 / 3);
        QCOMPARE(metrics.top5, 2.0 / 3);
    }

    void calibrationErrorIsTheGapBetweenConfidenceAndTruth() {
        // Always 0.8 sure (of two classes), right in half of the cases.
        const auto sure = answer(0, 2, float(std::log(4.0)));
        const auto metrics = training::measure({sure, sure}, {0, 1}, {{"a", "b"}, {0, 1}});
        QVERIFY(std::abs(metrics.ece - 0.3) < 1e-6);
    }

    void theReliabilityBinsHoldEveryClipOnce() {
        const auto sure = answer(0, 2, float(std::log(3.0)));  // 0.75
        const auto unsure = answer(1, 2, 0.1F);                // 0.525
        const auto metrics = training::measure({sure, sure, unsure}, {0, 1, 1}, {{"a", "b"}, {0, 1}});
        QCOMPARE(metrics.reliability.size(), std::size_t(15));
        int clips = 0;
        for (const auto& bin : metrics.reliability) clips += bin.count;
        QCOMPARE(clips, 3);
        QCOMPARE(metrics.reliability[11].count, 1 + 1);  // 0.75 lies in 11/15..12/15
        QCOMPARE(metrics.reliability[11].accuracy, 0.5);
        QCOMPARE(metrics.reliability[7].accuracy, 1.0);
        QVERIFY(std::abs(metrics.reliability[7].confidence - 0.525) < 1e-3);
    }

    void aGestureThatNeverOccursIsNoPartOfTheMean() {
        const auto metrics = training::measure({answer(0, 4), answer(1, 4)}, {0, 1}, threeAndNone());
        QCOMPARE(metrics.macroF1, 1.0);
    }

    void theFittedTemperatureUndoesAKnownOne() {
        std::mt19937_64 random(3);
        std::normal_distribution<float> noise(0, 1);
        std::vector<std::vector<float>> logits;
        std::vector<int> truth;
        for (int i = 0; i < 4000; ++i) {
            std::vector<float> row{noise(random), noise(random), noise(random)};
            std::vector<double> weights;
            for (const float value : row) weights.push_back(std::exp(double(value)));
            truth.push_back(std::discrete_distribution<int>(weights.begin(), weights.end())(random));
            for (float& value : row) value *= 3;
            logits.push_back(row);
        }
        const double temperature = training::fitTemperature(logits, truth);
        QVERIFY2(std::abs(temperature - 3) < 0.3, qPrintable(QString::number(temperature)));
    }

    void nothingMeasuredIsZeroNotACrash() {
        const auto metrics = training::measure({}, {}, threeAndNone());
        QCOMPARE(metrics.top1, 0.0);
        QCOMPARE(metrics.ece, 0.0);
        QCOMPARE(training::fitTemperature({}, {}), 1.0);
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics_test.moc"
