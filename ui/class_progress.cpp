#include "ui/class_progress.h"

#include <QPainter>
#include <algorithm>

#include "core/types/label_set.h"
#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {

ClassProgress::ClassProgress(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("Progress of each gesture")); }

void ClassProgress::setState(const core::PromptState& state) {
    m_state = state;
    setAccessibleDescription(tr("%1 of %2 recorded").arg(state.kept).arg(state.wanted));
    update();
}

void ClassProgress::paintEvent(QPaintEvent*) {
    if (m_state.progress.empty()) return;
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double row = std::min(40.0, double(height()) / double(m_state.progress.size()));
    double top = 0;
    for (const core::PromptProgress& one : m_state.progress) {
        const QRectF line(0, top, width(), row);
        const bool now = one.label == m_state.label;
        if (now) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.raised);
            painter.drawRoundedRect(line.adjusted(0, 1, 0, -1), 6, 6);
        }
        const QRectF tile(4, top + 1, row - 2, row - 2);
        paintLabel(painter, tile, one.label, {t.accent, t.text});
        painter.setFont(textFont(now ? TextRole::Strong : TextRole::Body));
        painter.setPen(t.text);
        const QString title = one.label == core::kNoneLabel ? tr("none") : labelTitle(one.label);
        painter.drawText(QRectF(row + 8, top, 48, row), Qt::AlignVCenter, title);
        const QString count = QStringLiteral("%1 / %2").arg(one.kept).arg(one.wanted);
        painter.drawText(QRectF(width() - 64, top, 58, row), Qt::AlignRight | Qt::AlignVCenter, count);
        const QRectF track(row + 58, top + row / 2 - 3, std::max(10.0, width() - 64 - row - 58), 6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.border);
        painter.drawRoundedRect(track, 3, 3);
        const double share = one.wanted > 0 ? std::clamp(double(one.kept) / one.wanted, 0.0, 1.0) : 0;
        painter.setBrush(t.accent);
        if (share > 0) painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, 6)), 3, 3);
        top += row;
    }
}

}  // namespace ui
