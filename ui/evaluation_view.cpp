#include "ui/evaluation_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>
#include <cmath>

#include "ui/class_bars.h"
#include "ui/confusion_matrix.h"
#include "ui/gesture_text.h"
#include "ui/judged_clips.h"
#include "ui/reliability_diagram.h"
#include "ui/theme.h"

namespace ui {
namespace {

QString points(double difference) {
    return QStringLiteral("%1%L2")
        .arg(difference < 0 ? QStringLiteral("−") : QStringLiteral("+"))
        .arg(std::abs(difference) * 100, 0, 'f', 1);
}

QString judgeName(const QString& part) {
    if (part == QLatin1String("validation"))
        return EvaluationView::tr("people whom the model was chosen by: it looks better than it is");
    if (part == QLatin1String("cross-scene-subject")) return EvaluationView::tr("people and rooms that it never saw");
    return EvaluationView::tr("people whom it never saw");
}

/// What the difference to the other model means, with its uncertainty.
QString verdictOf(const Evaluation& evaluation, const QString& opponent) {
    if (!evaluation.comparison)
        return EvaluationView::tr("Recognises %1 of the clips").arg(percent(evaluation.top1.value));
    const MeasuredRate& difference = evaluation.comparison->difference;
    if (!difference.bounded) return EvaluationView::tr("%1 points against %2").arg(points(difference.value), opponent);
    if (difference.low > 0) return EvaluationView::tr("Better than %1").arg(opponent);
    if (difference.high < 0) return EvaluationView::tr("Worse than %1").arg(opponent);
    return EvaluationView::tr("No clear difference to %1").arg(opponent);
}

QString detailOf(const Evaluation& evaluation, const QString& opponent) {
    QString text =
        EvaluationView::tr("Measured on %n clip(s) of %1.", nullptr, evaluation.clips).arg(judgeName(evaluation.part));
    if (!evaluation.comparison) return text;
    const ModelComparison& other = *evaluation.comparison;
    if (!other.difference.bounded)
        return text + ' ' +
               EvaluationView::tr(
                   "On the same clips %1 reaches %2. These are the clips of too few people to tell luck from skill.")
                   .arg(opponent, percent(other.top1));
    return text + ' ' +
           EvaluationView::tr(
               "On the same clips %1 reaches %2; the difference is %3 points, between %4 and %5 with 95 % confidence.")
               .arg(opponent, percent(other.top1), points(other.difference.value), points(other.difference.low),
                    points(other.difference.high));
}

}  // namespace

EvaluationView::EvaluationView(QWidget* parent) : QWidget(parent), m_opponent(tr("the model in use")) {
    m_content = new QWidget(this);
    m_matrix = new ConfusionMatrix(m_content);
    m_bars = new ClassBars(m_content);
    m_reliability = new ReliabilityDiagram(m_content);
    m_judged = new JudgedClips(m_content);
    connect(m_matrix, &ConfusionMatrix::cellChosen, this, &EvaluationView::showCell);
    connect(m_bars, &ClassBars::classChosen, this, &EvaluationView::showClass);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(1.5 * kGrid);
    middle->addWidget(m_bars, 5);
    middle->addWidget(m_reliability, 4);
    auto* columns = new QHBoxLayout(m_content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(1.5 * kGrid);
    columns->addWidget(m_matrix, 5);
    columns->addLayout(middle, 4);
    columns->addWidget(m_judged, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(buildHead());
    layout->addWidget(m_content, 1);
    layout->addStretch(0);
    setNotice(tr("Nothing has been measured yet."), false);
    setUsable(false);
}

QWidget* EvaluationView::buildHead() {
    auto* head = new QFrame(this);
    head->setObjectName("card");
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_verdict = new QLabel(head);
    m_verdict->setFont(textFont(TextRole::Title));
    m_verdict->setWordWrap(true);
    m_detail = new QLabel(head);
    m_detail->setWordWrap(true);
    m_detail->setProperty("tone", "muted");
    m_notice = new QLabel(head);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_busy = new QProgressBar(head);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(40 * kGrid);
    m_busy->setAccessibleName(tr("Measuring"));
    m_figureRow = new QWidget(head);
    auto* figures = new QHBoxLayout(m_figureRow);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(2 * kGrid);
    for (const QString& name : {tr("right answers"), tr("macro F1"), tr("difference")}) m_figures << addFigure(name);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(kGrid / 2);
    for (QLabel* label : {m_verdict, m_detail, m_notice}) texts->addWidget(label);
    texts->addWidget(m_busy, 0, Qt::AlignLeft);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(texts, 1);
    layout->addWidget(m_figureRow);
    layout->addLayout(buildButtons(head));
    return head;
}

QLayout* EvaluationView::buildButtons(QWidget* head) {
    m_use = new QPushButton(tr("Use this model"), head);
    m_use->setProperty("kind", "primary");
    m_again = new QPushButton(tr("Measure again"), head);
    m_cancel = new QPushButton(tr("Cancel"), head);
    for (QPushButton* button : {m_use, m_again, m_cancel}) button->setAutoDefault(false);
    connect(m_use, &QPushButton::clicked, this, &EvaluationView::useWanted);
    connect(m_again, &QPushButton::clicked, this, &EvaluationView::measureWanted);
    connect(m_cancel, &QPushButton::clicked, this, &EvaluationView::cancelWanted);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(kGrid);
    for (QPushButton* button : {m_use, m_again, m_cancel}) buttons->addWidget(button);
    buttons->addStretch();
    return buttons;
}

QLabel* EvaluationView::addFigure(const QString& name) {
    auto* value = new QLabel(m_figureRow);
    value->setFont(textFont(TextRole::Title));
    value->setAlignment(Qt::AlignHCenter);
    auto* caption = new QLabel(name, m_figureRow);
    caption->setFont(textFont(TextRole::Caption));
    caption->setProperty("tone", "muted");
    caption->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(value);
    column->addWidget(caption);
    column->addStretch();
    static_cast<QHBoxLayout*>(m_figureRow->layout())->addLayout(column);
    return value;
}

void EvaluationView::setMeasuring(const QString& text) {
    setNotice(text, false);
    m_busy->show();
    m_cancel->show();
    m_again->hide();
}

void EvaluationView::setNotice(const QString& text, bool problem) {
    m_busy->hide();
    m_cancel->hide();
    m_again->show();
    m_notice->setText(text);
    m_notice->setProperty("tone", problem ? "danger" : "muted");
    m_notice->style()->polish(m_notice);
    m_notice->setVisible(!text.isEmpty());
    m_again->setEnabled(text.isEmpty() || problem);
    if (text.isEmpty()) return;
    m_evaluation = {};
    m_verdict->setText(problem ? tr("Not measured") : tr("Result"));
    m_detail->hide();
    m_figureRow->hide();
    m_content->hide();
}

void EvaluationView::setEvaluation(const Evaluation& evaluation) {
    setNotice({}, false);
    m_evaluation = evaluation;
    m_verdict->setText(verdictOf(evaluation, m_opponent));
    m_detail->setText(detailOf(evaluation, m_opponent));
    const MeasuredRate& top1 = evaluation.top1;
    m_figures[0]->setText(percent(top1.value));
    m_figures[0]->setToolTip(
        !top1.bounded ? QString()
                      : tr("Between %1 and %2 with 95 % confidence").arg(percent(top1.low), percent(top1.high)));
    m_figures[1]->setText(QLocale().toString(evaluation.macroF1, 'f', 2));
    m_figures[2]->setText(evaluation.comparison ? points(evaluation.comparison->difference.value)
                                                : QStringLiteral("–"));
    m_matrix->setCounts(evaluation.labels, evaluation.confusion);
    m_bars->setRates(evaluation.labels, evaluation.perClass,
                     evaluation.comparison ? evaluation.comparison->perClass : std::vector<double>(), m_opponent);
    m_reliability->setBins(evaluation.reliability, evaluation.calibrationError);
    m_judged->setClips({}, {});
    for (QWidget* part : {static_cast<QWidget*>(m_detail), m_figureRow, m_content}) part->show();
}

void EvaluationView::setUsable(bool usable) { m_use->setEnabled(usable); }

void EvaluationView::showCell(const std::string& truth, const std::string& answer) {
    std::vector<JudgedClip> clips;
    for (const JudgedClip& clip : m_evaluation.judged)
        if (clip.label == truth && clip.predicted == answer) clips.push_back(clip);
    m_judged->setClips(truth == answer ? tr("%1, recognised").arg(labelTitle(truth))
                                       : tr("%1, taken for %2").arg(labelTitle(truth), labelTitle(answer)),
                       clips);
}

void EvaluationView::showClass(const std::string& label) {
    std::vector<JudgedClip> clips;
    for (const JudgedClip& clip : m_evaluation.judged)
        if (clip.label == label) clips.push_back(clip);
    m_judged->setClips(tr("All clips of %1").arg(labelTitle(label)), clips);
}

}  // namespace ui
