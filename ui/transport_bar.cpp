#include "ui/transport_bar.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/icon.h"
#include "ui/plain_button.h"
#include "ui/theme.h"

namespace ui {

TransportBar::TransportBar(RecordActions& actions, QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QAction* action : {actions.stepBack, actions.backward}) layout->addWidget(plainButton(action, this));
    m_play = plainButton(actions.play, this);
    layout->addWidget(m_play);
    for (QAction* action : {actions.stepForward, actions.loop}) layout->addWidget(plainButton(action, this));
    m_speed = new QComboBox(this);
    for (const double speed : {0.25, 0.5, 1.0, 1.5, 2.0}) m_speed->addItem(QStringLiteral("%L1×").arg(speed), speed);
    m_speed->setCurrentIndex(2);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed"));
    m_speed->setFocusPolicy(Qt::TabFocus);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT speedChanged(speed()); });
    layout->addSpacing(kGrid);
    layout->addWidget(m_speed);
    m_text = new QLabel(this);
    m_text->setProperty("tone", "muted");
    m_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // gives way first where there is little room
    layout->addWidget(m_text, 1);
    layout->addSpacing(kGrid);
    for (QAction* action : {actions.propose, actions.split, actions.merge, actions.flag, actions.trash})
        if (action->isVisible()) layout->addWidget(plainButton(action, this));
}

void TransportBar::setPlaying(bool playing) {
    m_play->setIcon(themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
}

void TransportBar::setPosition(double timeS, int frame, int count) {
    m_texts.clear();
    if (count > 0)
        m_texts = {tr("%1 s · frame %2 of %3").arg(timeS, 0, 'f', 3).arg(frame + 1).arg(count),
                   tr("frame %1 of %2").arg(frame + 1).arg(count), QStringLiteral("%1/%2").arg(frame + 1).arg(count)};
    fitText();
}

void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    fitText();
}

void TransportBar::fitText() {
    const auto fits = [this](const QString& text) {
        return m_text->fontMetrics().horizontalAdvance(text) <= m_text->contentsRect().width();
    };
    const auto longest = std::find_if(m_texts.begin(), m_texts.end(), fits);
    m_text->setText(longest == m_texts.end() ? QString() : *longest);
    m_text->setToolTip(m_texts.value(0));
}

}  // namespace ui
