#include "ui/clip_delegate.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/icon.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kRowHeight = 9 * kGrid;
constexpr double kPictureWidth = 80;
constexpr double kPictureHeight = 60;

}  // namespace

ClipDelegate::ClipDelegate(const ClipModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

QSize ClipDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {220, kRowHeight}; }

void ClipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& t = theme();
    const core::ClipRecord& clip = m_model.clip(index.row());
    const QRectF row = QRectF(option.rect).adjusted(2, 1, -2, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.raised);
        painter->drawRoundedRect(row, 8, 8);
    }
    if (selected) {
        painter->setBrush(t.accent);
        painter->drawRoundedRect(QRectF(row.left(), row.top() + 8, 3, row.height() - 16), 1.5, 1.5);
    }
    const QRectF picture(row.left() + 8, row.center().y() - kPictureHeight / 2, kPictureWidth, kPictureHeight);
    paintPicture(*painter, picture, index);
    double right = row.right() - 6;
    if (hasDrawing(clip.label)) {
        const QRectF tile(right - 40, row.center().y() - 20, 40, 40);
        paintLabel(*painter, tile, clip.label, {t.accent, t.text});
        right = tile.left() - 4;
    }
    paintTexts(*painter, QRectF(picture.right() + 10, row.top(), right - picture.right() - 10, row.height()), clip);
    painter->restore();
}

void ClipDelegate::paintPicture(QPainter& painter, const QRectF& box, const QModelIndex& index) const {
    QPainterPath shape;
    shape.addRoundedRect(box, 6, 6);
    const auto pixmap = m_model.data(index, Qt::DecorationRole).value<QPixmap>();
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(box, theme().border);
    if (!pixmap.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSizeF size = QSizeF(pixmap.size()).scaled(box.size(), Qt::KeepAspectRatioByExpanding);
        painter.drawPixmap(QRectF(box.center().x() - size.width() / 2, box.center().y() - size.height() / 2,
                                  size.width(), size.height()),
                           pixmap, pixmap.rect());
    }
    painter.restore();
    const core::ClipRecord& clip = m_model.clip(index.row());
    if (!clip.flagged) return;
    const QRectF corner(box.right() - 22, box.top() + 3, 19, 19);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(7, 9, 12, 190));
    painter.drawRoundedRect(corner, 5, 5);
    painter.drawPixmap(corner.adjusted(2, 2, -2, -2).toRect(), iconPixmap(QStringLiteral("flag"), QColor("#f2b84b"), 15,
                                                                          painter.device()->devicePixelRatioF()));
}

void ClipDelegate::paintTexts(QPainter& painter, const QRectF& row, const core::ClipRecord& clip) {
    const Theme& t = theme();
    const double line = row.height() / 3.6;
    double top = row.center().y() - 1.5 * line;
    const auto write = [&](const QFont& font, const QColor& color, const QString& text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRectF(row.left(), top, row.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, int(row.width())));
        top += line;
    };
    const bool unlabelled = clip.label.empty() && !isTake(clip);
    write(textFont(TextRole::Strong), clip.trashedAt ? t.muted : unlabelled ? t.warning : t.text, clipTitle(clip));
    QStringList state;
    if (clip.trashedAt) state << tr("in the trash");
    if (const QString split = splitTitle(clip.split); !split.isEmpty()) state << split;
    const QString what = labelDescription(clip.label);
    write(textFont(TextRole::Caption), t.muted, what.isEmpty() ? state.join(QStringLiteral(" · ")) : what);
    QString details = clipDetails(clip);
    if (!what.isEmpty() && !state.isEmpty()) details += QStringLiteral(" · ") + state.join(QStringLiteral(" · "));
    write(textFont(TextRole::Caption), t.muted, details);
}

QString splitTitle(core::Split split) {
    switch (split) {
        case core::Split::Train: return ClipDelegate::tr("train");
        case core::Split::Validation: return ClipDelegate::tr("validation");
        case core::Split::Test: return ClipDelegate::tr("test");
        case core::Split::None: break;
    }
    return {};
}

}  // namespace ui
