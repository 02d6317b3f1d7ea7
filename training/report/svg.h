#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace training {

/// Text as it may stand in XML, between tags and within quotes; control characters are left out.
std::string escaped(std::string_view text);
/// A number with four digits that count, as SVG and people read it.
std::string number(double value);
/// "93.4 %" of 0.934.
std::string percent(double rate);

struct Point {
    double x = 0;
    double y = 0;
};
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// One drawing as text. Colours and fonts come from the classes of the page's style sheet, so that a drawing follows
/// light and dark. `style` is one class or several with spaces between.
class Svg {
public:
    /// `title` is read out to who cannot see it. Units are pixels; the page may scale the drawing down.
    Svg(double width, double height, std::string_view title);

    void text(Point at, std::string_view text, std::string_view style = "");
    /// Turned by 45 degrees, ending at the point.
    void slanted(Point end, std::string_view text, std::string_view style = "");
    /// `hint` appears under the pointer; opacity 0..1.
    void box(const Box& box, std::string_view style, std::string_view hint = "", double opacity = 1);
    void line(Point from, Point to, std::string_view style);
    void dot(Point centre, std::string_view style, std::string_view hint = "");
    void path(const std::vector<Point>& points, std::string_view style);
    std::string done() const { return m_text + "</svg>\n"; }

private:
    std::string m_text;
};

}  // namespace training
