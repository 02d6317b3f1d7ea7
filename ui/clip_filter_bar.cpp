#include "ui/clip_filter_bar.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <set>

#include "ui/clip_delegate.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

enum Kind { All, Unlabelled, Flagged, Trash, Takes };

/// Fills a box with "all" and the values, and keeps what was chosen.
void fill(QComboBox& box, const QString& all, const std::set<std::string>& values) {
    const QVariant chosen = box.currentData();
    const QSignalBlocker quiet(box);
    box.clear();
    box.addItem(all);
    for (const std::string& value : values)
        if (!value.empty()) box.addItem(labelTitle(value), QString::fromStdString(value));
    box.setCurrentIndex(std::max(0, chosen.isValid() ? box.findData(chosen) : 0));
}

std::optional<std::string> chosenText(const QComboBox& box) {
    if (!box.currentData().isValid()) return std::nullopt;
    return box.currentData().toString().toStdString();
}

}  // namespace

ClipFilterBar::ClipFilterBar(QWidget* parent) : QWidget(parent) {
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search clips (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search clips"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ClipFilterBar::choiceChanged);
    m_kind = addBox(tr("Which clips"));
    m_kind->addItem(tr("All clips"), All);
    m_kind->addItem(tr("No label yet"), Unlabelled);
    m_kind->addItem(tr("Flagged"), Flagged);
    m_kind->addItem(tr("Trash"), Trash);
    m_kind->addItem(tr("Long recordings"), Takes);
    m_label = addBox(tr("Label"));
    m_subject = addBox(tr("Subject"));
    m_session = addBox(tr("Session"));
    m_split = addBox(tr("Split"));
    m_split->addItem(tr("Any split"));
    m_split->addItem(tr("No split"), int(core::Split::None));
    for (const auto split : {core::Split::Train, core::Split::Validation, core::Split::Test})
        m_split->addItem(splitTitle(split), int(split));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_search, 0, 0, 1, 2);
    layout->addWidget(m_kind, 1, 0);
    layout->addWidget(m_label, 1, 1);
    layout->addWidget(m_subject, 2, 0);
    layout->addWidget(m_session, 2, 1);
    layout->addWidget(m_split, 3, 0, 1, 2);
    setSnapshot({});
}

QComboBox* ClipFilterBar::addBox(const QString& name) {
    auto* box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    box->setFocusPolicy(Qt::TabFocus);
    connect(box, &QComboBox::currentIndexChanged, this, &ClipFilterBar::choiceChanged);
    connect(box, &QComboBox::activated, this, &ClipFilterBar::left);
    return box;
}

void ClipFilterBar::setSnapshot(const DatasetSnapshot& snapshot) {
    std::set<std::string> labels;
    std::set<std::string> subjects;
    std::set<std::string> sessions;
    for (const core::ClipRecord& clip : snapshot.clips) {
        labels.insert(clip.label);
        subjects.insert(clip.subject);
        sessions.insert(clip.session);
    }
    fill(*m_label, tr("Any label"), labels);
    fill(*m_subject, tr("Any subject"), subjects);
    fill(*m_session, tr("Any session"), sessions);
}

ClipChoice ClipFilterBar::choice() const {
    ClipChoice choice;
    const int kind = m_kind->currentData().toInt();
    choice.takes = kind == Takes;
    if (kind == Unlabelled) choice.filter.label = std::string();
    if (kind == Flagged) choice.filter.flagged = true;
    if (kind == Trash) choice.filter.trash = core::TrashFilter::Trashed;
    if (!choice.takes && kind != Unlabelled) choice.filter.label = chosenText(*m_label);
    choice.filter.subject = chosenText(*m_subject);
    choice.filter.session = chosenText(*m_session);
    if (!choice.takes && m_split->currentData().isValid())
        choice.filter.split = core::Split(m_split->currentData().toInt());
    choice.filter.text = m_search->text().trimmed().toStdString();
    return choice;
}

void ClipFilterBar::reset() {
    const QSignalBlocker quiet(this);
    m_search->clear();
    for (QComboBox* box : {m_kind, m_label, m_subject, m_session, m_split}) box->setCurrentIndex(0);
    blockSignals(false);
    Q_EMIT choiceChanged();
}

void ClipFilterBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool ClipFilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ui
