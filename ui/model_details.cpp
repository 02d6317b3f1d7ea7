#include "ui/model_details.h"

#include <QGridLayout>
#include <cmath>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kNameWidth = 15 * kGrid;

QLabel* plain(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* muted(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("tone", "muted");
    return label;
}

QString points(double difference) {
    const double value = std::round(difference * 1000) / 10;
    return value == 0 ? QStringLiteral("0") : QStringLiteral("%1%L2").arg(value > 0 ? "+" : "−").arg(std::abs(value));
}

}  // namespace

ModelDetails::ModelDetails(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    m_title = plain({}, this);
    m_title->setFont(textFont(TextRole::Title));
    m_subtitle = muted({}, this);
    m_problem = plain({}, this);
    m_problem->setProperty("tone", "danger");
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    m_layout->setSpacing(kGrid);
    for (QLabel* label : {m_title, m_subtitle, m_problem}) m_layout->addWidget(label);
    m_layout->addStretch();
}

void ModelDetails::setModel(const ModelEntry& model) {
    m_title->setText(model.name);
    QStringList states{model.architecture};
    if (model.active) states << tr("in use");
    if (model.bundled) states << tr("comes with Carpus");
    states.removeAll(QString());
    m_subtitle->setText(states.join(QStringLiteral(" · ")));
    m_problem->setText(model.problem);
    m_problem->setVisible(!model.problem.isEmpty());
    delete m_body;
    m_body = new QWidget(this);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, kGrid, 0, 0);
    body->setSpacing(kGrid);
    if (!model.labels.isEmpty()) addRow(tr("Gestures"), model.labels.join(QStringLiteral(", ")));
    for (const auto& [name, value] : model.facts) addRow(name, value);
    addComparison(model);
    m_layout->insertWidget(3, m_body);
    setAccessibleName(tr("Model %1").arg(model.name));
}

void ModelDetails::addRow(const QString& name, const QString& value) {
    auto* row = new QHBoxLayout;
    auto* label = muted(name, m_body);
    label->setFixedWidth(kNameWidth);
    row->addWidget(label, 0, Qt::AlignTop);
    row->addWidget(plain(value, m_body), 1);
    static_cast<QVBoxLayout*>(m_body->layout())->addLayout(row);
}

void ModelDetails::addComparison(const ModelEntry& model) {
    auto* body = static_cast<QVBoxLayout*>(m_body->layout());
    body->addSpacing(kGrid);
    auto* title = new QLabel(model.comparedWith.isEmpty() ? tr("Not compared with another model yet")
                                                          : tr("Compared with %1").arg(model.comparedWith),
                             m_body);
    title->setFont(textFont(TextRole::Strong));
    body->addWidget(title);
    if (model.comparedWith.isEmpty()) {
        body->addWidget(plain(tr("The Train page compares a new model with the one in use on the same held-out clips. "
                                 "“carpus evaluate --compare” does the same, and “carpus model activate --evaluation” "
                                 "keeps the result here."),
                              m_body));
        return;
    }
    QString sum = tr("%1 of the held-out clips instead of %2").arg(percent(model.after), percent(model.before));
    if (!model.interval.isEmpty()) sum += QStringLiteral(" (%1)").arg(model.interval);
    body->addWidget(plain(sum, m_body));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    const QStringList heads{tr("Class"), tr("Clips"), tr("Before"), tr("With it"), tr("Points")};
    for (int column = 0; column < heads.size(); ++column) grid->addWidget(muted(heads[column], m_body), 0, column);
    int row = 1;
    for (const ClassChangeRow& change : model.classes) {
        grid->addWidget(plain(labelTitle(change.label.toStdString()), m_body), row, 0);
        grid->addWidget(plain(change.clips > 0 ? QString::number(change.clips) : QString(), m_body), row, 1);
        grid->addWidget(plain(percent(change.before), m_body), row, 2);
        grid->addWidget(plain(percent(change.after), m_body), row, 3);
        auto* difference = plain(points(change.after - change.before), m_body);
        if (change.after < change.before) difference->setProperty("tone", "danger");
        grid->addWidget(difference, row++, 4);
    }
    grid->setColumnStretch(5, 1);
    body->addLayout(grid);
}

}  // namespace ui
