#include "ui/split_editor.h"

#include <QHeaderView>
#include <QMenu>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/clip_delegate.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr core::Split kSplits[] = {core::Split::Train, core::Split::Validation, core::Split::Test, core::Split::None};

using SubjectSplits = std::map<std::string, std::map<core::Split, int>>;

SubjectSplits splitsOf(const DatasetSnapshot& snapshot) {
    SubjectSplits splits;
    for (const core::ClipRecord& clip : snapshot.clips)
        if (clip.trashedAt == 0) ++splits[clip.subject][clip.split];
    return splits;
}

QString splitName(core::Split split) {
    return split == core::Split::None ? SplitEditor::tr("no split") : splitTitle(split);
}

}  // namespace

std::vector<std::string> leakingSubjects(const DatasetSnapshot& snapshot) {
    std::vector<std::string> leaking;
    for (const auto& [subject, splits] : splitsOf(snapshot)) {
        const int sides = int(splits.size()) - int(splits.contains(core::Split::None));
        if (sides > 1) leaking.push_back(subject);
    }
    return leaking;
}

std::map<std::string, core::Split> proposedSplits(const std::map<std::string, int>& clips) {
    std::vector<std::pair<int, std::string>> order;
    int total = 0;
    for (const auto& [subject, count] : clips) {
        order.emplace_back(-count, subject);
        total += count;
    }
    std::sort(order.begin(), order.end());
    const double wanted[] = {0.7 * total, 0.15 * total, 0.15 * total};
    double filled[] = {0, 0, 0};
    std::map<std::string, core::Split> splits;
    for (const auto& [negative, subject] : order) {
        // Whoever lacks the largest part of what it should have gets the next subject.
        int side = 0;
        for (int i = 1; i < 3; ++i)
            if (filled[i] * wanted[side] < filled[side] * wanted[i]) side = i;
        filled[side] -= negative;
        splits[subject] = kSplits[side];
    }
    return splits;
}

SplitEditor::SplitEditor(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    auto* title = new QLabel(tr("Who is trained on, who is tested"), this);
    title->setFont(textFont(TextRole::Strong));
    m_table = new QTreeWidget(this);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Subject"), tr("Clips"), tr("Split")});
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setIndentation(kGrid);
    m_table->setAccessibleName(tr("Split of each subject"));
    m_table->setToolTip(tr("Press Return or double-click to choose the split of a subject"));
    connect(m_table, &QTreeWidget::itemActivated, this, &SplitEditor::choose);
    m_warning = new QLabel(this);
    m_warning->setWordWrap(true);
    m_warning->setProperty("tone", "danger");
    m_split = new QPushButton(tr("Split by subject, 70 : 15 : 15"), this);
    connect(m_split, &QPushButton::clicked, this, &SplitEditor::splitAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(title);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_warning);
    layout->addWidget(m_split);
}

void SplitEditor::setSnapshot(const DatasetSnapshot& snapshot) {
    m_table->clear();
    m_clips.clear();
    for (const auto& [subject, splits] : splitsOf(snapshot)) {
        QStringList names;
        for (const auto& [split, count] : splits) {
            m_clips[subject] += count;
            names << (splits.size() > 1 ? QStringLiteral("%1 %2").arg(count).arg(splitName(split)) : splitName(split));
        }
        const QString name = subject.empty() ? tr("nobody named") : QString::fromStdString(subject);
        auto* item = new QTreeWidgetItem(m_table, {name, QString::number(m_clips[subject]), names.join(", ")});
        item->setData(0, Qt::UserRole, QString::fromStdString(subject));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    QStringList leaking;
    for (const std::string& subject : leakingSubjects(snapshot)) leaking << QString::fromStdString(subject);
    m_warning->setText(leaking.isEmpty() ? QString()
                                         : tr("Leak: clips of %1 are on more than one side. A model would be tested on "
                                              "people it knows, and the figures would be too good.")
                                               .arg(leaking.join(", ")));
    m_warning->setVisible(!leaking.isEmpty());
    m_split->setEnabled(snapshot.writable && m_clips.size() > 1);
}

void SplitEditor::choose(QTreeWidgetItem* item) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::string subject = item->data(0, Qt::UserRole).toString().toStdString();
    for (const core::Split split : kSplits)
        connect(menu->addAction(splitName(split)), &QAction::triggered, this, [this, subject, split] {
            Q_EMIT splitsWanted({{subject, split}});
        });
    menu->popup(m_table->viewport()->mapToGlobal(m_table->visualItemRect(item).bottomLeft()));
}

void SplitEditor::splitAll() { Q_EMIT splitsWanted(proposedSplits(m_clips)); }

}  // namespace ui
