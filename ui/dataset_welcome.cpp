#include "ui/dataset_welcome.h"

#include <QDir>
#include <QPushButton>
#include <QStyle>

#include "ui/action_button.h"
#include "ui/gesture_drawing.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kMostRecent = 4;
constexpr int kWidth = 72 * kGrid;

}  // namespace

DatasetWelcome::DatasetWelcome(QAction* create, QAction* open, QWidget* parent) : QWidget(parent) {
    auto* card = new QFrame(this);
    card->setObjectName("card");
    card->setFixedWidth(kWidth);
    auto* drawings = new QHBoxLayout;
    drawings->setSpacing(kGrid);
    for (const char* label : {"G3", "G5", "G9", "G10", "G12"}) {
        auto* drawing = new GestureDrawing(card);
        drawing->setLabel(label);
        drawing->setFixedSize(72, 72);
        drawings->addWidget(drawing);
    }
    drawings->addStretch();
    auto* title = new QLabel(tr("Record your own gestures"), card);
    title->setFont(textFont(TextRole::Title));
    auto* text = new QLabel(tr("A data set is a folder with your recordings. Make a new one to record all gestures "
                               "hands-free in a quarter of an hour, or open one to look at its clips, label and "
                               "correct them. Everything stays on this computer, and every change can be undone."),
                            card);
    text->setWordWrap(true);
    text->setProperty("tone", "muted");
    text->setMinimumHeight(text->heightForWidth(kWidth - 8 * kGrid));
    m_notice = new QLabel(card);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* primary = actionButton(create, tr("New data set…"), card);
    primary->setProperty("kind", "primary");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(primary);
    buttons->addWidget(actionButton(open, tr("Open data set…"), card));
    buttons->addStretch();
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(kGrid / 2);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(4 * kGrid, 4 * kGrid, 4 * kGrid, 4 * kGrid);
    inside->setSpacing(2 * kGrid);
    inside->addLayout(drawings);
    inside->addWidget(title);
    inside->addWidget(text);
    inside->addWidget(m_notice);
    inside->addLayout(buttons);
    inside->addLayout(m_recent);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(card, 0, Qt::AlignHCenter);
    layout->addStretch();
    setNotice({}, false);
}

void DatasetWelcome::setRecent(const QStringList& folders) {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& folder : folders.mid(0, kMostRecent)) {
        const QString shown =
            folder.startsWith(QDir::homePath() + '/') ? "~" + folder.mid(QDir::homePath().size()) : folder;
        auto* button = new QPushButton(shown, this);
        button->setToolTip(folder);
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentChosen(folder); });
        m_recent->addWidget(button, 0, Qt::AlignLeft);
    }
}

void DatasetWelcome::setNotice(const QString& text, bool problem) {
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_notice->setProperty("tone", problem ? "danger" : "muted");
    m_notice->style()->polish(m_notice);
}

}  // namespace ui
