#include "ui/overview_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/gesture_text.h"
#include "ui/label_palette.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kMostSubjects = 24;
constexpr double kLengthStepS = 0.25;
constexpr int kLengthBars = 16;  ///< the last one holds everything longer

std::size_t partOf(core::Split split) {
    switch (split) {
        case core::Split::Train: return 0;
        case core::Split::Validation: return 1;
        case core::Split::Test: return 2;
        case core::Split::None: break;
    }
    return 3;
}

/// The gestures first and in their order, then whatever other labels there are.
QVector<CountBar> classBars(const DatasetSnapshot& snapshot) {
    QVector<CountBar> bars;
    std::map<std::string, int> places;
    const auto place = [&](const std::string& label, const QString& name) {
        const auto [entry, added] = places.emplace(label, int(bars.size()));
        if (added) bars.push_back({name, {}});
        return entry->second;
    };
    for (const auto& [label, key] : LabelPalette::labelKeys())
        place(label, key == "N" ? label.c_str() : labelTitle(label));
    for (const core::ClipRecord& clip : snapshot.clips) {
        if (clip.trashedAt) continue;
        const QString name = clip.label.empty() ? OverviewView::tr("no label") : labelTitle(clip.label);
        ++bars[place(clip.label, name)].parts[partOf(clip.split)];
    }
    return bars;
}

QVector<CountBar> subjectBars(const DatasetSnapshot& snapshot) {
    std::map<std::string, CountBar> found;
    for (const core::ClipRecord& clip : snapshot.clips) {
        if (clip.trashedAt) continue;
        CountBar& bar = found[clip.subject];
        bar.name = QString::fromStdString(clip.subject);
        ++bar.parts[partOf(clip.split)];
    }
    QVector<CountBar> bars;
    for (const auto& [subject, bar] : found) {
        if (bars.size() < kMostSubjects) {
            bars << bar;
            continue;
        }
        bars.last().name = OverviewView::tr("others");
        for (std::size_t i = 0; i < bar.parts.size(); ++i) bars.last().parts[i] += bar.parts[i];
    }
    return bars;
}

QVector<CountBar> lengthBars(const DatasetSnapshot& snapshot) {
    QVector<CountBar> bars;
    for (int i = 0; i < kLengthBars; ++i) {
        const QString from = QLocale().toString(i * kLengthStepS);
        bars << CountBar{i % 2 ? QString() : i == kLengthBars - 2 ? from + "+ s" : from, {}};
    }
    for (const core::ClipRecord& clip : snapshot.clips) {
        const double length = clipLengthS(clip);
        if (clip.trashedAt || length <= 0) continue;
        const int bar = std::min(kLengthBars - 1, int(std::floor(length / kLengthStepS)));
        ++bars[bar].parts[partOf(clip.split)];
    }
    return bars;
}

}  // namespace

OverviewView::OverviewView(QWidget* parent) : QWidget(parent) {
    m_classes = new CountChart(tr("Clips of each class"), this);
    m_subjects = new CountChart(tr("Clips of each subject"), this);
    m_lengths = new CountChart(tr("Lengths in seconds"), this);
    m_splits = new SplitEditor(this);
    m_splits->setMinimumWidth(280);
    m_splits->setMaximumWidth(460);
    auto* charts = new QVBoxLayout;
    charts->setSpacing(1.5 * kGrid);
    for (CountChart* chart : {m_classes, m_subjects, m_lengths}) charts->addWidget(chart, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(charts, 8);
    layout->addWidget(m_splits, 4);
}

void OverviewView::setSnapshot(const SnapshotPtr& snapshot) {
    const DatasetSnapshot none;
    const DatasetSnapshot& shown = snapshot ? *snapshot : none;
    m_classes->setBars(classBars(shown));
    m_subjects->setBars(subjectBars(shown));
    m_lengths->setBars(lengthBars(shown));
    m_splits->setSnapshot(shown);
}

}  // namespace ui
