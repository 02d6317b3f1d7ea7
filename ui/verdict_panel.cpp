#include "ui/verdict_panel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "core/types/label_set.h"
#include "ui/gesture_text.h"
#include "ui/label_palette.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kRows = 5;

QLabel* wrapped(QWidget* parent, const char* tone) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (*tone) label->setProperty("tone", tone);
    return label;
}

}  // namespace

VerdictPanel::VerdictPanel(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    m_warning = new QWidget(this);
    m_warningText = wrapped(m_warning, "");
    auto* warning = new QHBoxLayout(m_warning);
    warning->setContentsMargins(0, 0, 0, 0);
    warning->addWidget(new IconLabel(QStringLiteral("alert"), m_warning), 0, Qt::AlignTop);
    warning->addWidget(m_warningText, 1);
    m_ranking = new RankBars(kRows, this);
    m_correct = new QPushButton(tr("Correct the verdict…"), this);
    m_correct->setToolTip(tr("Choose the right gesture; the clip is added to the open data set"));
    connect(m_correct, &QPushButton::clicked, this, &VerdictPanel::chooseLabel);
    m_notice = wrapped(this, "muted");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->setSpacing(kGrid);
    buildHead();
    layout->addWidget(m_warning);
    layout->addWidget(m_ranking);
    layout->addStretch();
    layout->addWidget(m_notice);
    layout->addWidget(m_correct, 0, Qt::AlignLeft);
    setNotice({}, false);
}

void VerdictPanel::buildHead() {
    m_drawing = new GestureDrawing(this);
    m_drawing->setFixedSize(80, 80);
    m_title = new QLabel(this);
    m_title->setWordWrap(true);
    m_description = wrapped(this, "muted");
    m_confidence = new QLabel(this);
    m_confidence->setFont(textFont(TextRole::Strong));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    for (QLabel* label : {m_title, m_description, m_confidence}) texts->addWidget(label);
    auto* head = new QHBoxLayout;
    head->setSpacing(1.5 * kGrid);
    head->addWidget(m_drawing);
    head->addLayout(texts, 1);
    head->setAlignment(texts, Qt::AlignVCenter);
    static_cast<QVBoxLayout*>(layout())->insertLayout(0, head);
}

void VerdictPanel::setEntry(const FileEntry& entry) {
    const FileVerdict& verdict = *entry.verdict;
    m_warningText->setText(verdict.warning);
    m_warning->setVisible(!verdict.warning.isEmpty());
    m_drawing->setVisible(!verdict.isLong);
    m_confidence->setVisible(!verdict.isLong);
    m_ranking->setVisible(!verdict.isLong);
    m_correct->setVisible(!verdict.isLong);
    setNotice({}, false);
    if (verdict.isLong)
        showLong(verdict);
    else
        showClip(entry);
}

void VerdictPanel::showClip(const FileEntry& entry) {
    const FileVerdict& verdict = *entry.verdict;
    const RankedLabel& best = verdict.ranking.front();
    m_label = entry.corrected.empty() ? best.label : entry.corrected;
    m_drawing->setLabel(m_label);
    m_title->setFont(textFont(m_label.size() > 3 ? TextRole::Title : TextRole::Display));
    m_title->setText(labelTitle(m_label));
    const bool none = m_label == core::kNoneLabel;
    m_description->setText(none ? tr("the hand rests or does something else") : labelDescription(m_label));
    m_confidence->setText(entry.corrected.empty() ? tr("%1 sure").arg(percent(best.probability))
                                                  : tr("corrected; the model said %1").arg(labelTitle(best.label)));
    m_ranking->setRanking(verdict.ranking);
    m_ranking->setCertain(!verdict.doubtful);
}

void VerdictPanel::showLong(const FileVerdict& verdict) {
    m_title->setFont(textFont(TextRole::Title));
    m_title->setText(gestureCount(int(verdict.events.size())));
    m_description->setText(verdict.events.empty()
                               ? tr("Nothing was recognised in this long recording.")
                               : tr("A long recording: click into the curve below to jump to a moment."));
}

void VerdictPanel::setNotice(const QString& text, bool problem) {
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_notice->setProperty("tone", problem ? "danger" : "muted");
    m_notice->style()->polish(m_notice);
}

void VerdictPanel::chooseLabel() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* palette = new LabelPalette(menu);
    palette->setLabel(m_label);
    palette->setMinimumWidth(7 * 64);
    connect(palette, &LabelPalette::labelChosen, this, [this, menu](const std::string& label) {
        menu->close();
        Q_EMIT correctionWanted(label);
    });
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(palette);
    menu->addAction(action);
    menu->popup(m_correct->mapToGlobal(QPoint(0, -palette->sizeHint().height() - 3 * kGrid)));
    palette->setFocus();
}

}  // namespace ui
