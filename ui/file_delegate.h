#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints a row of the queue: the name, the verdict with its drawing, and how sure the model is; a state in words where
/// there is no verdict. For models whose rows map to a FileModel.
class FileDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ui
