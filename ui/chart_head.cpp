#include "ui/chart_head.h"

#include "ui/theme.h"

namespace ui {

void paintChartHead(QPainter& painter, int cardWidth, const QString& title, const QString& note) {
    const QRectF head(16, 12, cardWidth - 32, 22);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextRole::Strong));
    painter.setPen(theme().text);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(theme().muted);
    painter.drawText(head.translated(0, 20), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(note, Qt::ElideRight, int(head.width())));
}

}  // namespace ui
