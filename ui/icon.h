#pragma once

#include <QColor>
#include <QIcon>
#include <QString>
#include <QWidget>

namespace ui {

/// A one-colour drawing of resources/icons in the given colour, sharp at every scale factor.
QPixmap iconPixmap(const QString& name, const QColor& color, int side, double pixelRatio);
/// The same for buttons and menus, in the text colour of the scheme in use.
QIcon themedIcon(const QString& name);
/// The program's own icon.
QIcon applicationIcon();

/// Shows one drawing in the warning colour of the scheme in use.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    explicit IconLabel(const QString& name, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
};

}  // namespace ui
