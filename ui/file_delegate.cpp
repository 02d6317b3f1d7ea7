#include "ui/file_delegate.h"

#include <QPainter>
#include <QSortFilterProxyModel>

#include "core/types/gesture.h"
#include "ui/confidence_bar.h"
#include "ui/file_model.h"
#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/icon.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kRow = 5 * kGrid;
constexpr double kTile = 30;

const FileEntry& entryOf(const QModelIndex& index) {
    const auto& sorted = static_cast<const QSortFilterProxyModel&>(*index.model());
    return static_cast<const FileModel&>(*sorted.sourceModel()).entry(sorted.mapToSource(index).row());
}

void write(QPainter& painter, const QRectF& box, const QString& text, Qt::TextElideMode elide = Qt::ElideRight) {
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, elide, int(box.width())));
}

/// A sign before a text, so that a state is never told by its colour alone.
QRectF withSign(QPainter& painter, QRectF box, const QColor& color) {
    const QRectF sign(box.left() + 4, box.center().y() - 9, 18, 18);
    painter.drawPixmap(sign.toRect(),
                       iconPixmap(QStringLiteral("alert"), color, 18, painter.device()->devicePixelRatioF()));
    box.setLeft(sign.right() + 6);
    return box;
}

void paintVerdict(QPainter& painter, QRectF box, const FileEntry& entry) {
    const Theme& t = theme();
    painter.setPen(t.muted);
    painter.setFont(textFont(TextRole::Body));
    if (entry.state == FileState::Failed) {
        painter.setPen(t.danger);
        write(painter, withSign(painter, box, t.danger), stateText(entry));
        return;
    }
    if (entry.state == FileState::Done && !entry.verdict->isLong) {
        const std::string label = entry.corrected.empty() ? entry.verdict->ranking.front().label : entry.corrected;
        if (const auto gesture = core::gestureIndex(label)) {
            paintGesture(painter, {box.left(), box.center().y() - kTile / 2, kTile, kTile}, *gesture,
                         {t.accent, t.text});
            box.setLeft(box.left() + kTile + 6);
        }
        painter.setPen(t.text);
        painter.setFont(textFont(TextRole::Strong));
    } else if (entry.state == FileState::Done) {
        painter.setPen(t.text);
    }
    write(painter, box, stateText(entry));
}

void paintConfidence(QPainter& painter, const QRectF& box, const FileEntry& entry) {
    const Theme& t = theme();
    if (entry.state == FileState::Working && entry.share > 0) {
        paintBar(painter, {box.left(), box.center().y() - 3, box.width() - 8, 6}, entry.share, 0,
                 {t.raised, t.accent, t.text});
        return;
    }
    if (!entry.verdict || entry.verdict->isLong) return;
    painter.setPen(t.text);
    painter.setFont(textFont(TextRole::Body));
    const QRectF text = entry.verdict->doubtful ? withSign(painter, box.adjusted(-4, 0, 0, 0), t.warning) : box;
    write(painter, text, percent(entry.verdict->ranking.front().probability));
}

}  // namespace

QSize FileDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {80, int(kRow)}; }

void FileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& t = theme();
    const FileEntry& entry = entryOf(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) painter->fillRect(option.rect, t.raised);
    const QRectF box = QRectF(option.rect).adjusted(8, 0, -4, 0);
    if (index.column() == FileModel::Name) {
        if (selected) painter->fillRect(QRectF(option.rect.left(), box.top() + 6, 3, box.height() - 12), t.accent);
        painter->setPen(t.text);
        painter->setFont(textFont(TextRole::Body));
        write(*painter, box, index.data().toString(), Qt::ElideMiddle);
    } else if (index.column() == FileModel::Verdict) {
        paintVerdict(*painter, box, entry);
    } else {
        paintConfidence(*painter, box, entry);
    }
    painter->restore();
}

}  // namespace ui
