#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <vector>

#include "ui/file_values.h"

namespace ui {

/// The recordings of the Files page, in the order in which they came. Every path stands there once.
class FileModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Verdict, Confidence, Columns };
    /// What columns are sorted by.
    static constexpr int kSortRole = Qt::UserRole;

    struct Counts {
        int all = 0;
        int waiting = 0;  ///< or being worked on
        int done = 0;
        int failed = 0;
        int stopped = 0;
        int doubtful = 0;  ///< of those done
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Adds those that are not there yet and gives them back. One that was stopped or has failed waits anew.
    QStringList add(const QStringList& paths);
    /// Changes the row of `path`; a path that is not there is ignored.
    void setProgress(const QString& path, double share);
    void setVerdict(const QString& path, std::shared_ptr<const FileVerdict> verdict);
    void setProblem(const QString& path, const QString& problem);
    void setCorrected(const QString& path, const std::string& label);
    /// What waits or is worked on becomes stopped.
    void stop();
    void remove(const QStringList& paths);

    const FileEntry& entry(int row) const { return m_entries.at(std::size_t(row)); }
    const FileEntry* find(const QString& path) const;
    Counts counts() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(Columns); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    FileEntry* change(const QString& path);
    void told(const QString& path);
    void reindex();

    std::vector<FileEntry> m_entries;
    QHash<QString, int> m_rows;
};

/// "waiting", "stopped", "42 %", "G5"...: what a row says in words.
QString stateText(const FileEntry& entry);

}  // namespace ui
