#include "ui/prediction_panel.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kRows = 3;

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
    m_rows = new RankBars(kRows, this);
    layout->addSpacing(kGrid / 2);
    layout->addWidget(m_rows);
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
        showTop(probabilities, byProbability(probabilities, kRows));
        return;
    }
    m_drawing->setLabel({});
    m_title->setText(QStringLiteral("–"));
    m_description->setText(tr("waiting for pictures"));
    m_confidence->setText(QStringLiteral("–"));
    m_bar->setValue(0);
    m_rows->setRanking({});
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
    m_rows->setCertain(certain);
    m_bar->setValue(confidence);
    std::vector<RankedLabel> ranking;
    for (const int index : order)
        ranking.push_back({m_labels.names[std::size_t(index)], double(probabilities[std::size_t(index)])});
    m_rows->setRanking(ranking);
}

}  // namespace ui
