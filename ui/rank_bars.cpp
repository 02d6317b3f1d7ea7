#include "ui/rank_bars.h"

#include <QGridLayout>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

QLabel* mutedLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("tone", "muted");
    label->setFont(textFont(TextRole::Body));
    return label;
}

}  // namespace

RankBars::RankBars(int rows, QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->setColumnStretch(1, 1);
    for (int line = 0; line < rows; ++line) {
        Row row{mutedLabel(this), new ConfidenceBar(this), mutedLabel(this)};
        row.bar->setQuiet(line > 0);
        row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.value->setMinimumWidth(row.value->fontMetrics().horizontalAdvance(percent(1.0)));
        row.name->setMinimumWidth(row.name->fontMetrics().horizontalAdvance(labelTitle("none")));
        grid->addWidget(row.name, line, 0);
        grid->addWidget(row.bar, line, 1);
        grid->addWidget(row.value, line, 2);
        m_rows.push_back(row);
    }
}

void RankBars::setRanking(const std::vector<RankedLabel>& ranking) {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool filled = i < ranking.size();
        m_rows[i].name->setText(filled            ? labelTitle(ranking[i].label)
                                : ranking.empty() ? QStringLiteral("–")
                                                  : QString());
        m_rows[i].bar->setValue(filled ? ranking[i].probability : 0);
        m_rows[i].value->setText(filled ? percent(ranking[i].probability) : QString());
    }
}

void RankBars::setCertain(bool certain) { m_rows.front().bar->setQuiet(!certain); }

}  // namespace ui
