#pragma once

#include <QLabel>
#include <QWidget>
#include <vector>

#include "ui/confidence_bar.h"
#include "ui/ranked_label.h"

namespace ui {

/// The most probable classes, best first, each with a bar and a percentage.
class RankBars : public QWidget {
    Q_OBJECT

public:
    explicit RankBars(int rows, QWidget* parent = nullptr);

    /// Class and probability of each row, best first; fewer leave rows empty, none at all show dashes.
    void setRanking(const std::vector<RankedLabel>& ranking);
    /// A quiet first bar: the best class is not certain. The others are quiet always.
    void setCertain(bool certain);
    int rows() const { return int(m_rows.size()); }

private:
    struct Row {
        QLabel* name = nullptr;
        ConfidenceBar* bar = nullptr;
        QLabel* value = nullptr;
    };

    std::vector<Row> m_rows;
};

}  // namespace ui
