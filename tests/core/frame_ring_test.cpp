#include "core/buffer/frame_ring.h"

#include <QtTest>
#include <thread>

#include "core/types/error.h"

namespace {

core::TimePoint at(double seconds) {
    return core::TimePoint{} + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
}

core::Frame frame(double seconds, int grey, int side = 2) {
    auto image = std::make_shared<core::Image>(side, side);
    std::fill(image->rgb.begin(), image->rgb.end(), std::uint8_t(grey));
    return {0, at(seconds), std::move(image)};
}

std::vector<int> greys(const core::Clip& clip) {
    std::vector<int> greys;
    for (int t = 0; t < clip.frames; ++t) greys.push_back(clip.frame(t)[0]);
    return greys;
}

}  // namespace

class FrameRingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasNoClipBeforeTheFirstFrame() {
        const core::FrameRing ring(4);
        QVERIFY(!ring.sample(at(0), at(1), 8));
        QVERIFY(!ring.newest());
        QVERIFY(ring.since(at(0)).empty());
    }

    void picksTheMiddleOfEqualSegments() {
        core::FrameRing ring(4);
        for (int i = 0; i <= 20; ++i) ring.push(frame(i * 0.1, i));
        const core::Clip clip = ring.sample(at(0), at(2), 4).value();
        QCOMPARE(greys(clip), (std::vector<int>{2, 7, 12, 17}));
        QCOMPARE(clip.frames, 4);
        QCOMPARE(clip.width, 2);
        QCOMPARE(clip.height, 2);
        QCOMPARE(clip.rgb.size(), std::size_t(4 * 2 * 2 * 3));
        QCOMPARE(core::Seconds(clip.times[2] - at(0)).count(), 1.2);
    }

    void clipsHavePlacesWhereAllTheirFramesDo() {
        core::FrameRing ring(4);
        for (int i = 0; i <= 20; ++i) {
            core::Frame one = frame(i * 0.1, i);
            if (i > 3) one.place = core::Shift{i * 0.01, -i * 0.01};
            ring.push(std::move(one));
        }
        const core::Clip clip = ring.sample(at(1), at(2), 2).value();
        QCOMPARE(clip.places.size(), std::size_t(2));
        QCOMPARE(clip.places[0].x, 12 * 0.01);
        QCOMPARE(clip.places[1].y, -17 * 0.01);
        QVERIFY(ring.sample(at(0), at(2), 4)->places.empty());
    }

    void placesLeadFromFrameToFrame() {
        core::FrameRing ring(4);
        for (int i = 0; i <= 20; ++i) {
            if (i == 14) continue;  // lost
            core::Frame one = frame(i * 0.1, i);
            one.place = core::Shift{0.01 * i * i, 1.0 * i};
            ring.push(std::move(one));
        }
        const core::Clip clip = ring.sample(at(1), at(2), 2, 4).value();  // frames 12 and 17
        QCOMPARE(clip.places.size(), std::size_t(8));
        for (const std::size_t own : {0, 1, 2, 3}) QCOMPARE(clip.places[own].x, 1.44);
        QCOMPARE(clip.places[4].y, 13.25);
        QCOMPARE(clip.places[4].x, 1.69 + (2.25 - 1.69) / 8);  // between 13 and 15
        QCOMPARE(clip.places[6].x, 0.01 * (15 * 15 * 0.25 + 16 * 16 * 0.75));
        QCOMPARE(clip.places[7].x, 2.89);
    }

    void lostFramesDoNotChangeTheTempo() {
        core::FrameRing ring(4);
        for (int i = 0; i <= 20; ++i)
            if (i < 5 || i > 11) ring.push(frame(i * 0.1, i));
        QCOMPARE(greys(ring.sample(at(0), at(2), 4).value()), (std::vector<int>{2, 4, 12, 17}));
    }

    void repeatsFramesWhereThereAreTooFew() {
        core::FrameRing ring(4);
        ring.push(frame(0, 10));
        ring.push(frame(1, 20));
        QCOMPARE(greys(ring.sample(at(0), at(1), 4).value()), (std::vector<int>{10, 10, 20, 20}));
        QCOMPARE(greys(ring.sample(at(-5), at(-4), 2).value()), (std::vector<int>{10, 10}));
    }

    void forgetsWhatIsOlderThanItsHistory() {
        core::FrameRing ring(1);
        for (int i = 0; i <= 50; ++i) ring.push(frame(i * 0.1, i));
        QCOMPARE(core::Seconds(*ring.newest() - *ring.oldest()).count(), 1.0);
        QCOMPARE(ring.since(at(4.75)).size(), std::size_t(3));
    }

    void staysSmallWhateverTheFrameRate() {
        core::FrameRing ring(1);
        for (int i = 0; i <= 10'000; ++i) ring.push(frame(i * 0.0001, i % 256));
        QVERIFY(ring.since(at(-1)).size() <= 481);
        QCOMPARE(core::Seconds(*ring.newest() - *ring.oldest()).count() > 0.99, true);
    }

    void startsAfreshWhenTimeOrSizeJumps() {
        core::FrameRing ring(4);
        ring.push(frame(3, 1));
        ring.push(frame(1, 2));
        QCOMPARE(greys(ring.sample(at(0), at(4), 2).value()), (std::vector<int>{2, 2}));
        ring.push(frame(2, 3, 4));
        QCOMPARE(greys(ring.sample(at(0), at(4), 2).value()), (std::vector<int>{3, 3}));
    }

    void forgetsSoonerWhereThePicturesAreLarge() {
        const std::uint64_t picture = frame(0, 1, 4).image->rgb.size();
        core::FrameRing ring(10, 3 * picture + 1);
        for (int i = 0; i < 9; ++i) ring.push(frame(i, i, 4));
        QCOMPARE(ring.since(at(-1)).size(), std::size_t(3));
        QCOMPARE(*ring.oldest(), at(6));
        core::FrameRing tiny(10, 1);  // at least the newest
        tiny.push(frame(0, 1, 4));
        tiny.push(frame(1, 2, 4));
        QCOMPARE(tiny.since(at(-1)).size(), std::size_t(1));
    }

    void refusesAnEmptyHistory() { QVERIFY_EXCEPTION_THROWN(core::FrameRing(0), core::Error); }

    void canBeReadWhileItIsFilled() {
        core::FrameRing ring(0.5);
        std::jthread writer([&] {
            for (int i = 0; i < 2000; ++i) ring.push(frame(i * 0.01, i % 256));
        });
        int clips = 0;
        for (int i = 0; i < 2000; ++i)
            if (const auto newest = ring.newest())
                clips += ring.sample(*newest - std::chrono::seconds(1), *newest, 8)->frames;
        writer.join();
        QVERIFY(clips >= 0);
        QCOMPARE(ring.since(at(-1)).size(), std::size_t(51));
    }
};

QTEST_GUILESS_MAIN(FrameRingTest)
#include "frame_ring_test.moc"
