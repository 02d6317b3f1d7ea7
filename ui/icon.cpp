#include "ui/icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include "ui/theme.h"

/// Resources of a static library are only linked in when somebody asks for them; outside any namespace by its design.
static void initialiseResources() { Q_INIT_RESOURCE(resources); }

namespace ui {
namespace {

QByteArray drawing(const QString& name) {
    static const bool ready = [] {
        initialiseResources();
        return true;
    }();
    Q_UNUSED(ready);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Asks for the colour when painting, so that icons follow a change of the scheme.
class ThemedEngine : public QIconEngine {
public:
    explicit ThemedEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QColor color = mode == QIcon::Disabled ? theme().muted : theme().text;
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, iconPixmap(m_name, color, rect.width(), ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return iconPixmap(m_name, mode == QIcon::Disabled ? theme().muted : theme().text, size.width(), 1);
    }
    QIconEngine* clone() const override { return new ThemedEngine(m_name); }

private:
    QString m_name;
};

}  // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int side, double pixelRatio) {
    QByteArray svg = drawing(name);
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(QSize(side, side) * pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

QIcon themedIcon(const QString& name) { return QIcon(new ThemedEngine(name)); }

QIcon applicationIcon() {
    QIcon icon;
    for (const int side : {16, 32, 48, 128, 256})
        icon.addPixmap(iconPixmap(QStringLiteral("carpus"), Qt::black, side, 1));
    return icon;
}

IconLabel::IconLabel(const QString& name, QWidget* parent) : QWidget(parent), m_name(name) { setFixedSize(sizeHint()); }

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.drawPixmap(rect(), iconPixmap(m_name, theme().warning, width(), devicePixelRatioF()));
}

}  // namespace ui
