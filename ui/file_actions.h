#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>

namespace ui {

/// What the Files page can write.
enum class FileExport {
    Csv,        ///< a table of all files
    Json,       ///< the lines of `carpus classify --json`
    Subtitles,  ///< a SubRip file for each recording
    Videos,     ///< annotated copies of the recordings
};

/// Every command of the Files page as an action with its shortcut, laid out in a menu. Actions are created once; the
/// page connects them.
class FileActions : public QObject {
    Q_OBJECT

public:
    explicit FileActions(QWidget* page);

    /// The menu is only of use while the page is shown.
    void setPageShown(bool shown) { menu->menuAction()->setVisible(shown); }

    QMenu* menu = nullptr;
    QMenu* exports = nullptr;
    QAction* addFiles = nullptr;
    QAction* addFolder = nullptr;
    QAction* cancel = nullptr;
    QAction* remove = nullptr;
    QAction* clear = nullptr;
    QAction* attention = nullptr;  ///< whether the frames show where the network looked

Q_SIGNALS:
    void exportChosen(ui::FileExport what);

private:
    QAction* make(QMenu* into, const QString& text, const QString& keys, const QString& icon = {});
    void addExport(const QString& text, const QString& keys, FileExport what);

    QWidget* m_page = nullptr;
};

}  // namespace ui
