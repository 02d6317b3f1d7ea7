#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/evaluation_values.h"

namespace ui {

class ClassBars;
class ConfusionMatrix;
class JudgedClips;
class ReliabilityDiagram;

/// What a training has brought: figures with their uncertainty, the comparison with the model in use, and every clip
/// behind every figure.
class EvaluationView : public QWidget {
    Q_OBJECT

public:
    explicit EvaluationView(QWidget* parent = nullptr);

    /// Says what is being measured and offers to cancel it.
    void setMeasuring(const QString& text);
    /// Why there is nothing to show.
    void setNotice(const QString& text, bool problem);
    void setEvaluation(const Evaluation& evaluation);
    const Evaluation& evaluation() const { return m_evaluation; }
    /// What the model is compared with is called so; "the model in use" until then.
    void setOpponent(const QString& name) { m_opponent = name; }
    /// Whether there is a model that can be taken into use.
    void setUsable(bool usable);

    ConfusionMatrix& matrix() { return *m_matrix; }
    ClassBars& bars() { return *m_bars; }
    JudgedClips& judged() { return *m_judged; }
    QPushButton& useButton() { return *m_use; }
    QPushButton& cancelButton() { return *m_cancel; }
    QString verdict() const { return m_verdict->text(); }
    QString notice() const { return m_notice->text(); }

Q_SIGNALS:
    void useWanted();
    void measureWanted();
    void cancelWanted();

private:
    QWidget* buildHead();
    QLayout* buildButtons(QWidget* head);
    QLabel* addFigure(const QString& name);
    void showCell(const std::string& truth, const std::string& answer);
    void showClass(const std::string& label);

    Evaluation m_evaluation;
    QString m_opponent;
    QLabel* m_verdict = nullptr;
    QLabel* m_notice = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_cancel = nullptr;
    QProgressBar* m_busy = nullptr;
    QWidget* m_content = nullptr;
    QVector<QLabel*> m_figures;
    QWidget* m_figureRow = nullptr;
    ConfusionMatrix* m_matrix = nullptr;
    ClassBars* m_bars = nullptr;
    ReliabilityDiagram* m_reliability = nullptr;
    JudgedClips* m_judged = nullptr;
};

}  // namespace ui
