#include "ui/setting_table.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"

namespace ui {
namespace {

using Kind = core::RecipeSetting::Kind;

enum Column { Name, Value, Help, Bounds };

constexpr int kValueWidth = 17 * kGrid;
constexpr int kBoundsWidth = 15 * kGrid;

QString boundsOf(const core::RecipeSetting& setting) {
    const QString unit = QString::fromStdString(setting.unit);
    if (setting.kind == Kind::Number || setting.kind == Kind::WholeNumber)
        return SettingTable::tr("%1 to %2 %3").arg(setting.low).arg(setting.high).arg(unit).trimmed();
    QStringList choices;
    for (const std::string& choice : setting.choices) choices << QString::fromStdString(choice);
    return setting.kind == Kind::Flag ? SettingTable::tr("true or false") : choices.join(", ");
}

QStringList choicesOf(const core::RecipeSetting& setting) {
    if (setting.kind == Kind::Flag) return {QStringLiteral("true"), QStringLiteral("false")};
    QStringList choices;
    for (const std::string& choice : setting.choices) choices << QString::fromStdString(choice);
    return choices;
}

/// A list for what can be chosen, a line for the rest; only the value can be edited.
class ValueDelegate : public QStyledItemDelegate {
public:
    ValueDelegate(const std::vector<core::RecipeSetting>& settings, QObject* parent)
        : QStyledItemDelegate(parent), m_settings(settings) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override {
        if (index.column() != Value) return nullptr;
        const auto& setting = m_settings[std::size_t(index.data(Qt::UserRole).toInt())];
        const QStringList choices = choicesOf(setting);
        if (choices.isEmpty()) return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new QComboBox(parent);
        box->addItems(choices);
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        auto* box = qobject_cast<QComboBox*>(editor);
        if (!box) return QStyledItemDelegate::setEditorData(editor, index);
        box->setCurrentText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        const auto* box = qobject_cast<QComboBox*>(editor);
        if (!box) return QStyledItemDelegate::setModelData(editor, model, index);
        model->setData(index, box->currentText());
    }

private:
    const std::vector<core::RecipeSetting>& m_settings;
};

}  // namespace

QString settingProblem(const core::RecipeSetting& setting, const QString& value) {
    const QString key = QString::fromStdString(setting.key);
    if (setting.kind == Kind::Choice || setting.kind == Kind::Flag) {
        if (choicesOf(setting).contains(value)) return {};
        return SettingTable::tr("%1 cannot be “%2”. Use one of: %3.").arg(key, value, choicesOf(setting).join(", "));
    }
    if (setting.kind != Kind::Number && setting.kind != Kind::WholeNumber) return {};
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    bool isWhole = false;
    value.toULongLong(&isWhole);
    if (!isNumber || (setting.kind == Kind::WholeNumber && !isWhole))
        return SettingTable::tr("“%1” is no number that %2 can be.").arg(value, key);
    if (number >= setting.low && number <= setting.high) return {};
    return SettingTable::tr("%1 cannot be %2. Use a value from %3 to %4.")
        .arg(key, value)
        .arg(setting.low)
        .arg(setting.high);
}

SettingTable::SettingTable(QWidget* parent) : QWidget(parent) {
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search all settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search all settings"));
    auto* back = new QPushButton(tr("As in the recipe"), this);
    back->setToolTip(tr("Put every setting back"));
    m_table = new QTreeWidget(this);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Setting"), tr("Value"), tr("What it does"), tr("Bounds")});
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(Help, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::SelectedClicked);
    m_table->setItemDelegate(new ValueDelegate(m_settings, m_table));
    m_table->setAccessibleName(tr("All settings"));
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", "danger");
    m_problem->hide();
    connect(m_search, &QLineEdit::textChanged, this, &SettingTable::filter);
    connect(back, &QPushButton::clicked, this, &SettingTable::reset);
    connect(m_table, &QTreeWidget::itemChanged, this, &SettingTable::accept);
    connect(m_table, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { m_table->editItem(item, Value); });
    m_detail = new QLabel(this);
    m_detail->setWordWrap(true);
    m_detail->setProperty("tone", "muted");
    connect(m_table, &QTreeWidget::currentItemChanged, this, &SettingTable::explain);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_search, 1);
    head->addWidget(back);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_detail);
    layout->addWidget(m_problem);
}

void SettingTable::setSettings(const std::vector<core::RecipeSetting>& settings) {
    m_filling = true;
    m_settings = settings;
    m_table->clear();
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const core::RecipeSetting& setting = settings[i];
        auto* item = new QTreeWidgetItem(m_table);
        const QString help = QString::fromStdString(setting.help);
        item->setText(Name, QString::fromStdString(setting.key));
        item->setText(Bounds, boundsOf(setting));
        item->setText(Help, help);
        item->setToolTip(Help, help);
        item->setData(Value, Qt::UserRole, int(i));
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_filling = false;
    setValues({});
}

void SettingTable::setValues(const std::map<std::string, std::string>& values) {
    m_values = values;
    for (const core::RecipeSetting& setting : m_settings) m_values.emplace(setting.key, setting.defaultValue);
    for (auto& [key, value] : m_values)
        if (value == "\"\"") value.clear();  // as YAML writes an empty text
    reset();
    m_table->resizeColumnToContents(Name);
    m_table->setColumnWidth(Value, kValueWidth);
    m_table->setColumnWidth(Bounds, kBoundsWidth);
}

void SettingTable::reset() {
    const bool was = !changed().isEmpty();
    m_filling = true;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_table->topLevelItem(row);
        item->setText(Value, QString::fromStdString(m_values[item->text(Name).toStdString()]));
        mark(item);
    }
    m_filling = false;
    m_problem->hide();
    if (was) Q_EMIT changedByHand();
}

void SettingTable::explain(const QTreeWidgetItem* item) {
    if (!item) return m_detail->clear();
    const auto& setting = m_settings[std::size_t(item->data(Value, Qt::UserRole).toInt())];
    const QString original = QString::fromStdString(m_values[setting.key]);
    QStringList parts{QStringLiteral("%1: %2").arg(item->text(Name), item->text(Help))};
    if (!item->text(Bounds).isEmpty()) parts << item->text(Bounds);
    parts << tr("in the recipe %1").arg(original.isEmpty() ? tr("empty") : original)
          << tr("usually %1").arg(QString::fromStdString(setting.defaultValue));
    m_detail->setText(parts.join(QStringLiteral(" · ")));
}

void SettingTable::colour() {
    m_filling = true;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) mark(m_table->topLevelItem(row));
    m_filling = false;
}

void SettingTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colour();
}

void SettingTable::mark(QTreeWidgetItem* item) {
    const QString original = QString::fromStdString(m_values[item->text(Name).toStdString()]);
    const bool differs = item->text(Value) != original;
    item->setFont(Value, textFont(differs ? TextRole::Strong : TextRole::Body));
    item->setForeground(Value, differs ? theme().accent : theme().text);
    for (const int column : {int(Bounds), int(Help)}) item->setForeground(column, theme().muted);
    item->setToolTip(Value, differs ? tr("In the recipe: %1").arg(original) : QString());
}

QVector<QPair<QString, QString>> SettingTable::changed() const {
    QVector<QPair<QString, QString>> pairs;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = m_table->topLevelItem(row);
        const auto original = m_values.find(item->text(Name).toStdString());
        if (original == m_values.end() || item->text(Value) == QString::fromStdString(original->second)) continue;
        pairs << qMakePair(item->text(Name), item->text(Value));
    }
    return pairs;
}

void SettingTable::change(const QString& key, const QString& value) {
    for (QTreeWidgetItem* item : m_table->findItems(key, Qt::MatchExactly, Name)) item->setText(Value, value);
}

/// A value that cannot be is told and put back to the recipe's.
void SettingTable::accept(QTreeWidgetItem* item, int column) {
    if (m_filling || column != Value) return;
    const auto& setting = m_settings[std::size_t(item->data(Value, Qt::UserRole).toInt())];
    const QString trouble = settingProblem(setting, item->text(Value).trimmed());
    m_problem->setText(trouble);
    m_problem->setVisible(!trouble.isEmpty());
    m_filling = true;
    if (!trouble.isEmpty()) item->setText(Value, QString::fromStdString(m_values[setting.key]));
    mark(item);
    m_filling = false;
    Q_EMIT changedByHand();
}

void SettingTable::filter(const QString& text) {
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_table->topLevelItem(row);
        const QString all =
            item->text(Name) + ' ' + item->text(Value) + ' ' + item->text(Bounds) + ' ' + item->text(Help);
        const bool wanted = std::all_of(words.begin(), words.end(),
                                        [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!wanted);
    }
}

int SettingTable::shown() const {
    int count = 0;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) count += !m_table->topLevelItem(row)->isHidden();
    return count;
}

}  // namespace ui
