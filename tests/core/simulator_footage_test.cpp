#include <QtTest>
#include <array>
#include <cmath>
#include <future>

#include "core/simulator/footage.h"
#include "core/types/error.h"
#include "core/types/gesture.h"

using namespace core;

namespace {

std::shared_ptr<const Scene> room() {
    static const auto scene = makeScene(3);
    return scene;
}

FootageConfig configOf(std::uint64_t seed, const Script& script, int side = 96) {
    FootageConfig config;
    config.subjectSeed = seed;
    config.sceneSeed = 3;
    config.scene = room();
    config.sessionSeed = seed + 200;
    config.script = script;
    config.width = side;
    config.height = side;
    return config;
}

int green(const Image& image, int x, int y) { return image.row(y)[x * 3 + 1]; }

double meanDifference(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) sum += std::abs(int(a.rgb[i]) - int(b.rgb[i]));
    return sum / double(a.rgb.size());
}

/// Difference of the part above the hand when `b` is moved back by (dx, dy).
double mismatch(const Image& a, const Image& b, int dx, int dy) {
    constexpr int kMargin = 12;
    double sum = 0;
    for (int y = kMargin; y < a.height * 2 / 5; y += 2) {
        for (int x = kMargin; x < a.width - kMargin; x += 2) sum += std::abs(green(a, x, y) - green(b, x + dx, y + dy));
    }
    return sum;
}

struct RoomShift {
    double x = 0;
    double y = 0;  ///< down
};

/// How far the room moved from a to b, by block matching.
RoomShift roomShift(const Image& a, const Image& b) {
    constexpr int kReach = 11;
    RoomShift best;
    double least = 1e18;
    for (int dy = -kReach; dy <= kReach; ++dy) {
        for (int dx = -kReach; dx <= kReach; ++dx) {
            const double here = mismatch(a, b, dx, dy) + std::hypot(dx, dy);
            if (here < least) {
                least = here;
                best = {double(dx), double(dy)};
            }
        }
    }
    return best;
}

struct Correlation {
    double ab = 0;
    double aa = 0;
    double bb = 0;

    void add(double a, double b) {
        ab += a * b;
        aa += a * a;
        bb += b * b;
    }
    double value() const { return ab / std::sqrt(aa * bb); }
};

}  // namespace

class SimulatorFootageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedsGiveTheSamePixels();
    void sameSeedsGiveTheSamePixelsOnOtherThreads();
    void everySeedChangesThePicture();
    void roomMovesOppositeToTheWrist();
    void squarePictureIsTheMiddleOfTheWideOne();
    void drawingsBeginAndEndNearTheCurve_data();
    void drawingsBeginAndEndNearTheCurve();
    void leftHandedPeopleExist();
    void timesOutsideAreClamped();
    void impossibleSizesAndEmptyScriptsAreErrors();
};

void SimulatorFootageTest::sameSeedsGiveTheSamePixels() {
    const Script script = continuousScript(5, 6, 20);
    FootageConfig config = configOf(5, script);
    const Footage one(config);
    config.scene = nullptr;
    const Footage two(config);
    QCOMPARE(one.frameAt(7.3).rgb, two.frameAt(7.3).rgb);
    QCOMPARE(one.frameAt(1.1).rgb, one.frameAt(1.1).rgb);
}

void SimulatorFootageTest::sameSeedsGiveTheSamePixelsOnOtherThreads() {
    const Footage footage(configOf(5, continuousScript(5, 6, 20)));
    std::array<std::future<Image>, 3> pictures;
    for (auto& picture : pictures) picture = std::async(std::launch::async, [&] { return footage.frameAt(4.2); });
    const Image here = footage.frameAt(4.2);
    for (auto& picture : pictures) QCOMPARE(picture.get().rgb, here.rgb);
}

void SimulatorFootageTest::everySeedChangesThePicture() {
    const Script script = continuousScript(5, 6, 20);
    const FootageConfig config = configOf(5, script);
    const Image image = Footage(config).frameAt(3);
    FootageConfig subject = config;
    subject.subjectSeed = 6;
    FootageConfig scene = config;
    scene.scene = nullptr;
    scene.sceneSeed = 6;
    FootageConfig session = config;
    session.sessionSeed = 6;
    for (const FootageConfig& other : {subject, scene, session})
        QVERIFY(meanDifference(Footage(other).frameAt(3), image) > 8);
}

void SimulatorFootageTest::roomMovesOppositeToTheWrist() {
    Correlation sideways;
    Correlation upright;
    for (int gesture = 0; gesture < kGestureCount; ++gesture) {
        const auto seed = std::uint64_t(gesture) + 31;
        const ClipScript clip = clipScript({gestureId(gesture), seed, seed, 0.5, 0.5});
        const Footage footage(configOf(seed, clip.script));
        constexpr double kStepS = 1 / 30.0;
        for (double t = clip.startS; t + kStepS < clip.endS; t += 0.12) {
            const RoomShift shift = roomShift(footage.frameAt(t), footage.frameAt(t + kStepS));
            const TrajectoryPoint from = footage.wristAt(t);
            const TrajectoryPoint to = footage.wristAt(t + kStepS);
            sideways.add(shift.x, to.x - from.x);
            upright.add(shift.y, to.y - from.y);
        }
    }
    qInfo("correlation of room and wrist: sideways %.2f, upright (down against up) %.2f", sideways.value(),
          upright.value());
    QVERIFY(sideways.value() < -0.6);
    QVERIFY(upright.value() > 0.6);
}

void SimulatorFootageTest::squarePictureIsTheMiddleOfTheWideOne() {
    const Script script = continuousScript(5, 6, 20);
    FootageConfig wide = configOf(5, script);
    wide.width = 128;
    const Image whole = Footage(wide).frameAt(3);
    const Image middle = Footage(configOf(5, script)).frameAt(3);
    double sum = 0;
    for (int y = 0; y < 96; ++y) {
        for (int x = 0; x < 96; ++x) sum += std::abs(green(whole, x + 16, y) - green(middle, x, y));
    }
    QVERIFY(sum / (96 * 96) < 14);  // the noise and the automatic exposure differ
}

void SimulatorFootageTest::drawingsBeginAndEndNearTheCurve_data() {
    QTest::addColumn<int>("gesture");
    for (int gesture = 0; gesture < kGestureCount; ++gesture) QTest::newRow(gestureId(gesture).data()) << gesture;
}

void SimulatorFootageTest::drawingsBeginAndEndNearTheCurve() {
    QFETCH(int, gesture);
    double worst = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const ClipScript clip = clipScript({gestureId(gesture), seed, seed, 0.2, 0.2});
        const Footage footage(configOf(seed, clip.script, 8));
        const TrajectoryPoint first = footage.wristAt(clip.startS);
        const TrajectoryPoint last = footage.wristAt(clip.endS);
        const TrajectoryPoint wantedFirst = gestureTrajectory(gesture, 0);
        const TrajectoryPoint wantedLast = gestureTrajectory(gesture, 1);
        worst = std::max({worst, std::hypot(first.x - wantedFirst.x, first.y - wantedFirst.y),
                          std::hypot(last.x - wantedLast.x, last.y - wantedLast.y)});
    }
    QVERIFY2(worst < 1.1, qPrintable(QString::number(worst)));
}

void SimulatorFootageTest::leftHandedPeopleExist() {
    // The hand fills the lower right of a right-handed person's picture and the lower left of a left-handed one's;
    // there, the picture hardly changes while the room moves.
    int left = 0;
    constexpr int kPeople = 24;
    for (std::uint64_t seed = 1; seed <= kPeople; ++seed) {
        const ClipScript clip = clipScript({"G2", seed, seed, 0.2, 0.2});
        const Footage footage(configOf(seed, clip.script, 48));
        const Image a = footage.frameAt(clip.startS);
        const Image b = footage.frameAt((clip.startS + clip.endS) / 2);
        double changes[2] = {0, 0};
        for (int y = 24; y < 40; ++y) {
            for (int x = 0; x < 48; ++x) changes[x / 24] += std::abs(green(a, x, y) - green(b, x, y));
        }
        left += changes[0] < changes[1];
    }
    QVERIFY2(left >= 2 && left <= kPeople / 2, qPrintable(QString::number(left)));
}

void SimulatorFootageTest::timesOutsideAreClamped() {
    const Footage footage(configOf(5, continuousScript(5, 6, 3)));
    QCOMPARE(footage.frameAt(-1).rgb, footage.frameAt(0).rgb);
    QCOMPARE(footage.frameAt(99).rgb, footage.frameAt(3).rgb);
}

void SimulatorFootageTest::impossibleSizesAndEmptyScriptsAreErrors() {
    const Script script = continuousScript(5, 6, 3);
    QVERIFY_EXCEPTION_THROWN(Footage(configOf(5, script, 7)), Error);
    QVERIFY_EXCEPTION_THROWN(Footage(configOf(5, script, 8193)), Error);
    QVERIFY_EXCEPTION_THROWN(Footage(configOf(5, Script{})), Error);
    QCOMPARE(Footage(configOf(5, script, 8)).frameAt(0).rgb.size(), std::size_t(8 * 8 * 3));
}

QTEST_GUILESS_MAIN(SimulatorFootageTest)
#include "simulator_footage_test.moc"
