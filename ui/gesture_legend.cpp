#include "ui/gesture_legend.h"

#include <QDialogButtonBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/types/gesture.h"
#include "ui/gesture_drawing.h"
#include "ui/gesture_text.h"
#include "ui/own_gestures.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kColumns = 6;

QWidget* gestureCard(const std::string& label, QWidget* parent) {
    auto* card = new QFrame(parent);
    card->setObjectName("card");
    auto* drawing = new GestureDrawing(card);
    drawing->setLabel(label);
    drawing->setFixedSize(112, 112);
    drawing->setFocusPolicy(Qt::StrongFocus);
    auto* id = new QLabel(labelTitle(label), card);
    id->setFont(textFont(TextRole::Strong));
    auto* name = new QLabel(labelDescription(label), card);
    name->setProperty("tone", "muted");
    name->setFont(textFont(TextRole::Caption));
    name->setWordWrap(true);
    name->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    name->setFixedSize(120, 2 * name->fontMetrics().lineSpacing());
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1.5 * kGrid, 1.5 * kGrid, 1.5 * kGrid, 1.5 * kGrid);
    layout->setSpacing(2);
    layout->addWidget(drawing, 0, Qt::AlignHCenter);
    layout->addSpacing(kGrid / 2);
    layout->addWidget(id, 0, Qt::AlignHCenter);
    layout->addWidget(name, 0, Qt::AlignHCenter);
    return card;
}

}  // namespace

GestureLegend::GestureLegend(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Gestures"));
    auto* intro =
        new QLabel(tr("The hand moves along the curve, from the dot to the arrow head, as the wearer sees it. "
                      "Point at a drawing to play it."),
                   this);
    intro->setWordWrap(true);
    intro->setProperty("tone", "muted");

    auto* content = new QWidget(this);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, kGrid, 0);
    grid->setSpacing(1.5 * kGrid);
    std::vector<std::string> labels;
    for (int i = 0; i < core::kGestureCount; ++i) labels.emplace_back(core::gestureId(i));
    for (const core::OwnGesture& own : ownGestures()) labels.push_back(own.label);
    for (int i = 0; i < int(labels.size()); ++i)
        grid->addWidget(gestureCard(labels[std::size_t(i)], content), i / kColumns, i % kColumns);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(content->sizeHint().width() + 2 * kGrid);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(intro);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(sizeHint().width(), std::min(600, content->sizeHint().height() + 150));
}

}  // namespace ui
