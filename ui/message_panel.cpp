#include "ui/message_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/icon.h"
#include "ui/theme.h"

namespace ui {
namespace {

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

}  // namespace

MessagePanel::MessagePanel(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    setAccessibleName(tr("Message"));
    auto* icon = new IconLabel(QStringLiteral("alert"), this);
    m_what = wrapped(this);
    m_what->setFont(textFont(TextRole::Title));
    m_why = wrapped(this);
    m_advice = wrapped(this);
    m_advice->setProperty("tone", "muted");

    m_retry = new QPushButton(tr("Try again"), this);
    m_retry->setProperty("kind", "primary");
    m_simulator = new QPushButton(tr("Use the simulator"), this);
    m_copy = new QPushButton(tr("Copy details"), this);
    connect(m_retry, &QPushButton::clicked, this, &MessagePanel::retryRequested);
    connect(m_simulator, &QPushButton::clicked, this, &MessagePanel::simulatorRequested);
    connect(m_copy, &QPushButton::clicked, this, &MessagePanel::copyDetails);

    auto* title = new QHBoxLayout;
    title->setSpacing(1.5 * kGrid);
    title->addWidget(icon, 0, Qt::AlignTop);
    title->addWidget(m_what, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    for (QPushButton* button : {m_retry, m_simulator, m_copy}) buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addLayout(title);
    layout->addWidget(m_why);
    layout->addWidget(m_advice);
    layout->addSpacing(kGrid);
    layout->addLayout(buttons);
}

void MessagePanel::setRetryText(const QString& text) { m_retry->setText(text); }

void MessagePanel::setMessage(const Message& message) {
    m_message = message;
    m_what->setText(message.what);
    m_why->setText(message.why);
    m_why->setVisible(!message.why.isEmpty());
    m_advice->setText(message.advice);
    m_advice->setVisible(!message.advice.isEmpty());
    m_retry->setVisible(message.offerRetry);
    m_simulator->setVisible(message.offerSimulator);
    m_copy->setText(tr("Copy details"));
    setAccessibleDescription(message.what + "\n" + message.why + "\n" + message.advice);
}

void MessagePanel::copyDetails() {
    QStringList parts{m_message.what, m_message.why, m_message.advice, m_message.details};
    parts.removeAll(QString());
    parts.removeDuplicates();
    QApplication::clipboard()->setText(parts.join('\n'));
    m_copy->setText(tr("Copied"));
}

}  // namespace ui
