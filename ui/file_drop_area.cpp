#include "ui/file_drop_area.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/action_button.h"
#include "ui/gesture_drawing.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kTextWidth = 68 * kGrid;

}  // namespace

FileDropArea::FileDropArea(QAction* addFiles, QAction* addFolder, QWidget* parent) : QWidget(parent) {
    auto* drawings = new QHBoxLayout;
    drawings->setSpacing(kGrid);
    for (const char* label : {"G1", "G3", "G6", "G7", "G11"}) {
        auto* drawing = new GestureDrawing(this);
        drawing->setLabel(label);
        drawing->setFixedSize(72, 72);
        drawings->addWidget(drawing);
    }
    auto* title = new QLabel(tr("Drop videos or folders here"), this);
    title->setFont(textFont(TextRole::Title));
    title->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(tr("Every recording gets its gesture, with how sure the model is and where it looked. Long "
                               "recordings get a timeline of all gestures in them. Nothing leaves this computer."),
                            this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setProperty("tone", "muted");
    text->setFixedWidth(kTextWidth);
    text->setMinimumHeight(text->heightForWidth(kTextWidth));
    auto* primary = actionButton(addFiles, tr("Add videos…"), this);
    primary->setProperty("kind", "primary");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addStretch();
    buttons->addWidget(primary);
    buttons->addWidget(actionButton(addFolder, tr("Add a folder…"), this));
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addStretch();
    layout->addLayout(drawings);
    layout->setAlignment(drawings, Qt::AlignHCenter);
    layout->addWidget(title);
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addLayout(buttons);
    layout->addStretch();
}

void FileDropArea::setHovered(bool hovered) {
    m_hovered = hovered;
    update();
}

void FileDropArea::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_hovered ? t.accent : t.muted, 2, Qt::DashLine));
    painter.setBrush(m_hovered ? t.raised : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 14, 14);
}

}  // namespace ui
