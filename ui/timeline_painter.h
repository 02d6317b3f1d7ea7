#pragma once

#include <QPainter>
#include <QPixmap>
#include <QRectF>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/footage.h"

namespace ui {

using TimeRange = std::pair<double, double>;  ///< begin and end, seconds of media time

struct LabelledRange {
    TimeRange range;
    std::string label;
};

/// What a timeline shows, with the conversion between times and places.
struct TimelineView {
    QRectF track;      ///< where the frames lie
    QRectF overview;   ///< the whole recording; empty where all of it is loaded
    double fromS = 0;  ///< loaded stretch
    double toS = 1;
    double durationS = 0;  ///< of the whole recording
    double positionS = 0;
    std::optional<TimeRange> bounds;
    std::vector<LabelledRange> others;  ///< further clips of the same recording
    std::vector<LabelledRange> marks;
    std::optional<LabelledRange> proposal;

    double xOf(double timeS) const { return track.left() + (timeS - fromS) / (toS - fromS) * track.width(); }
    double timeAt(double x) const { return fromS + (x - track.left()) / track.width() * (toS - fromS); }
};

/// The frames of the footage side by side, as wide as the track.
QPixmap filmStrip(const Footage& footage, const TimelineView& view, double pixelRatio);
void paintTimeline(QPainter& painter, const TimelineView& view, const QPixmap& strip);

}  // namespace ui
