#include "core/pipeline/motion_track.h"

#include <QtTest>
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

    void explainsThePathOfAWrist() {
        core::ClipRequest request;
        request.label = "G10";
        request.subjectSeed = 31;
        request.takeSeed = 32;
        core::FootageConfig config;
        config.subjectSeed = request.subjectSeed;
        const core::ClipScript take = core::clipScript(request);
        config.script = take.script;
        config.width = config.height = 112;
        const core::Footage footage(config);
        core::MotionTrack track;
        Values x, y, wristX, wristY;
        for (double t = take.startS; t < take.endS; t += 1.0 / 30) {
            const core::Shift place = track.follow(footage.frameAt(t), at(t));
            x.push_back(place.x), y.push_back(place.y);
            wristX.push_back(footage.wristAt(t).x), wristY.push_back(footage.wristAt(t).y);
        }
        QVERIFY(x.size() > 20);
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
