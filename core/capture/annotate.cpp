#include "core/capture/annotate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "core/types/error.h"

namespace core {
namespace {

constexpr int kLeastSide = 160;
constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
const cv::Scalar kWhite(255, 255, 255);
const cv::Scalar kGrey(190, 190, 190);
const cv::Scalar kGreen(80, 220, 120);
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

/// Draws lines from the top left corner down, each over a dark translucent bar as wide as the text needs.
class Sheet {
public:
    explicit Sheet(cv::Mat& picture)
        : m_picture(picture), m_unit(std::max(1.0, std::min(picture.cols, picture.rows) / 240.0)) {}

    void line(const std::string& text, double scale, const cv::Scalar& colour) {
        m_top += write(text, {px(6), m_top}, scale, colour) + px(2);
    }

    void bar(float share, const cv::Scalar& colour) {
        const cv::Rect frame(px(6), m_top, std::min(px(120), m_picture.cols - px(12)), px(8));
        darken(frame);
        cv::Rect filled = frame;
        filled.width = int(std::lround(frame.width * std::clamp(double(share), 0.0, 1.0)));
        if (filled.width > 0) {
            cv::rectangle(m_picture, filled, colour, cv::FILLED);
        }
        cv::rectangle(m_picture, frame, kGrey, 1);
        m_top += frame.height + px(4);
    }

    void footer(const std::string& text) {
        const int height = lineHeight(0.4);
        write(text, {px(6), m_picture.rows - height - px(4)}, 0.4, kWhite);
    }

private:
    int px(double units) const { return int(std::lround(units * m_unit)); }

    int lineHeight(double scale) const {
        int below = 0;
        return cv::getTextSize("Ag", kFont, scale * m_unit, thickness(scale), &below).height + below + px(4);
    }

    int thickness(double scale) const { return std::max(1, int(std::lround(scale * m_unit * 1.6))); }

    void darken(cv::Rect area) {
        area &= cv::Rect(0, 0, m_picture.cols, m_picture.rows);
        if (area.area() > 0) {
            cv::Mat part = m_picture(area);
            part.convertTo(part, -1, 0.3);
        }
    }

    int write(const std::string& text, cv::Point at, double scale, const cv::Scalar& colour) {
        const std::string plain = printable(text);
        int below = 0;
        const cv::Size size = cv::getTextSize(plain, kFont, scale * m_unit, thickness(scale), &below);
        const int height = lineHeight(scale);
        darken({at.x - px(3), at.y, size.width + px(6), height});
        cv::putText(m_picture, plain, {at.x, at.y + size.height + px(2)}, kFont, scale * m_unit, colour,
                    thickness(scale), cv::LINE_AA);
        return height;
    }

    cv::Mat& m_picture;
    double m_unit;
    int m_top = 6;
};

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
    const bool knownWrong = !annotation.truth.empty() && annotation.truth != annotation.label;
    if (!annotation.label.empty()) {
        sheet.line(annotation.label + "  " + percent(annotation.confidence), 0.75, kWhite);
        sheet.bar(annotation.confidence, knownWrong ? kAmber : kGreen);
    }
    if (!annotation.truth.empty()) {
        sheet.line("truth " + annotation.truth, 0.5, knownWrong ? kAmber : kGreen);
    }
    for (const auto& [name, probability] : annotation.top) {
        sheet.line(name + "  " + percent(probability), 0.4, kGrey);
    }
    if (!annotation.note.empty()) {
        sheet.footer(annotation.note);
    }
    return result;
}

}  // namespace core
