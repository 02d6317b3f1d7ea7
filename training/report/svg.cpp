#include "training/report/svg.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace training {
namespace {

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + number(value) + "\""; }
std::string styled(std::string_view style) {
    return style.empty() ? std::string() : " class=\"" + std::string(style) + "\"";
}

/// The end of an element that may have a hint.
std::string closed(const char* element, std::string_view hint) {
    if (hint.empty()) return "/>\n";
    return "><title>" + escaped(hint) + "</title></" + element + ">\n";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 32) safe += c;
        }
    }
    return safe;
}

std::string number(double value) {
    if (!std::isfinite(value)) value = 0;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

std::string percent(double rate) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", rate * 100);
    return text.data();
}

Svg::Svg(double width, double height, std::string_view title)
    : m_text("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + number(width) + " " +
             number(height) + "\"" + attribute("width", width) + attribute("height", height) + "><title>" +
             escaped(title) + "</title>\n") {}

void Svg::text(Point at, std::string_view text, std::string_view style) {
    m_text += "<text" + attribute("x", at.x) + attribute("y", at.y) + styled(style) + ">" + escaped(text) + "</text>\n";
}

void Svg::slanted(Point end, std::string_view text, std::string_view style) {
    m_text += "<text transform=\"translate(" + number(end.x) + " " + number(end.y) + ") rotate(-45)\"" + styled(style) +
              ">" + escaped(text) + "</text>\n";
}

void Svg::box(const Box& box, std::string_view style, std::string_view hint, double opacity) {
    m_text += "<rect" + attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
              attribute("height", box.height) + " rx=\"2\"" + styled(style) +
              (opacity < 1 ? attribute("fill-opacity", opacity) : std::string()) + closed("rect", hint);
}

void Svg::line(Point from, Point to, std::string_view style) {
    m_text += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
              attribute("y2", to.y) + styled(style) + "/>\n";
}

void Svg::dot(Point centre, std::string_view style, std::string_view hint) {
    m_text += "<circle r=\"4\"" + attribute("cx", centre.x) + attribute("cy", centre.y) + styled(style) +
              closed("circle", hint);
}

void Svg::path(const std::vector<Point>& points, std::string_view style) {
    m_text += "<polyline" + styled(style) + " points=\"";
    for (const Point& point : points) m_text += number(point.x) + "," + number(point.y) + " ";
    m_text += "\"/>\n";
}

}  // namespace training
