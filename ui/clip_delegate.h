#pragma once

#include <QStyledItemDelegate>

#include "ui/clip_model.h"

namespace ui {

/// Paints one clip of the list: picture, label with its drawing, whose it is, length, split and flag.
class ClipDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ClipDelegate(const ClipModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRectF& box, const QModelIndex& index) const;
    static void paintTexts(QPainter& painter, const QRectF& row, const core::ClipRecord& clip);

    const ClipModel& m_model;
};

/// What a split is called on screen; empty for none.
QString splitTitle(core::Split split);

}  // namespace ui
