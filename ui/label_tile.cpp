#include "ui/label_tile.h"

#include <QPainter>

#include "core/types/label_set.h"
#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {

LabelTile::LabelTile(const std::string& label, const QString& key, QWidget* parent)
    : QAbstractButton(parent), m_label(label), m_key(key) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QString what = labelDescription(label);
    const QString whole = what.isEmpty() ? labelTitle(label) : labelTitle(label) + ": " + what;
    setToolTip(key.isEmpty() ? whole : tr("%1 (key %2)").arg(whole, key));
    setAccessibleName(tr("Label %1").arg(labelTitle(label)));
}

void LabelTile::setProposed(bool proposed) {
    m_proposed = proposed;
    update();
}

void LabelTile::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = isChecked() ? t.onAccent : isEnabled() ? t.text : t.muted;
    const QRectF tile = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    QPen edge(t.border, 1);
    if (m_proposed) edge = QPen(t.accent, 2, Qt::DashLine);
    if (hasFocus()) edge = QPen(isChecked() ? t.text : t.accent, 2);
    painter.setPen(edge);
    painter.setBrush(isChecked() ? t.accent : isDown() || underMouse() ? t.border : t.raised);
    painter.drawRoundedRect(tile, 8, 8);
    const double textHeight = QFontMetricsF(textFont(TextRole::Caption)).height();
    const QRectF foot(tile.left() + 5, tile.bottom() - textHeight - 2, tile.width() - 10, textHeight);
    const QRectF picture(tile.left(), tile.top() + 1, tile.width(), foot.top() - tile.top());
    const double side = std::min(picture.width(), picture.height());
    const QRectF box(picture.center().x() - side / 2, picture.top(), side, side);
    if (hasDrawing(m_label)) {
        paintLabel(painter, box, m_label, {isChecked() ? t.onAccent : t.accent, ink});
    } else {
        painter.setPen(QPen(ink, 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(box.center() - QPointF(side * 0.16, 0), box.center() + QPointF(side * 0.16, 0));
    }
    QFont font = textFont(TextRole::Caption);
    painter.setFont(font);
    painter.setPen(isChecked() ? t.onAccent : t.muted);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, m_key);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    const QString title = m_label == core::kNoneLabel ? tr("none") : labelTitle(m_label);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, title);
}

}  // namespace ui
