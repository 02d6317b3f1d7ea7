#include "training/views.h"

#include <QTest>
#include <cmath>

#include "core/types/error.h"

namespace {

core::ModelConfig published() {
    core::ModelConfig config;
    config.preprocessing.span = core::ClipSpan::FixedStride;
    config.preprocessing.resampling = core::Resampling::Plain;
    config.preprocessing.shortSide = 256;
    return config;
}

bool isCut(const core::PictureCut& cut, int width, int height, int left, int top) {
    return cut.width == width && cut.height == height && cut.left == left && cut.top == top;
}

}  // namespace

class ViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneCropIsTheCentreOfALargerPicture() {
        QVERIFY(isCut(training::cutsOf(340, 256, published(), 1).front(), 340, 256, 58, 16));
        QVERIFY(isCut(training::cutsOf(1280, 720, published(), 1).front(), 455, 256, 116, 16));
        QVERIFY(isCut(training::cutsOf(720, 1280, published(), 1).front(), 256, 455, 16, 116));
        core::ModelConfig exact = published();
        exact.preprocessing.shortSide = 0;
        QVERIFY(isCut(training::cutsOf(100, 100, exact, 1).front(), 224, 224, 0, 0));
    }

    void threeCropsLieAlongTheLongerSide() {
        const auto wide = training::cutsOf(1280, 720, published(), 3);
        QVERIFY(isCut(wide[0], 398, 224, 0, 0) && isCut(wide[1], 398, 224, 87, 0) && isCut(wide[2], 398, 224, 174, 0));
        const auto tall = training::cutsOf(240, 321, published(), 3);
        QVERIFY(isCut(tall[0], 224, 299, 0, 0) && isCut(tall[1], 224, 299, 0, 38) && isCut(tall[2], 224, 299, 0, 75));
    }

    void clipsFollowTheModelsRule() {
        const auto strided = training::framesOfClips(published(), 300, 30, 2);
        QCOMPARE(strided[0], (std::vector<int>{0, 36, 72, 109, 145, 182, 218, 255}));
        QCOMPARE(strided[1].front(), 22);  // half of the 44 frames that are left over
        core::ModelConfig own;
        QCOMPARE(training::framesOfClips(own, 80, 0, 1)[0], (std::vector<int>{5, 15, 25, 35, 45, 55, 65, 75}));
        const auto phases = training::framesOfClips(own, 80, 30, 2);
        QCOMPARE(phases[0], (std::vector<int>{2, 12, 22, 32, 42, 52, 62, 72}));
        QCOMPARE(phases[1], (std::vector<int>{7, 17, 27, 37, 47, 57, 67, 77}));
        own.preprocessing.span = core::ClipSpan::RoundedSegments;
        QCOMPARE(training::framesOfClips(own, 9, 30, 1)[0], (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void anUnknownRateCountsAsThirty() {
        QCOMPARE(training::framesOfClips(published(), 300, 0, 1), training::framesOfClips(published(), 300, 30, 1));
    }

    void pooledViewsKeepTheOrderOfClasses_data() {
        QTest::addColumn<int>("pooling");
        QTest::addColumn<QList<float>>("logits");
        QTest::addColumn<QList<float>>("probabilities");
        const float even = 0.5F, a = float(1 / (1 + std::exp(-2.0))), b = float(1 / (1 + std::exp(4.0)));
        const float one = float(1 / (1 + std::exp(1.0)));
        QTest::newRow("sum") << int(training::ViewPooling::SumLogits) << QList<float>{-1, 1}
                             << QList<float>{one, 1 - one};
        QTest::newRow("mean") << int(training::ViewPooling::MeanLogits) << QList<float>{-0.5F, 0.5F}
                              << QList<float>{one, 1 - one};
        QTest::newRow("max") << int(training::ViewPooling::MaxLogits) << QList<float>{1, 2}
                             << QList<float>{one, 1 - one};
        const float mean = even * (a + b);
        QTest::newRow("probabilities") << int(training::ViewPooling::MeanProbabilities)
                                       << QList<float>{std::log(mean), std::log(1 - mean)}
                                       << QList<float>{mean, 1 - mean};
    }

    void pooledViewsKeepTheOrderOfClasses() {
        QFETCH(int, pooling);
        QFETCH(QList<float>, logits);
        QFETCH(QList<float>, probabilities);
        const std::vector<std::vector<float>> views{{1, -1}, {-2, 2}};
        const auto answer = training::poolViews(views, training::ViewPooling(pooling), 1);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(std::abs(answer.logits[std::size_t(i)] - logits[i]) < 1e-5);
            QVERIFY(std::abs(answer.probabilities[std::size_t(i)] - probabilities[i]) < 1e-5);
        }
    }

    void temperatureSoftensTheProbabilities() {
        const auto hot = training::poolViews({{2, 0}}, training::ViewPooling::SumLogits, 2);
        QVERIFY(std::abs(hot.probabilities[0] - float(1 / (1 + std::exp(-1.0)))) < 1e-6);
    }

    void hugeLogitsStayNumbers() {
        const auto answer = training::poolViews({{1000, -1000}}, training::ViewPooling::MeanProbabilities, 1);
        QCOMPARE(answer.probabilities[0], 1.0F);
        QVERIFY(std::isfinite(answer.logits[1]));
    }

    void refusesImpossiblePlans_data() {
        QTest::addColumn<int>("clips");
        QTest::addColumn<int>("crops");
        QTest::newRow("no clips") << 0 << 1;
        QTest::newRow("a million clips") << 1'000'000 << 1;
        QTest::newRow("two crops") << 1 << 2;
    }

    void refusesImpossiblePlans() {
        QFETCH(int, clips);
        QFETCH(int, crops);
        QVERIFY_EXCEPTION_THROWN(training::checkPlan({clips, crops}, published()), core::Error);
        training::checkPlan({10, 3}, published());
    }
};

QTEST_GUILESS_MAIN(ViewsTest)
#include "views_test.moc"
