#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QWidget>

#include "ui/file_actions.h"
#include "ui/file_model.h"
#include "ui/file_view.h"

namespace ui {

class FileDropArea;

/// How the work on the queue is going.
struct FileWork {
    bool busy = false;
    bool stopping = false;   ///< cancelled, and not ended yet
    double secondsLeft = 0;  ///< 0 = not known yet
    double share = 0;        ///< 0..1 of all that was asked for
    QString task;            ///< what is done, where it is not classifying
};

/// The Files page: recordings dropped here are classified, listed, looked at one by one, and exported. It shows what it
/// is told and asks for everything by signal; GUI thread only.
class FilesPage : public QWidget {
    Q_OBJECT

public:
    explicit FilesPage(QWidget* parent = nullptr);

    FileActions& actions() { return *m_actions; }
    FileModel& model() { return m_model; }
    FileView& view() { return *m_view; }
    void setWork(const FileWork& work);
    const FileWork& work() const { return m_work; }
    /// Something short that happened, or went wrong.
    void tell(const QString& text, bool problem = false);
    QString news() const { return m_news->text(); }
    /// The file shown in full; empty while none is.
    QString current() const;
    void setCurrent(const QString& path);

Q_SIGNALS:
    /// Files and folders that somebody wants classified.
    void addWanted(const QStringList& paths);
    void cancelWanted();
    void removeWanted(const QStringList& paths);
    void exportWanted(ui::FileExport what, const QString& target);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildQueue();
    void connectActions();
    void chooseFiles();
    void chooseFolder();
    void chooseTarget(FileExport what);
    void refresh();
    void showCurrent();
    QStringList selected() const;
    QString summary() const;

    FileModel m_model;
    QSortFilterProxyModel m_sorted;
    FileActions* m_actions = nullptr;
    QStackedWidget* m_whole = nullptr;
    FileDropArea* m_empty = nullptr;
    QTreeView* m_list = nullptr;
    FileView* m_view = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_news = nullptr;
    QProgressBar* m_bar = nullptr;
    QWidget* m_cancel = nullptr;
    FileWork m_work;
};

}  // namespace ui
