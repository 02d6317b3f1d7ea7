#include "ui/review_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kCutS = 2.5;  ///< of a long recording, where no bounds were set before a label is given

QVector<core::ClipId> idsOf(const QVector<core::ClipRecord>& clips) {
    QVector<core::ClipId> ids;
    for (const core::ClipRecord& clip : clips) ids << clip.id;
    return ids;
}

QString markText(const core::Mark& mark) {
    switch (mark.kind) {
        case core::MarkKind::Gap: return ReviewView::tr("camera gone");
        case core::MarkKind::Prediction: return ReviewView::tr("%1?").arg(labelTitle(mark.label));
        default: return labelTitle(mark.label);
    }
}

}  // namespace

ReviewView::ReviewView(RecordActions& actions, QWidget* parent) : QWidget(parent) {
    m_list = new ClipList(m_thumbnails, this);
    m_list->setMinimumWidth(284);
    m_list->setMaximumWidth(460);
    m_player = new ClipPlayer(actions, this);
    m_palette = new LabelPalette(this);
    m_goOn = actions.goOn;
    m_propose = actions.propose;
    auto* side = new QVBoxLayout;
    side->setSpacing(kGrid);
    side->addWidget(m_player, 1);
    side->addWidget(m_palette);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_list, 3);
    layout->addLayout(side, 8);
    connect(m_list, &ClipList::currentChanged, this, &ReviewView::showCurrent);
    connect(m_palette, &LabelPalette::labelChosen, this, &ReviewView::label);
    connect(m_player, &ClipPlayer::boundsChanged, this, [this](double startS, double endS) {
        core::ClipEdit bounds;
        bounds.startS = startS;
        bounds.endS = endS;
        const QVector<core::ClipId> clips{m_player->clip()->id};
        m_list->model().apply(clips, bounds);
        Q_EMIT editWanted(clips, bounds);
    });
    connectActions(actions);
}

void ReviewView::connectActions(RecordActions& a) {
    connect(&a, &RecordActions::labelChosen, this, &ReviewView::label);
    connect(a.unlabel, &QAction::triggered, this, [this] {
        core::ClipEdit none;
        none.label = std::string();
        edit(none);
    });
    connect(a.find, &QAction::triggered, this, [this] { m_list->filters().focusSearch(); });
    connect(a.flag, &QAction::triggered, this, &ReviewView::toggleFlag);
    connect(a.trash, &QAction::triggered, this, [this] { setTrashed(true); });
    connect(a.restore, &QAction::triggered, this, [this] { setTrashed(false); });
    connect(a.propose, &QAction::toggled, this, &ReviewView::askModel);
    connect(a.accept, &QAction::triggered, this, &ReviewView::accept);
    connect(a.split, &QAction::triggered, this, &ReviewView::split);
    connect(a.merge, &QAction::triggered, this, &ReviewView::merge);
}

void ReviewView::setSnapshot(const SnapshotPtr& snapshot) {
    m_snapshot = snapshot;
    m_palette->refresh();
    m_list->setSnapshot(snapshot);
}

void ReviewView::showCurrent() {
    const auto clip = m_list->current();
    m_player->setClip(clip);
    m_palette->setLabel(clip ? clip->label : std::string());
    m_palette->setEnabled(clip.has_value());
    if (const core::ClipId shown = clip ? clip->id : 0; shown != m_shown) {
        m_shown = shown;
        askModel();
    }
    if (!clip || !m_snapshot) return;
    std::vector<LabelledRange> others;
    for (const core::ClipRecord& other : m_snapshot->clips)
        if (other.path == clip->path && other.id != clip->id && other.trashedAt == 0 && other.endS > 0)
            others.push_back({{other.startS, other.endS}, other.label});
    std::vector<LabelledRange> marks;
    for (const core::Mark& mark : m_snapshot->marks)
        if (mark.path == clip->path)
            marks.push_back({{mark.startS, std::max(mark.startS, mark.endS)}, markText(mark).toStdString()});
    m_player->setSurroundings(std::move(others), std::move(marks));
}

QVector<core::ClipRecord> ReviewView::targets() const {
    QVector<core::ClipRecord> clips = m_list->selected();
    const auto current = m_list->current();
    if (clips.isEmpty() && current && !isTake(*current)) clips << *current;
    return clips;
}

void ReviewView::edit(const core::ClipEdit& edit) {
    const QVector<core::ClipId> clips = idsOf(targets());
    if (clips.isEmpty()) return;
    m_list->model().apply(clips, edit);
    Q_EMIT editWanted(clips, edit);
    showCurrent();
}

void ReviewView::label(const std::string& label) {
    const auto current = m_list->current();
    if (!current) return;
    if (isTake(*current)) {
        cut(*current, label);
        return;
    }
    core::ClipEdit labelled;
    labelled.label = label;
    give(labelled);
}

void ReviewView::give(const core::ClipEdit& labelled) {
    const auto next = m_goOn->isChecked() && targets().size() == 1 ? m_list->next() : std::nullopt;
    edit(labelled);
    if (next) m_list->select(*next);
}

void ReviewView::askModel() {
    m_proposal.reset();
    m_palette->setProposal({});
    m_player->setProposal({});
    const auto clip = m_list->current();
    if (m_propose->isChecked() && clip && !isTake(*clip)) Q_EMIT proposalWanted(*clip);
}

void ReviewView::setProposal(const Proposal& proposal) {
    const auto clip = m_list->current();
    if (!clip || clip->id != proposal.clip || proposal.label.empty() || !m_propose->isChecked()) return;
    m_proposal = proposal;
    m_palette->setProposal(proposal.label);
    m_player->setProposal(LabelledRange{{proposal.startS, proposal.endS}, proposal.label});
    Q_EMIT told(tr("The model proposes %1, %2: A accepts, any other key corrects")
                    .arg(labelTitle(proposal.label), percent(proposal.confidence)));
}

void ReviewView::accept() {
    if (!m_proposal) {
        Q_EMIT told(tr("The model has not proposed anything; P lets it"));
        return;
    }
    core::ClipEdit labelled;
    labelled.label = m_proposal->label;
    if (m_proposal->endS > m_proposal->startS) {
        labelled.startS = m_proposal->startS;
        labelled.endS = m_proposal->endS;
    }
    give(labelled);
}

/// While a long recording plays, a label takes the last seconds, unless bounds were set before.
void ReviewView::cut(const core::ClipRecord& take, const std::string& label) {
    const double now = m_player->frameTime();
    const TimeRange range = m_player->bounds().value_or(TimeRange{std::max(0.0, now - kCutS), now});
    if (range.second - range.first < 0.1) {
        Q_EMIT told(tr("Nothing to cut yet: play on, or set the begin (I) and the end (O) first"));
        return;
    }
    core::ClipRecord clip = take;
    clip.id = 0;
    clip.trashedAt = 0;
    clip.label = label;
    clip.startS = range.first;
    clip.endS = range.second;
    m_player->timeline().setBounds({});
    Q_EMIT addWanted(clip);
    Q_EMIT told(tr("Cut %1 at %2 s").arg(labelTitle(label)).arg(range.first, 0, 'f', 2));
}

void ReviewView::setTrashed(bool trashed) {
    const auto current = m_list->current();
    if (current && isTake(*current)) {
        Q_EMIT takeTrashWanted(QString::fromStdString(current->path), trashed);
        return;
    }
    core::ClipEdit gone;
    gone.trashed = trashed;
    edit(gone);
}

void ReviewView::toggleFlag() {
    const auto clips = targets();
    core::ClipEdit flag;
    flag.flagged = !std::all_of(clips.begin(), clips.end(), [](const core::ClipRecord& clip) { return clip.flagged; });
    edit(flag);
}

void ReviewView::split() {
    const auto clip = m_player->clip();
    const auto bounds = m_player->bounds();
    if (!clip || isTake(*clip) || !bounds) return;
    const double at = m_player->frameTime();
    if (at <= bounds->first + 0.03 || at >= bounds->second - 0.03) {
        Q_EMIT told(tr("To split, move the playhead inside of the clip"));
        return;
    }
    core::ClipRecord whole = *clip;
    whole.endS = bounds->second;
    Q_EMIT splitWanted(whole, at);
}

void ReviewView::merge() {
    const QVector<core::ClipRecord> clips = targets();
    const bool together =
        clips.size() > 1 && std::all_of(clips.begin(), clips.end(),
                                        [&](const core::ClipRecord& clip) { return clip.path == clips.first().path; });
    if (together)
        Q_EMIT mergeWanted(clips);
    else
        Q_EMIT told(tr("To merge, select two or more clips of the same recording"));
}

}  // namespace ui
