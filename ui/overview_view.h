#pragma once

#include <QWidget>

#include "ui/count_chart.h"
#include "ui/split_editor.h"

namespace ui {

/// What the data set holds: clips of each class and subject, how long they are, and the editor of the splits.
class OverviewView : public QWidget {
    Q_OBJECT

public:
    explicit OverviewView(QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    SplitEditor& splits() { return *m_splits; }
    const CountChart& classes() const { return *m_classes; }

private:
    CountChart* m_classes = nullptr;
    CountChart* m_subjects = nullptr;
    CountChart* m_lengths = nullptr;
    SplitEditor* m_splits = nullptr;
};

}  // namespace ui
