#include "core/capture/annotate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "core/types/error.h"
#include "core/types/gesture.h"

namespace core {
namespace {

constexpr int kLeastSide = 160;
constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr double kLarge = 0.6;  ///< scales of the font
constexpr double kMiddle = 0.42;
constexpr double kSmall = 0.34;
constexpr int kMargin = 6;  ///< lengths in units of a picture 240 pixels high
constexpr int kPadding = 6;
constexpr int kCardWidth = 118;
constexpr int kDrawing = 32;
const cv::Scalar kWhite(255, 255, 255);
const cv::Scalar kGrey(190, 190, 190);
const cv::Scalar kTrack(90, 96, 104);
const cv::Scalar kAccent(79, 227, 193);
const cv::Scalar kAmber(255, 180, 60);

std::string percent(float share) {
    char text[16];
    std::snprintf(text, sizeof text, "%.0f %%", std::clamp(double(share), 0.0, 1.0) * 100);
    return text;
}

/// The fonts draw Latin letters only.
std::string printable(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 32 || c > 126; }, '?');
    return text;
}

/// A dark translucent card in the top left corner, filled from the top down, and a small one at the bottom. Lengths are
/// in units of a picture 240 pixels high.
class Sheet {
public:
    explicit Sheet(cv::Mat& picture)
        : m_picture(picture), m_unit(std::max(1.0, std::min(picture.cols, picture.rows) / 240.0)) {}

    /// Lays the ground of the card; what is written on it comes next.
    void open(int width, int height) {
        darken({px(kMargin), px(kMargin), px(width), px(height)});
        m_top = px(kMargin + kPadding);
    }

    void drawing(int gesture, int side) {
        std::vector<cv::Point> curve;
        const double scale = px(side) * 0.4;
        const cv::Point2d centre(px(kMargin + kPadding) + px(side) / 2.0, m_top + px(side) / 2.0);
        constexpr int kSteps = 48;
        for (int i = 0; i <= kSteps; ++i) {
            const TrajectoryPoint at = gestureTrajectory(gesture, double(i) / kSteps);
            curve.emplace_back(fixed(centre.x + at.x * scale), fixed(centre.y - at.y * scale));
        }
        cv::polylines(m_picture, curve, false, kWhite, thickness(0.5), cv::LINE_AA, kFraction);
        cv::circle(m_picture, curve.front(), fixed(2.4 * m_unit), kWhite, cv::FILLED, cv::LINE_AA, kFraction);
        arrow(curve[kSteps - 6], curve.back());
    }

    void line(const std::string& text, double scale, const cv::Scalar& colour, int left = 0) {
        write(text, {px(kMargin + kPadding + left), m_top}, scale, colour);
        m_top += px(lineUnits(scale));
    }

    void bar(float share, const cv::Scalar& colour, int left, int width) {
        cv::Rect frame(px(kMargin + kPadding + left), m_top + px(2), px(width), px(5));
        cv::rectangle(m_picture, frame, kTrack, cv::FILLED);
        frame.width = int(std::lround(frame.width * std::clamp(double(share), 0.0, 1.0)));
        if (frame.width > 0) {
            cv::rectangle(m_picture, frame, colour, cv::FILLED);
        }
        m_top += px(10);
    }

    void footer(const std::string& text) {
        const int height = px(lineUnits(kSmall));
        const cv::Size size = cv::getTextSize(printable(text), kFont, kSmall * m_unit, thickness(kSmall), nullptr);
        const cv::Point at(px(kMargin + 4), m_picture.rows - height - px(kMargin));
        darken({at.x - px(4), at.y - px(2), size.width + px(8), height + px(2)});
        write(text, at, kSmall, kWhite);
    }

    void skip(int units) { m_top += px(units); }
    static int lineUnits(double scale) { return int(std::lround(scale * 30)); }

private:
    static constexpr int kFraction = 4;  ///< bits behind the point of OpenCV's coordinates

    static int fixed(double pixels) { return int(std::lround(pixels * (1 << kFraction))); }

    int px(double units) const { return int(std::lround(units * m_unit)); }

    int thickness(double scale) const { return std::max(1, int(std::lround(scale * m_unit * 1.6))); }

    void arrow(cv::Point from, cv::Point tip) {
        const double angle = std::atan2(tip.y - from.y, tip.x - from.x);
        std::vector<cv::Point> head{tip};
        for (const double turn : {2.6, -2.6}) {
            const double length = fixed(6 * m_unit);
            head.push_back(tip + cv::Point(int(std::cos(angle + turn) * length), int(std::sin(angle + turn) * length)));
        }
        cv::fillConvexPoly(m_picture, head, kWhite, cv::LINE_AA, kFraction);
    }

    void darken(cv::Rect area) {
        area &= cv::Rect(0, 0, m_picture.cols, m_picture.rows);
        if (area.area() > 0) {
            cv::Mat part = m_picture(area);
            part.convertTo(part, -1, 0.25);
        }
    }

    void write(const std::string& text, cv::Point at, double scale, const cv::Scalar& colour) {
        const std::string plain = printable(text);
        const cv::Size size = cv::getTextSize(plain, kFont, scale * m_unit, thickness(scale), nullptr);
        cv::putText(m_picture, plain, {at.x, at.y + size.height}, kFont, scale * m_unit, colour, thickness(scale),
                    cv::LINE_AA);
    }

    cv::Mat& m_picture;
    double m_unit;
    int m_top = 0;
};

/// Label with its drawing and bar, then the truth, then further classes.
void writeCard(Sheet& sheet, const Annotation& annotation) {
    const auto gesture = gestureIndex(annotation.label);
    const int indent = gesture ? kDrawing + 6 : 0;
    const int headHeight = annotation.label.empty() ? 0 : kDrawing + 3;
    const int truthHeight = annotation.truth.empty() ? 0 : Sheet::lineUnits(kMiddle);
    const int topHeight = int(annotation.top.size()) * Sheet::lineUnits(kSmall);
    const int height = headHeight + truthHeight + topHeight;
    if (height == 0) {
        return;
    }
    const bool knownWrong = !annotation.truth.empty() && annotation.truth != annotation.label;
    const cv::Scalar verdict = knownWrong ? kAmber : kAccent;
    sheet.open(kCardWidth, height + 2 * kPadding - 2);
    if (!annotation.label.empty()) {
        if (gesture) {
            sheet.drawing(*gesture, kDrawing);
        }
        sheet.skip(2);
        sheet.line(annotation.label + "  " + percent(annotation.confidence), kLarge, kWhite, indent);
        sheet.bar(annotation.confidence, verdict, indent, kCardWidth - 2 * kPadding - indent);
        sheet.skip(kDrawing + 3 - 2 - Sheet::lineUnits(kLarge) - 10);
    }
    if (!annotation.truth.empty()) {
        sheet.line("truth " + annotation.truth, kMiddle, verdict);
    }
    for (const auto& [name, probability] : annotation.top) {
        sheet.line(name + "  " + percent(probability), kSmall, kGrey);
    }
}

Image enlarged(const Image& picture) {
    const int shortSide = std::min(picture.width, picture.height);
    const int factor = shortSide >= kLeastSide ? 1 : (kLeastSide + shortSide - 1) / shortSide;
    Image result(picture.width * factor, picture.height * factor);
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            std::copy_n(picture.row(y / factor) + std::size_t(x / factor) * 3, 3, result.row(y) + std::size_t(x) * 3);
        }
    }
    return result;
}

}  // namespace

Image annotate(const Image& picture, const Annotation& annotation) {
    if (picture.width <= 0 || picture.height <= 0) {
        throw Error("an empty picture cannot be annotated", Error::Kind::BadUsage);
    }
    Image result = std::min(picture.width, picture.height) < kLeastSide ? enlarged(picture) : picture;
    cv::Mat canvas(result.height, result.width, CV_8UC3, result.rgb.data());
    Sheet sheet(canvas);
    writeCard(sheet, annotation);
    if (!annotation.note.empty()) {
        sheet.footer(annotation.note);
    }
    return result;
}

}  // namespace core
