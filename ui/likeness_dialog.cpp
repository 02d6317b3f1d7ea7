#include "ui/likeness_dialog.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/gesture_text.h"
#include "ui/proposal.h"
#include "ui/theme.h"

namespace ui {

LikenessDialog::LikenessDialog(const std::vector<std::string>& labels, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Are new gestures like others?"));
    auto* content = new QWidget(this);
    auto* lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2 * kGrid);
    for (const std::string& label : labels) {
        auto* line = new QLabel(content);
        line->setWordWrap(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        line->setAccessibleName(labelTitle(label));
        lines->addWidget(line);
        m_lines.emplace(label, line);
    }
    lines->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(scroll, 1);
    layout->addLayout(foot);
    resize(480, 280);
}

void LikenessDialog::setLooking(const std::string& label, int clips) {
    write(label, tr("%1: looking at %n clip(s)…", nullptr, clips).arg(labelTitle(label)), "muted");
}

void LikenessDialog::setAnswer(const core::Likeness& likeness) {
    write(likeness.label, likenessText(likeness), likeness.isConfusion() ? "danger" : "");
}

void LikenessDialog::setProblem(const std::string& label, const QString& text) {
    write(label, QStringLiteral("%1: %2").arg(labelTitle(label), text), "danger");
}

QString LikenessDialog::text(const std::string& label) const {
    const auto found = m_lines.find(label);
    return found == m_lines.end() ? QString() : found->second->text();
}

void LikenessDialog::write(const std::string& label, const QString& text, const char* tone) {
    const auto found = m_lines.find(label);
    if (found == m_lines.end()) return;
    found->second->setText(text);
    found->second->setProperty("tone", tone);
    found->second->style()->polish(found->second);
}

}  // namespace ui
