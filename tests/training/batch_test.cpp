#include "training/batch.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/training/support/toy_clips.h"

namespace {

training::ClipDraw drawOf(int clip) {
    training::ClipDraw draw;
    draw.clip = clip;
    draw.frames = {1, 4, 7};
    return draw;
}

}  // namespace

class BatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        training::ClipMaker maker = toyClips(3);
        maker.make = [](int index) {
            training::PoolClip clip = toyClip(index, 12, 32);
            const int steps = training::kPoolSteps;
            for (int i = 1; index != 1 && i <= 12 * steps; ++i) {
                const double frame = double(i) / steps - 1;
                clip.places.push_back({0.1 * frame, 0.02 * frame});
            }
            return clip;
        };
        m_pool = std::make_unique<training::ClipPool>(std::move(maker), m_folder.path().toStdString());
        m_pool->fill(1, {}, {});
    }

    void theWorldIsWhereTheChangedPicturesShowIt() {
        training::ClipDraw changed = drawOf(2);
        changed.change.mirror = true;
        changed.change.width = 0.5;
        changed.change.height = 0.8;
        const auto batch = training::makeBatch(*m_pool, {drawOf(0), changed}, 16);
        const auto plain = torch::tensor({0.1F, 0.02F, 0.4F, 0.08F, 0.7F, 0.14F}).reshape({3, 1, 2});
        QVERIFY(torch::allclose(batch.places[0], plain));
        QVERIFY(torch::allclose(batch.places[1], plain * torch::tensor({-2.0F, 1.25F})));
    }

    void clipsWithoutATrackSaySo() {
        const auto batch = training::makeBatch(*m_pool, {drawOf(0), drawOf(1)}, 16);
        QVERIFY(batch.places[0].isfinite().all().item<bool>());
        QVERIFY(batch.places[1].select(2, 0).isnan().all().item<bool>());
        QVERIFY(!m_pool->worldThrough(0, {3}, 1).empty() && m_pool->worldThrough(1, {3}, 1).empty());
    }

    void theWayToAFrameLeadsFromTheOneBefore() {
        const auto batch = training::makeBatch(*m_pool, {drawOf(0)}, 16, 2);  // frames 1, 4 and 7
        const auto way = torch::tensor({0.1F, 0.1F, 0.25F, 0.4F, 0.55F, 0.7F}).reshape({3, 2});
        QVERIFY(torch::allclose(batch.places[0].select(2, 0), way));
        QVERIFY(torch::allclose(batch.places[0].select(2, 1), way / 5));
        QVERIFY(std::abs(m_pool->worldThrough(0, {11}, 1)[0].x - 1.1) < 1e-6);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<training::ClipPool> m_pool;
};

QTEST_GUILESS_MAIN(BatchTest)
#include "batch_test.moc"
