#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <map>
#include <string>

#include "ui/dataset_snapshot.h"

namespace ui {

/// Puts whole subjects into train, validation or test, and warns where a subject stands on more than one side: figures
/// measured then would be better than the truth.
class SplitEditor : public QFrame {
    Q_OBJECT

public:
    explicit SplitEditor(QWidget* parent = nullptr);

    void setSnapshot(const DatasetSnapshot& snapshot);
    /// What would leak; empty where nothing does.
    QString warning() const { return m_warning->text(); }
    QPushButton& splitButton() { return *m_split; }

Q_SIGNALS:
    void splitsWanted(const std::map<std::string, core::Split>& splits);

private:
    void choose(QTreeWidgetItem* item);
    void splitAll();

    QTreeWidget* m_table = nullptr;
    QLabel* m_warning = nullptr;
    QPushButton* m_split = nullptr;
    std::map<std::string, int> m_clips;  ///< of each subject
};

/// Subjects with clips in more than one split, by name.
std::vector<std::string> leakingSubjects(const DatasetSnapshot& snapshot);
/// About 70 % of the clips to train, 15 % each to validation and test, by whole subjects; the largest first.
std::map<std::string, core::Split> proposedSplits(const std::map<std::string, int>& clips);

}  // namespace ui
