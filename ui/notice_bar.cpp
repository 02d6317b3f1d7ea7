#include "ui/notice_bar.h"

#include <QHBoxLayout>

#include "ui/icon.h"
#include "ui/theme.h"

namespace ui {

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent) {
    setObjectName("bar");
    setAccessibleName(tr("Notice"));
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = new QPushButton(this);
    auto* close = new QPushButton(tr("Close"), this);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionWanted();
    });
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(new IconLabel(QStringLiteral("alert"), this));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(close);
    hide();
}

void NoticeBar::show(const QString& text, const QString& action) {
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleDescription(text);
    QFrame::show();
}

}  // namespace ui
