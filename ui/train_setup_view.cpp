#include "ui/train_setup_view.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScopeGuard>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/preflight_panel.h"
#include "ui/setting_table.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kCalmMs = 250;  ///< without another change, before the clips are looked at

/// The first sentence, or its begin: more would squeeze the form on a small screen.
QString shortened(const QString& text) {
    constexpr qsizetype kMost = 150;
    const qsizetype end = text.indexOf(QLatin1String(". "));
    const QString sentence = end < 0 ? text : text.left(end + 1);
    return sentence.size() <= kMost ? sentence : sentence.left(sentence.lastIndexOf(' ', kMost)) + QChar(0x2026);
}

}  // namespace

TrainSetupView::TrainSetupView(QWidget* parent) : QWidget(parent) {
    m_preflight = new PreflightPanel(this);
    m_settings = new SettingTable;
    auto* all = new QFrame(this);
    all->setObjectName("card");
    auto* inside = new QVBoxLayout(all);
    inside->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inside->addWidget(m_settings);
    m_right = new QStackedWidget(this);
    m_right->addWidget(m_preflight);
    m_right->addWidget(all);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(buildForm());
    layout->addWidget(m_right, 1);
    m_changed.setSingleShot(true);
    m_changed.setInterval(kCalmMs);
    connect(&m_changed, &QTimer::timeout, this, [this] {
        m_unseen = false;
        Q_EMIT setupChanged(setup());
    });
    connect(m_settings, &SettingTable::changedByHand, this, &TrainSetupView::lookAgain);
    refresh();
}

QWidget* TrainSetupView::buildForm() {
    auto* card = new QFrame(this);
    card->setObjectName("card");
    card->setFixedWidth(46 * kGrid);
    auto* title = new QLabel(tr("New training"), card);
    title->setFont(textFont(TextRole::Title));
    auto* form = new QFormLayout;
    form->setSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    fillForm(*form);
    m_about = new QLabel(card);
    m_about->setWordWrap(true);
    m_about->setProperty("tone", "muted");
    m_all = new QPushButton(tr("All settings…"), card);
    m_all->setCheckable(true);
    connect(m_all, &QPushButton::toggled, this, [this](bool on) { m_right->setCurrentIndex(on ? 1 : 0); });
    m_train = new QPushButton(tr("Train"), card);
    m_train->setProperty("kind", "primary");
    m_train->setMinimumHeight(5 * kGrid);
    connect(m_train, &QPushButton::clicked, this, [this] { Q_EMIT trainWanted(setup()); });
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_all);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addLayout(head);
    layout->addLayout(form);
    layout->addWidget(m_about);
    layout->addStretch();
    layout->addWidget(m_train);
    return card;
}

QComboBox* TrainSetupView::addBox(QFormLayout& form, const QString& name) {
    auto* box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form.addRow(name, box);
    return box;
}

void TrainSetupView::fillForm(QFormLayout& form) {
    m_dataset = addBox(form, tr("Data set"));
    m_recipe = addBox(form, tr("Recipe"));
    m_start = addBox(form, tr("Begin with"));
    m_judge = addBox(form, tr("Judge on"));
    m_length = addBox(form, tr("How long"));
    m_device = addBox(form, tr("Where"));
    m_start->addItem(tr("The model in use"), true);
    m_start->addItem(tr("As the recipe says"), false);
    m_judge->addItem(tr("As the data set is split"), QString());
    m_judge->setToolTip(tr("The clips of this person are kept apart and the best model is chosen by them"));
    m_length->addItem(tr("Short: a first look"), 0.3);
    m_length->addItem(tr("Normal"), 1.0);
    m_length->addItem(tr("Long: three times as much"), 3.0);
    m_length->setCurrentIndex(1);
    m_device->addItem(tr("Automatic"), QStringLiteral("auto"));
    m_device->addItem(tr("Processor"), QStringLiteral("cpu"));
    m_device->addItem(tr("Graphics card"), QStringLiteral("cuda"));
    setDatasets({});
    connect(m_dataset, &QComboBox::activated, this, [this](int index) {
        if (m_dataset->itemData(index).isNull()) return chooseFolder();
        lookAgain();
    });
    connect(m_recipe, &QComboBox::activated, this, [this](int index) {
        if (m_recipe->itemData(index).isNull()) return chooseFile();
        chooseRecipe(m_recipe->itemData(index).toString());
    });
    for (QComboBox* box : {m_start, m_judge, m_length, m_device})
        connect(box, &QComboBox::currentIndexChanged, this, &TrainSetupView::lookAgain);
}

void TrainSetupView::setDatasets(const QStringList& folders) {
    const QString before = m_dataset->currentData().toString();
    const QSignalBlocker quiet(m_dataset);
    m_dataset->clear();
    for (const QString& folder : folders) {
        m_dataset->addItem(QFileInfo(folder).fileName(), folder);
        m_dataset->setItemData(m_dataset->count() - 1, folder, Qt::ToolTipRole);
    }
    m_dataset->addItem(tr("Choose a folder…"));
    const int same = m_dataset->findData(before);
    m_dataset->setCurrentIndex(std::max(0, same));
    if (folders.isEmpty()) m_dataset->setCurrentIndex(-1);
    m_dataset->setPlaceholderText(tr("None yet"));
    if (m_dataset->currentData().toString() != before) lookAgain();
}

void TrainSetupView::chooseDataset(const QString& folder) {
    int index = m_dataset->findData(folder);
    if (index < 0) {
        m_dataset->insertItem(0, QFileInfo(folder).fileName(), folder);
        index = 0;
    }
    m_dataset->setCurrentIndex(index);
    lookAgain();
}

void TrainSetupView::setRecipes(const QVector<RecipeEntry>& recipes) {
    m_recipes = recipes;
    m_recipe->clear();
    for (const RecipeEntry& recipe : recipes) m_recipe->addItem(recipe.title, recipe.name);
    m_recipe->addItem(tr("Choose a file…"));
    if (!recipes.isEmpty()) chooseRecipe(recipes.first().name);
}

void TrainSetupView::chooseRecipe(const QString& name) {
    int index = m_recipe->findData(name);
    if (index < 0) {
        m_recipes.prepend({name, QFileInfo(name).fileName(), name, true});
        m_recipe->insertItem(0, m_recipes.first().title, name);
        index = 0;
    }
    m_recipe->setCurrentIndex(index);
    const auto found =
        std::find_if(m_recipes.begin(), m_recipes.end(), [&](const auto& entry) { return entry.name == name; });
    m_about->setText(shortened(found->about));
    m_about->setToolTip(QStringLiteral("<p>%1</p>").arg(found->about.toHtmlEscaped()));
    m_start->setCurrentIndex(found->ownClips ? 0 : 1);
    Q_EMIT recipeChosen(name);
    lookAgain();
}

void TrainSetupView::setSettings(const std::vector<core::RecipeSetting>& settings) {
    m_settings->setSettings(settings);
}

void TrainSetupView::setRecipeValues(const std::map<std::string, std::string>& values) {
    m_settings->setValues(values);
}

void TrainSetupView::setActiveModel(const QString& name) { m_start->setItemData(0, name, Qt::ToolTipRole); }

TrainingSetup TrainSetupView::setup() const {
    TrainingSetup setup;
    setup.recipe = m_recipe->currentData().toString();
    setup.dataset = m_dataset->currentData().toString();
    setup.judge = m_judge->currentData().toString();
    setup.length = m_length->currentData().toDouble();
    setup.device = m_device->currentData().toString();
    setup.fromActive = m_start->currentData().toBool();
    setup.settings = m_settings->changed();
    return setup;
}

void TrainSetupView::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Data set to train on"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &TrainSetupView::chooseDataset);
    dialog->open();
}

void TrainSetupView::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Recipe to train by"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Recipes (*.yaml *.yml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TrainSetupView::chooseRecipe);
    dialog->open();
}

/// A look costs some seconds of work: not before the page is seen.
void TrainSetupView::lookAgain() {
    if (m_filling > 0) return;
    m_canStart = false;
    m_unseen = true;
    refresh();
    if (isVisible()) m_changed.start();
}

void TrainSetupView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_unseen) m_changed.start();
}

void TrainSetupView::setLooking() {
    m_preflight->setNotice(tr("Looking at the clips and trying a few steps…"), false);
    m_canStart = false;
    refresh();
}

void TrainSetupView::setReport(const core::PreflightReport& report) {
    m_preflight->setReport(report);
    m_canStart = report.canStart();
    std::set<std::string> people;
    for (const core::PreflightPart& part : report.parts) people.insert(part.people.begin(), part.people.end());
    ++m_filling;
    const auto done = qScopeGuard([this] { --m_filling; });
    const QString before = m_judge->currentData().toString();
    while (m_judge->count() > 1) m_judge->removeItem(1);
    for (const std::string& person : people)
        m_judge->addItem(QString::fromStdString(person), QString::fromStdString(person));
    m_judge->setCurrentIndex(std::max(0, m_judge->findData(before)));
    refresh();
}

void TrainSetupView::showProblem(const QString& text) {
    m_preflight->setNotice(text, true);
    m_canStart = false;
    refresh();
}

void TrainSetupView::showHint(const QString& text) {
    m_preflight->setNotice(text, false);
    m_canStart = false;
    refresh();
}

void TrainSetupView::setFree(bool free) {
    m_free = free;
    refresh();
}

void TrainSetupView::refresh() {
    m_train->setEnabled(m_free && m_canStart);
    m_train->setToolTip(m_free ? QString() : tr("Another training runs; pause it or wait"));
}

}  // namespace ui
