#include "ui/model_library_dialog.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/icon.h"
#include "ui/model_details.h"
#include "ui/theme.h"

namespace ui {
namespace {

/// The one file or folder that is dragged; empty for anything else.
QString draggedPath(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

QString lineOf(const ModelEntry& model) {
    QStringList parts;
    if (model.active) parts << QObject::tr("in use");
    if (model.bundled) parts << QObject::tr("comes with Carpus");
    if (!model.problem.isEmpty()) parts << QObject::tr("cannot be used");
    if (!model.labels.isEmpty()) parts << QObject::tr("%n class(es)", nullptr, int(model.labels.size()));
    return model.name + '\n' + parts.join(QStringLiteral(" · "));
}

}  // namespace

ModelLibraryDialog::ModelLibraryDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Models"));
    setAcceptDrops(true);
    m_details = new ModelDetails(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(m_details);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_notice = new QLabel(this);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(2 * kGrid);
    halves->addWidget(buildList(), 2);
    halves->addWidget(m_scroll, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(halves, 1);
    layout->addWidget(m_notice);
    layout->addWidget(buildButtons());
    setNotice({}, false);
    setModels({}, {}, false);
    resize(920, 580);
}

QWidget* ModelLibraryDialog::buildList() {
    auto* card = new QFrame(this);
    card->setObjectName("card");
    m_list = new QListWidget(card);
    m_list->setObjectName("lines");
    m_list->setAccessibleName(tr("Installed models"));
    m_list->setSpacing(2);
    connect(m_list, &QListWidget::currentRowChanged, this, &ModelLibraryDialog::showSelected);
    m_import = new QPushButton(tr("Import…"), card);
    m_import->setToolTip(tr("A checkpoint of Carpus, or published TimeSformer weights; files can be dropped here too"));
    m_trash = new QMenu(this);
    m_restore = new QToolButton(card);
    m_restore->setText(tr("Trash  \u25be"));
    m_restore->setMenu(m_trash);
    m_restore->setPopupMode(QToolButton::InstantPopup);
    m_restore->setToolTip(tr("Bring a model back"));
    connect(m_import, &QPushButton::clicked, this, &ModelLibraryDialog::chooseImport);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_import);
    foot->addWidget(m_restore);
    foot->addStretch();
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1.5 * kGrid, 1.5 * kGrid, 1.5 * kGrid, 1.5 * kGrid);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    return card;
}

QWidget* ModelLibraryDialog::buildButtons() {
    auto* row = new QWidget(this);
    m_use = new QPushButton(tr("Use this model"), row);
    m_use->setProperty("kind", "primary");
    m_back = new QPushButton(tr("Back to the one before"), row);
    m_compare = new QPushButton(tr("Compare…"), row);
    m_compare->setToolTip(tr("With another model, on the clips of a data set"));
    m_export = new QPushButton(tr("Export…"), row);
    m_remove = new QPushButton(tr("Move to trash"), row);
    auto* close = new QPushButton(tr("Close"), row);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT activateWanted(selected(), false); });
    connect(m_back, &QPushButton::clicked, this, &ModelLibraryDialog::goBackWanted);
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT compareWanted(selected()); });
    connect(m_export, &QPushButton::clicked, this, &ModelLibraryDialog::chooseExport);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWanted(selected()); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    for (QPushButton* button : {m_use, m_back, m_compare, m_export, m_remove}) layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(close);
    for (QPushButton* button : {m_back, m_compare, m_export, m_remove, close, m_import}) button->setAutoDefault(false);
    return row;
}

void ModelLibraryDialog::setModels(const QVector<ModelEntry>& models, const QStringList& trash, bool canGoBack) {
    const QString before = selected();
    m_models = models;
    m_canGoBack = canGoBack;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    int row = 0;
    for (const ModelEntry& model : models) {
        m_list->addItem(lineOf(model));
        if (model.name == before || (before.isEmpty() && model.active)) row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    m_trash->clear();
    for (const QString& name : trash)
        connect(m_trash->addAction(name), &QAction::triggered, this, [this, name] { Q_EMIT restoreWanted(name); });
    showSelected();
}

QString ModelLibraryDialog::selected() const {
    const int row = m_list->currentRow();
    return row >= 0 && row < m_models.size() ? m_models[row].name : QString();
}

void ModelLibraryDialog::select(const QString& name) {
    for (int row = 0; row < m_models.size(); ++row)
        if (m_models[row].name == name) m_list->setCurrentRow(row);
}

void ModelLibraryDialog::showSelected() {
    const int row = m_list->currentRow();
    const bool any = row >= 0 && row < m_models.size();
    const ModelEntry model = any ? m_models[row] : ModelEntry{};
    if (any) m_details->setModel(model);
    m_details->setVisible(any);
    m_use->setEnabled(any && !m_busy && !model.active && model.problem.isEmpty());
    m_back->setEnabled(m_canGoBack && !m_busy);
    const auto usable =
        std::count_if(m_models.begin(), m_models.end(), [](const auto& one) { return one.problem.isEmpty(); });
    m_compare->setEnabled(any && !m_busy && model.problem.isEmpty() && usable > 1);
    m_export->setEnabled(any && !m_busy && model.problem.isEmpty());
    m_remove->setEnabled(any && !m_busy && !model.bundled && !model.active);
    m_remove->setToolTip(model.active ? tr("Use another model first") : QString());
    m_import->setEnabled(!m_busy);
    m_restore->setEnabled(!m_busy && !m_trash->isEmpty());
}

void ModelLibraryDialog::setBusy(const QString& text) {
    m_busy = !text.isEmpty();
    if (m_busy) setNotice(text, false);
    showSelected();
}

void ModelLibraryDialog::setNotice(const QString& text, bool problem) {
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_notice->setProperty("tone", problem ? "danger" : "muted");
    m_notice->style()->polish(m_notice);
}

QString ModelLibraryDialog::notice() const { return m_notice->text(); }

void ModelLibraryDialog::askToReplace(const QString& name, const QStringList& losses) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Use a worse model?"),
                                tr("<b>%1 is worse than the model in use.</b>").arg(name.toHtmlEscaped()),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(losses.join('\n'));
    box->addButton(tr("Keep the present model"), QMessageBox::RejectRole);
    QPushButton* anyway = box->addButton(tr("Use it nevertheless"), QMessageBox::DestructiveRole);
    connect(anyway, &QPushButton::clicked, this, [this, name] { Q_EMIT activateWanted(name, true); });
    box->open();
}

void ModelLibraryDialog::chooseImport() {
    auto* dialog = new QFileDialog(this, tr("Import a model"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Models (*.safetensors *.pyth *.pth *.pt *.bin *.tar)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ModelLibraryDialog::importWanted);
    dialog->open();
}

void ModelLibraryDialog::chooseExport() {
    auto* dialog = new QFileDialog(this, tr("Export %1").arg(selected()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("safetensors"));
    dialog->selectFile(selected() + QStringLiteral(".safetensors"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, name = selected()](const QString& path) { Q_EMIT exportWanted(name, path); });
    dialog->open();
}

void ModelLibraryDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!m_busy && !draggedPath(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ModelLibraryDialog::dropEvent(QDropEvent* event) {
    Q_EMIT importWanted(draggedPath(*event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace ui
