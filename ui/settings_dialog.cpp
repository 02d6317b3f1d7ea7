#include "ui/settings_dialog.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace ui {

SettingsDialog::SettingsDialog(const QVector<Setting>& settings, const QVariantMap& values, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    m_nothing = new QLabel(tr("No setting is called like that."), this);
    m_nothing->setProperty("tone", "muted");
    m_nothing->hide();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildGroups(settings));
    auto* reset = new QPushButton(tr("Reset all…"), this);
    auto* close = new QPushButton(tr("Close"), this);
    for (QPushButton* button : {reset, close}) button->setAutoDefault(false);
    connect(reset, &QPushButton::clicked, this, &SettingsDialog::askToReset);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* foot = new QHBoxLayout;
    foot->addWidget(reset);
    foot->addStretch();
    foot->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(scroll, 1);
    layout->addLayout(foot);
    for (auto value = values.begin(); value != values.end(); ++value)
        if (SettingRow* known = row(value.key())) known->setValue(value.value());
    resize(720, 600);
    m_search->setFocus();
}

QWidget* SettingsDialog::buildGroups(const QVector<Setting>& settings) {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(2 * kGrid);
    for (const Setting& setting : settings) {
        Group& group = groupNamed(setting.group, *layout);
        auto* row = new SettingRow(setting, group.card);
        connect(row, &SettingRow::changed, this, &SettingsDialog::changed);
        connect(row, &SettingRow::pressed, this, &SettingsDialog::pressed);
        group.card->layout()->addWidget(row);
        group.rows << row;
    }
    layout->addStretch();
    return content;
}

SettingsDialog::Group& SettingsDialog::groupNamed(const QString& name, QVBoxLayout& layout) {
    for (Group& group : m_groups)
        if (group.name == name) return group;
    auto* card = new QFrame(this);
    card->setObjectName("card");
    auto* title = new QLabel(name, card);
    title->setFont(textFont(TextRole::Title));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(2.5 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inside->setSpacing(kGrid / 2);
    inside->addWidget(title);
    layout.addWidget(card);
    m_groups.append({name, card, {}});
    return m_groups.last();
}

void SettingsDialog::describe(const QVector<Setting>& settings) {
    for (const Setting& setting : settings)
        if (SettingRow* known = row(setting.key)) known->describe(setting);
}

SettingRow* SettingsDialog::row(const QString& key) const {
    for (const Group& group : m_groups)
        for (SettingRow* row : group.rows)
            if (row->setting().key == key) return row;
    return nullptr;
}

void SettingsDialog::filter(const QString& words) {
    bool any = false;
    for (const Group& group : m_groups) {
        bool shown = false;
        for (SettingRow* row : group.rows) {
            row->setVisible(row->matches(words));
            shown = shown || row->matches(words);
        }
        group.card->setVisible(shown);
        any = any || shown;
    }
    m_nothing->setVisible(!any);
}

void SettingsDialog::resetAll() {
    for (const Group& group : m_groups)
        for (SettingRow* row : group.rows) row->reset();
}

void SettingsDialog::askToReset() {
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Reset all settings"),
                        tr("Set everything on this page back to its standard value?"), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(QMessageBox::Cancel);
    QPushButton* reset = box->addButton(tr("Reset all"), QMessageBox::DestructiveRole);
    connect(reset, &QPushButton::clicked, this, &SettingsDialog::resetAll);
    box->open();
}

}  // namespace ui
