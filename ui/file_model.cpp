#include "ui/file_model.h"

#include <QDir>
#include <QFileInfo>

#include "ui/gesture_text.h"

namespace ui {
namespace {

bool isPending(const FileEntry& entry) {
    return entry.state == FileState::Waiting || entry.state == FileState::Working;
}

double confidenceOf(const FileEntry& entry) { return entry.verdict ? entry.verdict->ranking.front().probability : -1; }

QVariant sortKey(const FileEntry& entry, int column) {
    if (column == FileModel::Name) return QFileInfo(entry.path).fileName();
    if (column == FileModel::Confidence) return confidenceOf(entry);
    return stateText(entry);
}

}  // namespace

QString stateText(const FileEntry& entry) {
    switch (entry.state) {
        case FileState::Waiting: return FileModel::tr("waiting");
        case FileState::Stopped: return FileModel::tr("stopped");
        case FileState::Failed: return FileModel::tr("failed");
        case FileState::Working: return entry.share > 0 ? percent(entry.share) : FileModel::tr("working…");
        case FileState::Done: break;
    }
    if (!entry.corrected.empty()) return labelTitle(entry.corrected);
    if (entry.verdict->isLong) return gestureCount(int(entry.verdict->events.size()));
    return labelTitle(entry.verdict->ranking.front().label);
}

QStringList FileModel::add(const QStringList& paths) {
    QStringList wanted;
    std::vector<FileEntry> fresh;
    for (const QString& path : paths) {
        if (FileEntry* known = change(path)) {
            if (known->state != FileState::Failed && known->state != FileState::Stopped) continue;
            *known = {path, {}, 0, {}, {}, {}};
            told(path);
        } else if (!wanted.contains(path)) {
            fresh.push_back({path, {}, 0, {}, {}, {}});
        } else {
            continue;
        }
        wanted << path;
    }
    if (fresh.empty()) return wanted;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    m_entries.insert(m_entries.end(), fresh.begin(), fresh.end());
    reindex();
    endInsertRows();
    return wanted;
}

void FileModel::setProgress(const QString& path, double share) {
    FileEntry* entry = change(path);
    if (!entry || !isPending(*entry)) return;
    entry->state = FileState::Working;
    entry->share = share;
    told(path);
}

void FileModel::setVerdict(const QString& path, std::shared_ptr<const FileVerdict> verdict) {
    FileEntry* entry = change(path);
    if (!entry || !isPending(*entry)) return;
    entry->state = FileState::Done;
    entry->verdict = std::move(verdict);
    told(path);
}

void FileModel::setProblem(const QString& path, const QString& problem) {
    FileEntry* entry = change(path);
    if (!entry || !isPending(*entry)) return;
    entry->state = FileState::Failed;
    entry->problem = problem;
    told(path);
}

void FileModel::setCorrected(const QString& path, const std::string& label) {
    FileEntry* entry = change(path);
    if (!entry) return;
    entry->corrected = label;
    told(path);
}

void FileModel::stop() {
    for (FileEntry& entry : m_entries)
        if (isPending(entry)) entry.state = FileState::Stopped;
    if (!m_entries.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void FileModel::remove(const QStringList& paths) {
    for (const QString& path : paths) {
        const auto row = m_rows.constFind(path);
        if (row == m_rows.constEnd()) continue;
        beginRemoveRows({}, *row, *row);
        m_entries.erase(m_entries.begin() + *row);
        reindex();
        endRemoveRows();
    }
}

const FileEntry* FileModel::find(const QString& path) const {
    const auto row = m_rows.constFind(path);
    return row == m_rows.constEnd() ? nullptr : &m_entries[std::size_t(*row)];
}

FileEntry* FileModel::change(const QString& path) {
    const auto row = m_rows.constFind(path);
    return row == m_rows.constEnd() ? nullptr : &m_entries[std::size_t(*row)];
}

void FileModel::told(const QString& path) {
    const int row = m_rows.value(path);
    Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
}

void FileModel::reindex() {
    m_rows.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) m_rows.insert(m_entries[i].path, int(i));
}

FileModel::Counts FileModel::counts() const {
    Counts counts;
    counts.all = rowCount();
    for (const FileEntry& entry : m_entries) {
        counts.waiting += int(isPending(entry));
        counts.done += int(entry.state == FileState::Done);
        counts.failed += int(entry.state == FileState::Failed);
        counts.stopped += int(entry.state == FileState::Stopped);
        counts.doubtful += int(entry.verdict && entry.verdict->doubtful);
    }
    return counts;
}

int FileModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

QVariant FileModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const FileEntry& entry = m_entries[std::size_t(index.row())];
    if (role == kSortRole) return sortKey(entry, index.column());
    if (role == Qt::ToolTipRole) return entry.problem.isEmpty() ? QDir::toNativeSeparators(entry.path) : entry.problem;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
        case Name: return QFileInfo(entry.path).fileName();
        case Verdict: return stateText(entry);
        default: return entry.verdict && !entry.verdict->isLong ? percent(confidenceOf(entry)) : QString();
    }
}

QVariant FileModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Name ? tr("File") : section == Verdict ? tr("Gesture") : tr("Sure");
}

}  // namespace ui
