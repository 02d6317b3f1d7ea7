#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>
#include <string>
#include <vector>

namespace ui {

/// Every command of the Record & label page as an action with its key, laid out in a menu. The keys work while the page
/// is on screen. Actions are created once; the page connects them.
class RecordActions : public QObject {
    Q_OBJECT

public:
    explicit RecordActions(QWidget* page);

    /// The menu is only of use, and its keys only in force, while the page is shown.
    void setPageShown(bool shown) { menu->menuAction()->setVisible(shown); }
    /// For a page that plays clips and does nothing else to them: the other commands are neither seen nor in force.
    void keepOnlyPlayer();

    QMenu* menu = nullptr;
    QAction* open = nullptr;
    QAction* create = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* find = nullptr;
    QAction* unlabel = nullptr;
    QAction* flag = nullptr;
    QAction* trash = nullptr;
    QAction* restore = nullptr;
    QAction* purge = nullptr;
    QAction* addGesture = nullptr;
    QAction* compareGesture = nullptr;
    QAction* goOn = nullptr;  ///< whether labelling goes on to the next clip
    QAction* play = nullptr;
    QAction* stop = nullptr;
    QAction* backward = nullptr;
    QAction* forward = nullptr;
    QAction* stepBack = nullptr;
    QAction* stepForward = nullptr;
    QAction* loop = nullptr;
    QAction* begin = nullptr;
    QAction* end = nullptr;
    QAction* beginEarlier = nullptr;
    QAction* beginLater = nullptr;
    QAction* endEarlier = nullptr;
    QAction* endLater = nullptr;
    QAction* split = nullptr;
    QAction* merge = nullptr;
    QAction* propose = nullptr;    ///< whether the model proposes labels
    QAction* accept = nullptr;     ///< what it proposes
    std::vector<QAction*> review;  ///< all that need a clip: in force while clips are reviewed

Q_SIGNALS:
    void labelChosen(const std::string& label);

private:
    QAction* make(QMenu* into, const QString& text, const QString& keys, const QString& icon = {});
    QAction* makeReview(QMenu* into, const QString& text, const QString& keys, const QString& icon = {});
    void buildLabels();
    void buildPlayer();
    void buildBounds();

    QWidget* m_page = nullptr;
};

}  // namespace ui
