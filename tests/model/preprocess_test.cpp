#include "model/preprocess.h"

#include <QTest>

#include "core/types/error.h"

class PreprocessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisesEachChannelAndMovesItToTheFront();
    void leavesThePixelsInPlace();
    void refusesAnythingButByteClips_data();
    void refusesAnythingButByteClips();
};

void PreprocessTest::normalisesEachChannelAndMovesItToTheFront() {
    core::ModelConfig config;
    config.preprocessing.mean = {0.1F, 0.2F, 0.3F};
    config.preprocessing.deviation = {0.5F, 0.25F, 2};
    const auto clips = torch::randint(0, 256, {2, 3, 4, 5, 3}, torch::kUInt8);
    const auto result = model::preprocess(clips, config);
    QVERIFY(result.sizes() == at::IntArrayRef({2, 3, 3, 4, 5}));
    QVERIFY(result.scalar_type() == torch::kFloat32);
    for (int c = 0; c < 3; ++c) {
        const auto i = std::size_t(c);
        const auto expected = (clips.select(4, c).to(torch::kFloat32) / 255 - config.preprocessing.mean[i]) /
                              config.preprocessing.deviation[i];
        QVERIFY(torch::allclose(result.select(1, c), expected, 1e-5, 1e-6));
    }
}

void PreprocessTest::leavesThePixelsInPlace() {
    const auto result = model::preprocess(torch::zeros({1, 2, 4, 4, 3}, torch::kUInt8), core::ModelConfig());
    QVERIFY(result.select(2, 0).is_contiguous(torch::MemoryFormat::ChannelsLast));
}

void PreprocessTest::refusesAnythingButByteClips_data() {
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<bool>("bytes");
    QTest::newRow("one clip without a batch") << QList<qint64>{8, 4, 4, 3} << true;
    QTest::newRow("channels first") << QList<qint64>{1, 3, 8, 4, 4} << true;
    QTest::newRow("already floating point") << QList<qint64>{1, 8, 4, 4, 3} << false;
}

void PreprocessTest::refusesAnythingButByteClips() {
    QFETCH(QList<qint64>, shape);
    QFETCH(bool, bytes);
    const std::vector<int64_t> sizes(shape.begin(), shape.end());
    const auto clips = torch::zeros(sizes, bytes ? torch::kUInt8 : torch::kFloat32);
    QVERIFY_EXCEPTION_THROWN(model::preprocess(clips, core::ModelConfig()), core::Error);
}

QTEST_GUILESS_MAIN(PreprocessTest)
#include "preprocess_test.moc"
