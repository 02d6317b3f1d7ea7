#pragma once

#include <QFrame>
#include <QLabel>
#include <vector>

#include "core/types/label_set.h"
#include "ui/confidence_bar.h"
#include "ui/gesture_drawing.h"
#include "ui/rank_bars.h"

class QVBoxLayout;

namespace ui {

/// The current prediction: drawing, name, confidence with the firing threshold, and the three most probable classes.
class PredictionPanel : public QFrame {
    Q_OBJECT

public:
    explicit PredictionPanel(QWidget* parent = nullptr);

    void setLabels(const core::LabelSet& labels);
    void setThreshold(double threshold);
    /// Probabilities in the order of the labels; an empty list shows the state before the first prediction.
    void setProbabilities(const std::vector<float>& probabilities);

private:
    void buildHead(QVBoxLayout& layout);
    void showTop(const std::vector<float>& probabilities, const std::vector<int>& order);

    core::LabelSet m_labels;
    double m_threshold = 0;
    GestureDrawing* m_drawing = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_description = nullptr;
    QLabel* m_confidence = nullptr;
    QLabel* m_thresholdText = nullptr;
    ConfidenceBar* m_bar = nullptr;
    RankBars* m_rows = nullptr;
};

}  // namespace ui
