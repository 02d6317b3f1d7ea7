#include "ui/comparison_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/evaluation_view.h"
#include "ui/theme.h"

namespace ui {

ComparisonDialog::ComparisonDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Compare models"));
    m_result = new EvaluationView(this);
    m_result->setNotice(tr("Both models judge the same clips; what differs is told with its uncertainty."), false);
    connect(m_result, &EvaluationView::measureWanted, this, &ComparisonDialog::compare);
    connect(m_result, &EvaluationView::cancelWanted, this, &ComparisonDialog::cancelWanted);
    connect(m_result, &EvaluationView::useWanted, this, [this] { Q_EMIT useWanted(m_first->currentText()); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(buildChoice());
    layout->addWidget(m_result, 1);
    resize(1000, 620);
    refresh();
}

QWidget* ComparisonDialog::buildChoice() {
    auto* row = new QWidget(this);
    auto* layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    const auto add = [&](QComboBox*& box, const QString& name, int column) {
        box = new QComboBox(row);
        box->setAccessibleName(name);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->setMinimumContentsLength(12);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparisonDialog::refresh);
        auto* caption = new QLabel(name, row);
        caption->setProperty("tone", "muted");
        layout->addWidget(caption, 0, column);
        layout->addWidget(box, 1, column);
    };
    add(m_first, tr("Model"), 0);
    add(m_second, tr("Compared with"), 1);
    add(m_dataset, tr("On the clips of"), 2);
    m_other = new QPushButton(tr("Other…"), row);
    m_other->setToolTip(tr("Another data set"));
    m_compare = new QPushButton(tr("Compare"), row);
    m_compare->setProperty("kind", "primary");
    m_compare->setDefault(true);
    m_other->setAutoDefault(false);
    connect(m_other, &QPushButton::clicked, this, &ComparisonDialog::askForDataset);
    connect(m_compare, &QPushButton::clicked, this, &ComparisonDialog::compare);
    layout->addWidget(m_other, 1, 3);
    layout->addWidget(m_compare, 1, 4);
    return row;
}

void ComparisonDialog::setModels(const QStringList& names, const QString& first, const QString& second) {
    for (QComboBox* box : {m_first, m_second}) {
        box->clear();
        box->addItems(names);
    }
    m_first->setCurrentText(first);
    m_second->setCurrentText(second);
}

void ComparisonDialog::setDatasets(const QStringList& folders) {
    m_dataset->clear();
    for (const QString& folder : folders) m_dataset->addItem(QFileInfo(folder).fileName(), folder);
    for (int i = 0; i < m_dataset->count(); ++i) m_dataset->setItemData(i, folders[i], Qt::ToolTipRole);
    refresh();
}

void ComparisonDialog::chooseDataset(const QString& folder) {
    if (m_dataset->findData(folder) < 0) m_dataset->addItem(QFileInfo(folder).fileName(), folder);
    m_dataset->setCurrentIndex(m_dataset->findData(folder));
}

void ComparisonDialog::askForDataset() {
    auto* dialog = new QFileDialog(this, tr("Data set to compare on"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ComparisonDialog::chooseDataset);
    dialog->open();
}

void ComparisonDialog::compare() {
    if (m_compare->isEnabled())
        Q_EMIT compareWanted(m_first->currentText(), m_second->currentText(), m_dataset->currentData().toString());
}

void ComparisonDialog::setRunning(bool running) {
    m_running = running;
    refresh();
}

void ComparisonDialog::refresh() {
    const bool same = m_first->currentText() == m_second->currentText();
    const bool nowhere = m_dataset->currentIndex() < 0;
    for (QWidget* part : {static_cast<QWidget*>(m_first), static_cast<QWidget*>(m_second),
                          static_cast<QWidget*>(m_dataset), static_cast<QWidget*>(m_other)})
        part->setEnabled(!m_running);
    m_compare->setEnabled(!m_running && !same && !nowhere);
    m_compare->setToolTip(same ? tr("Choose two different models") : nowhere ? tr("Choose a data set") : QString());
}

}  // namespace ui
