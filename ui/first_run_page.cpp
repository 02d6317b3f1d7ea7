#include "ui/first_run_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "ui/gesture_drawing.h"
#include "ui/icon.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kCardWidth = 34 * kGrid;
constexpr int kMostCameras = 4;

/// The icon of a card, in the accent colour of the scheme in use.
class CardIcon : public QWidget {
public:
    CardIcon(QString name, QWidget* parent) : QWidget(parent), m_name(std::move(name)) { setFixedSize(40, 40); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.drawPixmap(rect(), iconPixmap(m_name, theme().accent, width(), devicePixelRatioF()));
    }

private:
    QString m_name;
};

}  // namespace

FirstRunPage::FirstRunPage(QWidget* over) : QWidget(over) {
    setAccessibleName(tr("Welcome"));
    auto* title = new QLabel(tr("Welcome to Carpus Studio"), this);
    title->setFont(textFont(TextRole::Display));
    auto* text = new QLabel(tr("It recognises what you draw into the air, seen from a camera on your wrist. "
                               "Nothing leaves this computer."),
                            this);
    text->setProperty("tone", "muted");
    auto* drawings = new QHBoxLayout;
    drawings->setSpacing(kGrid);
    drawings->addStretch();
    for (const char* label : {"G1", "G3", "G5", "G8", "G9", "G10", "G12"}) {
        auto* drawing = new GestureDrawing(this);
        drawing->setLabel(label);
        drawing->setFixedSize(64, 64);
        drawings->addWidget(drawing);
    }
    drawings->addStretch();
    m_row = new QWidget(this);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    auto* simulate = new QPushButton(tr("Try the simulator"), m_row);
    simulate->setProperty("kind", "primary");
    connect(simulate, &QPushButton::clicked, this, [this] { Q_EMIT sourceChosen(QStringLiteral("sim")); });
    addCard(QStringLiteral("gestures"), tr("No camera at hand"),
            tr("A simulated person gestures before a simulated camera, and you see what is recognised."))
        ->addWidget(simulate);
    m_cameras = addCard(QStringLiteral("camera"), tr("Connect a camera"),
                        tr("A webcam worn on the wrist, or a network camera. A mark shows whenever it is on."));
    auto* open = new QPushButton(tr("Open a video…"), m_row);
    connect(open, &QPushButton::clicked, this, &FirstRunPage::videoWanted);
    addCard(QStringLiteral("play"), tr("Look at a recording"),
            tr("A video of one gesture or of many; it plays like a camera."))
        ->addWidget(open);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addStretch(2);
    layout->addLayout(drawings);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addSpacing(2 * kGrid);
    layout->addWidget(m_row, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setCameras({});
    over->installEventFilter(this);
    setGeometry(over->rect());
    raise();
    show();
    simulate->setFocus();
}

QVBoxLayout* FirstRunPage::addCard(const QString& icon, const QString& title, const QString& text) {
    auto* card = new QFrame(m_row);
    card->setObjectName("card");
    card->setFixedWidth(kCardWidth);
    auto* name = new QLabel(title, card);
    name->setFont(textFont(TextRole::Title));
    auto* about = new QLabel(text, card);
    about->setWordWrap(true);
    about->setProperty("tone", "muted");
    about->setMinimumHeight(about->heightForWidth(kCardWidth - 5 * kGrid));
    auto* ways = new QVBoxLayout;
    ways->setSpacing(kGrid);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(2.5 * kGrid, 2.5 * kGrid, 2.5 * kGrid, 2.5 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(new CardIcon(icon, card));
    layout->addWidget(name);
    layout->addWidget(about);
    layout->addStretch();
    layout->addLayout(ways);
    m_row->layout()->addWidget(card);
    return ways;
}

void FirstRunPage::setCameras(const QVector<CameraEntry>& cameras) {
    while (QLayoutItem* item = m_cameras->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const CameraEntry& camera : cameras.mid(0, kMostCameras)) {
        auto* button = new QPushButton(camera.name, m_row);
        connect(button, &QPushButton::clicked, this, [this, source = camera.source] { Q_EMIT sourceChosen(source); });
        m_cameras->addWidget(button);
    }
    if (cameras.isEmpty()) {
        auto* none = new QLabel(tr("No camera found; plug one in."), m_row);
        none->setProperty("tone", "muted");
        m_cameras->addWidget(none);
    }
    auto* address = new QPushButton(tr("Network address…"), m_row);
    connect(address, &QPushButton::clicked, this, &FirstRunPage::addressWanted);
    m_cameras->addWidget(address);
}

bool FirstRunPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void FirstRunPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().window);
}

}  // namespace ui
