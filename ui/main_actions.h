#pragma once

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QObject>
#include <QVector>

#include "ui/theme.h"

namespace ui {

/// A camera that can be chosen.
struct CameraEntry {
    QString name;      ///< human name
    QString source;    ///< what to open, by its stable identity
    QString device{};  ///< the same as a source by its present device, such as "v4l2:/dev/video0"

    bool isNamed(const QString& wanted) const { return wanted == source || wanted == device; }
};

/// Every command of the window as an action with its shortcut, laid out in the menus. Actions are created once; the
/// window connects them.
class MainActions : public QObject {
    Q_OBJECT

public:
    /// Fills the menu bar. `window` gets the actions too, so that shortcuts work while the menu bar is hidden.
    MainActions(QMenuBar* bar, QWidget* window);

    /// Rebuilds the list of cameras in the source menu.
    void setCameras(const QVector<CameraEntry>& cameras);
    /// Marks the source in use.
    void setSource(const QString& source);
    void setAppearance(Appearance appearance);
    /// The command that goes to a page, next in the View menu.
    QAction* addPage(const QString& title);
    /// What belongs to the live picture is at rest while another page is in front.
    void setLive(bool live);

    QMenu* sourceMenu = nullptr;
    QAction* simulator = nullptr;
    QAction* openFile = nullptr;
    QAction* openFolder = nullptr;
    QAction* openAddress = nullptr;
    QAction* restart = nullptr;
    QAction* models = nullptr;
    QAction* settings = nullptr;
    QAction* quit = nullptr;
    QAction* freeze = nullptr;
    QAction* mirrored = nullptr;
    QAction* truth = nullptr;
    QAction* fullScreen = nullptr;
    QAction* leaveFullScreen = nullptr;
    QAction* latency = nullptr;
    QAction* gestures = nullptr;
    QAction* about = nullptr;

Q_SIGNALS:
    void cameraChosen(const QString& source);
    void appearanceChosen(ui::Appearance appearance);

protected:
    /// Space freezes the picture, but on a focused button it presses the button.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAction* make(const QString& text, const QString& shortcut);
    void buildSource(QMenuBar* bar);
    void buildView(QMenuBar* bar);
    void buildHelp(QMenuBar* bar);

    QWidget* m_window = nullptr;
    QMenu* m_view = nullptr;
    QAction* m_camerasEnd = nullptr;
    QAction* m_pagesEnd = nullptr;
    int m_pages = 0;
    QActionGroup* m_sources = nullptr;
    QActionGroup* m_appearances = nullptr;
    QVector<CameraEntry> m_entries;
    QVector<QAction*> m_cameras;  ///< one for each entry, or one that says that there is none
    QString m_source;
};

}  // namespace ui
