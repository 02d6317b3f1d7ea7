#include "ui/prediction_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

QLabel* mutedLabel(QWidget* parent, TextRole role) {
    auto* label = new QLabel(parent);
    label->setProperty("tone", "muted");
    label->setFont(textFont(role));
    return label;
}

void setTone(QWidget& widget, const QString& tone) {
    if (widget.property("tone").toString() == tone) return;
    widget.setProperty("tone", tone);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

std::vector<int> byProbability(const std::vector<float>& probabilities, std::size_t count) {
    std::vector<int> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    count = std::min(count, order.size());
    std::partial_sort(order.begin(), order.begin() + long(count), order.end(),
                      [&](int a, int b) { return probabilities[std::size_t(a)] > probabilities[std::size_t(b)]; });
    order.resize(count);
    return order;
}

}  // namespace

PredictionPanel::PredictionPanel(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    buildHead(*layout);
    buildRows(*layout);
    setProbabilities({});
}

void PredictionPanel::buildHead(QVBoxLayout& layout) {
    m_drawing = new GestureDrawing(this);
    m_drawing->setFixedSize(104, 104);
    m_title = new QLabel(this);
    m_title->setFont(textFont(TextRole::Display));
    m_description = mutedLabel(this, TextRole::Body);
    m_description->setWordWrap(true);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_description);
    texts->addStretch();
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    head->addWidget(m_drawing);
    head->addLayout(texts, 1);
    layout.addLayout(head);

    m_confidence = new QLabel(this);
    m_confidence->setFont(textFont(TextRole::Title));
    m_thresholdText = mutedLabel(this, TextRole::Caption);
    auto* numbers = new QHBoxLayout;
    numbers->addWidget(m_confidence);
    numbers->addStretch();
    numbers->addWidget(m_thresholdText, 0, Qt::AlignBottom);
    layout.addSpacing(kGrid / 2);
    layout.addLayout(numbers);
    m_bar = new ConfidenceBar(this);
    layout.addWidget(m_bar);
}

void PredictionPanel::buildRows(QVBoxLayout& layout) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (Row& row : m_rows) {
        row.name = mutedLabel(this, TextRole::Body);
        row.bar = new ConfidenceBar(this);
        row.bar->setQuiet(line > 0);
        row.value = mutedLabel(this, TextRole::Body);
        row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.value->setMinimumWidth(row.value->fontMetrics().horizontalAdvance(percent(1.0)));
        row.name->setMinimumWidth(row.name->fontMetrics().horizontalAdvance(labelTitle("none")));
        grid->addWidget(row.name, line, 0);
        grid->addWidget(row.bar, line, 1);
        grid->addWidget(row.value, line, 2);
        ++line;
    }
    layout.addSpacing(kGrid / 2);
    layout.addLayout(grid);
}

void PredictionPanel::setLabels(const core::LabelSet& labels) {
    m_labels = labels;
    setProbabilities({});
}

void PredictionPanel::setThreshold(double threshold) {
    m_threshold = threshold;
    m_bar->setThreshold(threshold);
    m_thresholdText->setText(tr("fires at %1").arg(percent(threshold)));
}

void PredictionPanel::setProbabilities(const std::vector<float>& probabilities) {
    const bool ready = int(probabilities.size()) == m_labels.size() && !probabilities.empty();
    if (ready) {
        showTop(probabilities, byProbability(probabilities, m_rows.size()));
        return;
    }
    m_drawing->setLabel({});
    m_title->setText(QStringLiteral("–"));
    m_description->setText(tr("waiting for pictures"));
    m_confidence->setText(QStringLiteral("–"));
    m_bar->setValue(0);
    for (Row& row : m_rows) {
        row.name->setText(QStringLiteral("–"));
        row.bar->setValue(0);
        row.value->clear();
    }
}

void PredictionPanel::showTop(const std::vector<float>& probabilities, const std::vector<int>& order) {
    const std::string& best = m_labels.names[std::size_t(order.front())];
    const double confidence = probabilities[std::size_t(order.front())];
    const bool none = best == core::kNoneLabel;
    const bool certain = !none && confidence >= m_threshold;
    m_drawing->setLabel(best);
    setTone(*m_title, certain ? "" : "muted");
    m_title->setFont(textFont(best.size() > 3 ? TextRole::Title : TextRole::Display));
    m_title->setText(labelTitle(best));
    m_description->setText(none ? tr("the hand rests or does something else") : labelDescription(best));
    m_confidence->setText(percent(confidence));
    m_bar->setQuiet(!certain);
    m_rows.front().bar->setQuiet(!certain);
    m_bar->setValue(confidence);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool filled = i < order.size();
        const double value = filled ? double(probabilities[std::size_t(order[i])]) : 0.0;
        m_rows[i].name->setText(filled ? labelTitle(m_labels.names[std::size_t(order[i])]) : QString());
        m_rows[i].bar->setValue(value);
        m_rows[i].value->setText(filled ? percent(value) : QString());
    }
}

}  // namespace ui
