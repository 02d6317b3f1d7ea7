#include "ui/timeline.h"

#include <QMouseEvent>
#include <algorithm>

#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kTop = 22;
constexpr double kOverviewHeight = 10;
constexpr double kReach = 8;  ///< how close to an edge the pointer takes hold of it
constexpr double kShortestS = 0.04;

}  // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Timeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    layOut();
}

void Timeline::layOut() {
    const bool longer = m_footage && m_footage->durationS > m_footage->toS - m_footage->fromS + 0.5;
    const double foot = longer ? kOverviewHeight + kGrid : 2;
    m_view.track = QRectF(6, kTop, std::max(10, width() - 12), std::max(10.0, height() - kTop - foot));
    m_view.overview =
        longer ? QRectF(6, height() - kOverviewHeight - 1, std::max(10, width() - 12), kOverviewHeight) : QRectF();
    m_strip = m_footage ? filmStrip(*m_footage, m_view, devicePixelRatioF()) : QPixmap();
    update();
}

void Timeline::setFootage(const FootagePtr& footage) {
    m_footage = footage;
    m_view.fromS = footage ? footage->fromS : 0;
    m_view.toS = footage ? std::max(footage->toS, footage->fromS + 0.1) : 1;
    m_view.durationS = footage ? footage->durationS : 0;
    layOut();
}

void Timeline::setBounds(std::optional<TimeRange> bounds) {
    m_view.bounds = bounds;
    update();
}

void Timeline::setOthers(std::vector<LabelledRange> others) {
    m_view.others = std::move(others);
    update();
}

void Timeline::setMarks(std::vector<LabelledRange> marks) {
    m_view.marks = std::move(marks);
    update();
}

void Timeline::setProposal(std::optional<LabelledRange> proposal) {
    m_view.proposal = std::move(proposal);
    update();
}

void Timeline::setPosition(double timeS) {
    m_view.positionS = timeS;
    update();
}

void Timeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTimeline(painter, m_view, m_strip);
}

void Timeline::resizeEvent(QResizeEvent*) { layOut(); }

Timeline::Drag Timeline::hit(const QPointF& point) const {
    if (!m_view.overview.isEmpty() && point.y() > m_view.track.bottom() + kGrid / 2.0) return Drag::Overview;
    if (m_view.bounds) {
        if (std::abs(point.x() - xOf(m_view.bounds->first)) <= kReach) return Drag::Begin;
        if (std::abs(point.x() - xOf(m_view.bounds->second)) <= kReach) return Drag::End;
    }
    return Drag::Playhead;
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_footage) return;
    m_drag = hit(event->position());
    drag(event->position().x());
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag != Drag::None) {
        drag(event->position().x());
        return;
    }
    const Drag over = hit(event->position());
    setCursor(over == Drag::Begin || over == Drag::End ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void Timeline::mouseReleaseEvent(QMouseEvent*) {
    const bool edge = m_drag == Drag::Begin || m_drag == Drag::End;
    m_drag = Drag::None;
    if (edge && m_view.bounds) Q_EMIT boundsDragged(m_view.bounds->first, m_view.bounds->second);
}

void Timeline::drag(double x) {
    if (m_drag == Drag::Overview) {
        const double share = (x - m_view.overview.left()) / m_view.overview.width();
        Q_EMIT seeked(std::clamp(share, 0.0, 1.0) * m_view.durationS);
        return;
    }
    const double time = std::clamp(timeAt(x), m_view.fromS, m_view.toS);
    if (m_drag == Drag::Begin) m_view.bounds->first = std::min(time, m_view.bounds->second - kShortestS);
    if (m_drag == Drag::End) m_view.bounds->second = std::max(time, m_view.bounds->first + kShortestS);
    Q_EMIT seeked(time);
    update();
}

}  // namespace ui
