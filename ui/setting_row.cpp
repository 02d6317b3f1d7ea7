#include "ui/setting_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/icon.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kEditorWidth = 30 * kGrid;

bool same(const Setting& setting, const QVariant& a, const QVariant& b) {
    if (setting.kind == SettingKind::Number) return qFuzzyCompare(1 + a.toDouble(), 1 + b.toDouble());
    return a.toString() == b.toString();
}

/// A wheel over a closed field scrolls the page and changes nothing.
class PatientFilter : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus()) return false;
        event->ignore();
        return true;
    }
};

}  // namespace

SettingRow::SettingRow(const Setting& setting, QWidget* parent) : QWidget(parent), m_setting(setting) {
    auto* title = new QLabel(setting.title, this);
    m_help = new QLabel(setting.help, this);
    m_help->setProperty("tone", "muted");
    m_help->setFont(textFont(TextRole::Caption));
    m_help->setWordWrap(true);
    m_reset = new QToolButton(this);
    m_reset->setObjectName("reset");
    m_reset->setIcon(themedIcon(QStringLiteral("undo")));
    m_reset->setProperty("kind", "plain");
    m_reset->setToolTip(tr("Back to the standard value"));
    m_reset->setAccessibleName(tr("Reset %1").arg(setting.title));
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::reset);
    buildEditor();
    m_editor->setAccessibleName(setting.title);
    m_editor->setAccessibleDescription(setting.help);
    m_editor->setFocusPolicy(Qt::StrongFocus);
    m_editor->installEventFilter(new PatientFilter(m_editor));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(m_help);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, kGrid / 2, 0, kGrid / 2);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(texts, 1);
    layout->addWidget(m_editor, 0, Qt::AlignVCenter | Qt::AlignRight);
    layout->addWidget(m_reset, 0, Qt::AlignVCenter);
    setValue(setting.standard);
}

void SettingRow::buildEditor() {
    switch (m_setting.kind) {
        case SettingKind::Choice: buildChoice(); return;
        case SettingKind::Number: buildNumber(); return;
        case SettingKind::Switch: {
            auto* box = new QCheckBox(this);
            connect(box, &QCheckBox::toggled, this, &SettingRow::edited);
            m_editor = box;
            return;
        }
        case SettingKind::Folder: buildFolder(); return;
        case SettingKind::Action: buildAction(); return;
    }
}

void SettingRow::buildChoice() {
    auto* box = new QComboBox(this);
    for (const auto& [text, value] : m_setting.choices) box->addItem(text, value);
    box->setFixedWidth(kEditorWidth);
    connect(box, &QComboBox::currentIndexChanged, this, &SettingRow::edited);
    m_editor = box;
}

void SettingRow::buildNumber() {
    auto* box = new QDoubleSpinBox(this);
    box->setDecimals(m_setting.decimals);
    box->setRange(m_setting.low, m_setting.high);
    box->setSingleStep(m_setting.step);
    if (!m_setting.unit.isEmpty()) box->setSuffix(QStringLiteral(" ") + m_setting.unit);
    box->setFixedWidth(kEditorWidth);
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, this, &SettingRow::edited);
    m_editor = box;
}

void SettingRow::buildAction() {
    auto* button = new QPushButton(m_setting.button, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT pressed(m_setting.key); });
    QSizePolicy room = m_reset->sizePolicy();
    room.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(room);
    m_reset->hide();
    m_editor = button;
}

void SettingRow::buildFolder() {
    auto* edit = new QLineEdit(this);
    edit->setFixedWidth(kEditorWidth);
    edit->setPlaceholderText(tr("None"));
    edit->setReadOnly(true);
    QAction* choose = edit->addAction(themedIcon(QStringLiteral("folder")), QLineEdit::TrailingPosition);
    choose->setToolTip(tr("Choose a folder"));
    connect(choose, &QAction::triggered, this, [this, edit] {
        auto* dialog = new QFileDialog(this, m_setting.title, edit->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    connect(edit, &QLineEdit::textChanged, this, &SettingRow::edited);
    m_editor = edit;
}

QVariant SettingRow::value() const {
    switch (m_setting.kind) {
        case SettingKind::Choice: return static_cast<QComboBox*>(m_editor)->currentData();
        case SettingKind::Number: return static_cast<QDoubleSpinBox*>(m_editor)->value();
        case SettingKind::Switch: return static_cast<QCheckBox*>(m_editor)->isChecked();
        case SettingKind::Folder: return static_cast<QLineEdit*>(m_editor)->text();
        case SettingKind::Action: break;
    }
    return {};
}

void SettingRow::setValue(const QVariant& value) {
    const QSignalBlocker blocker(m_editor);
    switch (m_setting.kind) {
        case SettingKind::Choice: {
            auto* box = static_cast<QComboBox*>(m_editor);
            const int index = box->findData(value);
            box->setCurrentIndex(index < 0 ? box->findData(m_setting.standard) : index);
            break;
        }
        case SettingKind::Number: static_cast<QDoubleSpinBox*>(m_editor)->setValue(value.toDouble()); break;
        case SettingKind::Switch: static_cast<QCheckBox*>(m_editor)->setChecked(value.toBool()); break;
        case SettingKind::Folder: static_cast<QLineEdit*>(m_editor)->setText(value.toString()); break;
        case SettingKind::Action: break;
    }
    m_reset->setEnabled(!same(m_setting, this->value(), m_setting.standard));
}

void SettingRow::describe(const Setting& setting) {
    const QVariant kept = value();
    m_setting = setting;
    m_help->setText(setting.help);
    m_editor->setAccessibleDescription(setting.help);
    if (setting.kind != SettingKind::Choice) return;
    const QSignalBlocker blocker(m_editor);
    auto* box = static_cast<QComboBox*>(m_editor);
    box->clear();
    for (const auto& [text, value] : setting.choices) box->addItem(text, value);
    setValue(kept);
}

void SettingRow::reset() {
    if (m_setting.kind == SettingKind::Action) return;
    setValue(m_setting.standard);
    edited();
}

void SettingRow::edited() {
    m_reset->setEnabled(!same(m_setting, value(), m_setting.standard));
    Q_EMIT changed(m_setting.key, value());
}

bool SettingRow::matches(const QString& words) const {
    const QString text = m_setting.group + ' ' + m_setting.title + ' ' + m_setting.help;
    for (const QString& word : words.split(' ', Qt::SkipEmptyParts))
        if (!text.contains(word, Qt::CaseInsensitive)) return false;
    return true;
}

}  // namespace ui
