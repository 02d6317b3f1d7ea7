#include "ui/training_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <cmath>

#include "ui/curve_chart.h"
#include "ui/message_panel.h"
#include "ui/theme.h"

namespace ui {

QString durationText(double seconds) {
    const auto whole = std::llround(std::max(0.0, seconds));
    if (whole >= 3600)
        return TrainingView::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60, 2, 10, QChar('0'));
    if (whole >= 60) return TrainingView::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QChar('0'));
    return TrainingView::tr("%1 s").arg(whole);
}

TrainingView::TrainingView(QWidget* parent) : QWidget(parent) {
    m_message = new MessagePanel(this);
    m_message->setRetryText(tr("Resume"));
    m_message->hide();
    connect(m_message, &MessagePanel::retryRequested, this, &TrainingView::resumeWanted);
    m_loss = new CurveChart(tr("Loss"), CurveChart::Scale::Number, this);
    m_accuracy = new CurveChart(tr("Right answers"), CurveChart::Scale::Percent, this);
    m_accuracy->setNames(tr("training"), tr("validation"));
    m_rate = new CurveChart(tr("Learning rate"), CurveChart::Scale::Number, this);
    m_waiting = new CurveChart(tr("Waiting for clips"), CurveChart::Scale::Percent, this);
    m_waiting->setToolTip(tr("Part of the time in which the network waited for clips instead of learning"));
    auto* charts = new QGridLayout;
    charts->setSpacing(1.5 * kGrid);
    charts->addWidget(m_loss, 0, 0);
    charts->addWidget(m_accuracy, 0, 1);
    charts->addWidget(m_rate, 1, 0);
    charts->addWidget(m_waiting, 1, 1);
    charts->setRowStretch(0, 3);
    charts->setRowStretch(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(buildHead());
    layout->addWidget(m_message);
    layout->addLayout(charts, 1);
    setNews({});
}

QWidget* TrainingView::buildHead() {
    auto* head = new QFrame(this);
    head->setObjectName("card");
    m_name = new QLabel(head);
    m_name->setFont(textFont(TextRole::Title));
    m_status = new QLabel(head);
    m_progress = new QProgressBar(head);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kGrid);
    m_progress->setAccessibleName(tr("Progress"));
    const auto button = [&](const QString& text, void (TrainingView::*signal)()) {
        auto* made = new QPushButton(text, head);
        connect(made, &QPushButton::clicked, this, signal);
        return made;
    };
    m_pause = button(tr("Pause"), &TrainingView::pauseWanted);
    m_resume = button(tr("Resume"), &TrainingView::resumeWanted);
    m_stop = button(tr("Stop and judge"), &TrainingView::stopWanted);
    m_stop->setToolTip(tr("End here and see how good the best model so far is"));
    m_result = button(tr("See the result"), &TrainingView::resultWanted);
    m_resume->setProperty("kind", "primary");
    m_result->setProperty("kind", "primary");
    auto* line = new QHBoxLayout;
    line->setSpacing(kGrid);
    line->addWidget(m_name);
    line->addStretch();
    for (QPushButton* made : {m_pause, m_resume, m_stop, m_result}) line->addWidget(made);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->setSpacing(kGrid);
    layout->addLayout(line);
    layout->addWidget(m_progress);
    layout->addWidget(m_status);
    return head;
}

void TrainingView::setNews(const TrainingNews& news) {
    m_news = news;
    m_name->setText(news.name);
    QVector<QPointF> loss, top1, rate, waiting, validation;
    for (const CurvePoint& point : news.points) {
        loss << QPointF(point.step, point.loss);
        top1 << QPointF(point.step, point.top1);
        rate << QPointF(point.step, point.learningRate);
        waiting << QPointF(point.step, point.waitingShare);
    }
    for (const ValidationPoint& point : news.validations) validation << QPointF(point.step, point.top1);
    m_loss->setPoints(loss, {}, news.steps);
    m_accuracy->setPoints(top1, validation, news.steps);
    m_rate->setPoints(rate, {}, news.steps);
    m_waiting->setPoints(waiting, {}, news.steps);
    const bool failed = news.state == TrainingState::Failed;
    if (failed) m_message->setMessage(news.message);
    m_message->setVisible(failed);
    m_rate->setVisible(!failed);  // with the message they would not fit on a small screen
    m_waiting->setVisible(!failed);
    showProgress();
    showButtons();
}

void TrainingView::showProgress() {
    const TrainingNews& n = m_news;
    const QString place = n.steps > 0 ? tr("step %1 of %2").arg(n.step).arg(n.steps) : QString();
    const bool busy = n.state == TrainingState::Preparing;
    m_progress->setRange(0, busy ? n.toPrepare : std::max(1, n.steps));
    m_progress->setValue(busy ? n.prepared : n.step);
    switch (n.state) {
        case TrainingState::Preparing:
            m_status->setText(n.toPrepare > 0 ? tr("Decoding clips: %1 of %2").arg(n.prepared).arg(n.toPrepare)
                                              : tr("Starting…"));
            return;
        case TrainingState::Running: {
            QStringList parts{place};
            if (n.secondsLeft >= 0) parts << tr("about %1 left").arg(durationText(n.secondsLeft));
            if (n.clipsPerSecond > 0) parts << tr("%1 clips/s").arg(n.clipsPerSecond, 0, 'f', 1);
            parts.removeAll(QString());
            m_status->setText(parts.join(QStringLiteral(" · ")));
            return;
        }
        case TrainingState::Pausing: m_status->setText(tr("Saving the state…")); return;
        case TrainingState::Paused:
            m_status->setText(tr("Paused at %1. Nothing is lost; it goes on from there.")
                                  .arg(place.isEmpty() ? tr("the beginning") : place));
            return;
        case TrainingState::Finished: m_status->setText(tr("Finished: %1").arg(place)); return;
        case TrainingState::Failed:
            m_status->setText(tr("Ended at %1").arg(place.isEmpty() ? tr("the beginning") : place));
    }
}

void TrainingView::showButtons() {
    const TrainingState state = m_news.state;
    const bool runs = state == TrainingState::Preparing || state == TrainingState::Running;
    m_pause->setVisible(runs || state == TrainingState::Pausing);
    m_pause->setEnabled(runs);
    m_resume->setVisible(state == TrainingState::Paused);
    m_stop->setVisible(state != TrainingState::Finished && state != TrainingState::Pausing);
    m_stop->setEnabled(!m_news.model.isEmpty());
    m_result->setVisible(state == TrainingState::Finished);
}

}  // namespace ui
