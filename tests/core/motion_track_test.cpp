#include "core/pipeline/motion_track.h"

#include <QtTest>
#include <array>
#include <cmath>
#include <numeric>

#include "core/pipeline/frame_fitter.h"
#include "core/simulator/footage.h"

namespace {

core::TimePoint at(double seconds) {
    return core::TimePoint{} + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
}

double grey(int x, int y) { return std::fmod(std::abs(std::sin(12.9898 * x + 78.233 * y)) * 43758.5453, 1) * 220; }

/// A room of furniture with sharp edges, moved by (x, y) picture widths.
core::Image room(double x, double y, int side = 112) {
    constexpr double kPiece = 9;  // a picture is so many pieces wide
    core::Image picture(side, side);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const int u = int(std::floor((double(column) / side - x) * kPiece));
            const int v = int(std::floor((double(row) / side - y) * kPiece));
            std::fill_n(picture.row(row) + std::size_t(column) * 3, 3, std::uint8_t(grey(u, v)));
        }
    return picture;
}

void paint(core::Image& picture, int left, int top, int width, int height, std::uint8_t value) {
    for (int row = top; row < top + height; ++row)
        std::fill_n(picture.row(row) + std::size_t(left) * 3, std::size_t(width) * 3, value);
}

using Values = std::vector<double>;

double product(const Values& a, const Values& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

void centre(Values& values) {
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    for (double& value : values) value -= mean;
}

/// The share of `wanted` that the best mixture of x and y explains, all about their means: a camera may sit askew.
double explained(Values x, Values y, Values wanted) {
    for (Values* values : {&x, &y, &wanted}) centre(*values);
    const double xx = product(x, x), xy = product(x, y), yy = product(y, y);
    const double xw = product(x, wanted), yw = product(y, wanted), determinant = xx * yy - xy * xy;
    return ((xw * yy - yw * xy) * xw + (yw * xx - xw * xy) * yw) / determinant / product(wanted, wanted);
}

/// Appends one performance, each value about its own mean.
void followGesture(const char* label, std::uint64_t person, Values& x, Values& y, Values& wristX, Values& wristY) {
    core::ClipRequest request;
    request.label = label;
    request.subjectSeed = request.takeSeed = person;
    core::FootageConfig config;
    config.subjectSeed = config.sceneSeed = config.sessionSeed = person;
    const core::ClipScript take = core::clipScript(request);
    config.script = take.script;
    config.width = config.height = 112;
    const core::Footage footage(config);
    core::MotionTrack track;
    std::array<Values, 4> values;
    for (double t = 0; t < take.endS; t += 1.0 / 30) {
        const core::Shift place = track.follow(footage.frameAt(t), at(t));
        if (t < take.startS) continue;
        const core::TrajectoryPoint wrist = footage.wristAt(t);
        values[0].push_back(place.x), values[1].push_back(place.y);
        values[2].push_back(wrist.x), values[3].push_back(wrist.y);
    }
    for (Values& one : values) centre(one);
    for (const auto& [all, one] :
         {std::pair{&x, &values[0]}, {&y, &values[1]}, {&wristX, &values[2]}, {&wristY, &values[3]}})
        all->insert(all->end(), one->begin(), one->end());
}

}  // namespace

class MotionTrackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUpTheShifts_data() {
        QTest::addColumn<double>("rate");
        for (const double rate : {20.0, 30.0, 60.0, 240.0}) QTest::addRow("%g pictures a second", rate) << rate;
    }
    void addsUpTheShifts() {
        QFETCH(const double, rate);
        core::MotionTrack track;
        core::Shift place;
        for (int i = 0; i <= int(rate); ++i) {  // a second to the right and slowly up, far out of the first picture
            const double t = i / rate;
            place = track.follow(room(1.2 * t, -0.3 * t), at(t));
            if (i == 0) QVERIFY(place.x == 0 && place.y == 0);
        }
        QVERIFY2(std::abs(place.x - 1.2) < 0.12 && std::abs(place.y + 0.3) < 0.06,
                 qPrintable(QString("%1, %2").arg(place.x).arg(place.y)));
    }

    void aPictureFromBeforeTheLastBeginsAnew() {
        core::MotionTrack track;
        track.follow(room(0, 0), at(1));
        QVERIFY(std::abs(track.follow(room(0.1, 0), at(1.1)).x - 0.1) < 0.01);
        const core::Shift place = track.follow(room(0.3, 0), at(0.5));
        QVERIFY(place.x == 0 && place.y == 0);
    }

    void aBrightHandDoesNotHoldADimRoom() {
        core::MotionTrack track;
        std::vector<core::Shift> places;
        for (int i = 0; i <= 60; ++i) {
            core::Image picture = room(0.4 * i / 30, -0.2 * i / 30);
            for (std::uint8_t& value : picture.rgb) value = std::uint8_t(20 + value / 10);
            paint(picture, 16, 70, 80, 42, 220);  // x, y, width, height
            for (const int finger : {16, 38, 60, 82}) paint(picture, finger, 48, 12, 22, 220);
            places.push_back(track.follow(picture, at(i / 30.0)));
        }
        const double x = places[60].x - places[30].x, y = places[60].y - places[30].y;
        QVERIFY2(std::abs(x - 0.4) < 0.08 && std::abs(y + 0.2) < 0.04, qPrintable(QString("%1, %2").arg(x).arg(y)));
    }

    void onePosterOnAPlainWallIsEnough() {
        core::MotionTrack track;
        core::Shift place;
        for (int i = 0; i <= 30; ++i) {
            core::Image picture(112, 112);
            paint(picture, 0, 0, 112, 112, 90);
            for (int piece = 0; piece < 12; ++piece)
                paint(picture, 10 + i + piece % 4 * 8, 12 + piece / 4 * 8, 8, 8, std::uint8_t(grey(piece, 0)));
            place = track.follow(picture, at(i / 30.0));
        }
        QVERIFY2(std::abs(place.x - 30.0 / 112) < 0.04 && std::abs(place.y) < 0.02,
                 qPrintable(QString("%1, %2").arg(place.x).arg(place.y)));
    }

    void aPictureThatNeverChangesStaysWhereItIs() {
        core::MotionTrack track;
        for (int i = 0; i < 120; ++i) {  // two minutes: long enough for all usual changes to fade to nothing
            const core::Shift place = track.follow(room(0, 0), at(i));
            QVERIFY(place.x == 0 && place.y == 0);
        }
        QVERIFY(std::abs(track.follow(room(0.1, 0), at(120)).x - 0.1) < 0.02);
    }

    /// One mixture of x and y for all that a person does: what the network learns from.
    void explainsThePathsOfWrists_data() {
        QTest::addColumn<quint64>("person");
        for (const quint64 person : {31, 32, 33, 34}) QTest::addRow("person %llu", person) << person;
    }
    void explainsThePathsOfWrists() {
        QFETCH(const quint64, person);
        Values x, y, wristX, wristY;
        for (const char* label : {"G4", "G6", "G10"}) followGesture(label, person, x, y, wristX, wristY);
        QVERIFY(x.size() > 60);
        QVERIFY2(explained(x, y, wristX) > 0.9, qPrintable(QString::number(explained(x, y, wristX))));
        QVERIFY2(explained(x, y, wristY) > 0.9, qPrintable(QString::number(explained(x, y, wristY))));
    }

    void fittedFramesCarryTheirPlace() {
        core::FrameFitter fitter(64, core::FitMode::CentreCrop);
        const auto frame = [](double x, double t) {
            return core::Frame{std::uint64_t(t * 10), at(t), std::make_shared<const core::Image>(room(x, 0, 96))};
        };
        fitter.fit(frame(0, 0));
        const core::Frame fitted = fitter.fit(frame(0.05, 0.1));
        QCOMPARE(fitted.image->width, 64);
        QCOMPARE(fitted.sequence, std::uint64_t(1));
        QVERIFY(fitted.captureTime == at(0.1));
        QVERIFY(fitted.place && std::abs(fitted.place->x - 0.05) < 0.01 && std::abs(fitted.place->y) < 0.01);
    }
};

QTEST_GUILESS_MAIN(MotionTrackTest)
#include "motion_track_test.moc"
