#pragma once

#include <QComboBox>
#include <QDialog>
#include <QPushButton>

namespace ui {

class EvaluationView;

/// Two models on the clips of a data set, and what came of it. It asks by signal and never waits.
class ComparisonDialog : public QDialog {
    Q_OBJECT

public:
    explicit ComparisonDialog(QWidget* parent = nullptr);

    void setModels(const QStringList& names, const QString& first, const QString& second);
    /// Newest first.
    void setDatasets(const QStringList& folders);
    void chooseDataset(const QString& folder);
    /// While it runs there is nothing to choose.
    void setRunning(bool running);

    EvaluationView& result() { return *m_result; }
    QPushButton& compareButton() { return *m_compare; }

Q_SIGNALS:
    void compareWanted(const QString& first, const QString& second, const QString& dataset);
    void cancelWanted();
    void useWanted(const QString& model);

private:
    QWidget* buildChoice();
    void askForDataset();
    void compare();
    void refresh();

    QComboBox* m_first = nullptr;
    QComboBox* m_second = nullptr;
    QComboBox* m_dataset = nullptr;
    QPushButton* m_other = nullptr;
    QPushButton* m_compare = nullptr;
    EvaluationView* m_result = nullptr;
    bool m_running = false;
};

}  // namespace ui
