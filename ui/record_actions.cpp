#include "ui/record_actions.h"

#include <algorithm>

#include "ui/gesture_text.h"
#include "ui/icon.h"
#include "ui/label_palette.h"

namespace ui {

RecordActions::RecordActions(QWidget* page) : QObject(page), m_page(page) {
    menu = new QMenu(tr("&Clips"), page);
    open = make(menu, tr("&Open data set…"), QStringLiteral("Ctrl+D"), QStringLiteral("folder"));
    create = make(menu, tr("&New data set…"), QStringLiteral("Ctrl+Shift+D"));
    menu->addSeparator();
    undo = make(menu, tr("&Undo"), QStringLiteral("Ctrl+Z"), QStringLiteral("undo"));
    redo = make(menu, tr("&Redo"), QStringLiteral("Ctrl+Shift+Z"), QStringLiteral("redo"));
    menu->addSeparator();
    addGesture = make(menu, tr("New &gesture…"), QStringLiteral("Ctrl+G"), QStringLiteral("gestures"));
    compareGesture = make(menu, tr("Are new gestures li&ke others?"), {});
    menu->addSeparator();
    find = makeReview(menu, tr("Fin&d clips"), QStringLiteral("Ctrl+F"));
    buildLabels();
    flag = makeReview(menu, tr("&Flag"), QStringLiteral("F"), QStringLiteral("flag"));
    trash = makeReview(menu, tr("Move to &trash"), QStringLiteral("Del"), QStringLiteral("trash"));
    restore = makeReview(menu, tr("&Bring back from trash"), QStringLiteral("B"));
    purge = make(menu, tr("Empty trash…"), {});
    menu->addSeparator();
    buildPlayer();
    buildBounds();
    setPageShown(false);
}

QAction* RecordActions::make(QMenu* into, const QString& text, const QString& keys, const QString& icon) {
    auto* action = new QAction(text, this);
    if (!keys.isEmpty()) action->setShortcut(QKeySequence(keys));
    if (!icon.isEmpty()) action->setIcon(themedIcon(icon));
    into->addAction(action);
    m_page->addAction(action);
    return action;
}

QAction* RecordActions::makeReview(QMenu* into, const QString& text, const QString& keys, const QString& icon) {
    QAction* action = make(into, text, keys, icon);
    review.push_back(action);
    return action;
}

void RecordActions::buildLabels() {
    QMenu* labels = menu->addMenu(tr("&Label"));
    for (const auto& [label, key] : LabelPalette::labelKeys()) {
        const QString what = labelDescription(label);
        const QString text = what.isEmpty() ? labelTitle(label) : tr("%1: %2").arg(labelTitle(label), what);
        connect(makeReview(labels, text, key), &QAction::triggered, this,
                [this, label = label] { Q_EMIT labelChosen(label); });
    }
    labels->addSeparator();
    propose = makeReview(labels, tr("Let the model &propose"), QStringLiteral("P"), QStringLiteral("suggest"));
    propose->setCheckable(true);
    accept = makeReview(labels, tr("&Accept what it proposes"), QStringLiteral("A"));
    unlabel = makeReview(labels, tr("Remove the label"), QStringLiteral("Backspace"));
    goOn = makeReview(labels, tr("&Go on to the next clip after labelling"), QStringLiteral("G"));
    goOn->setCheckable(true);
    goOn->setChecked(true);
}

void RecordActions::buildPlayer() {
    QMenu* player = menu->addMenu(tr("&Play"));
    play = makeReview(player, tr("&Play or pause"), QStringLiteral("Space"), QStringLiteral("play"));
    backward = makeReview(player, tr("&Backward, faster each time"), QStringLiteral("J"), QStringLiteral("reverse"));
    stop = makeReview(player, tr("&Stop"), QStringLiteral("K"));
    forward = makeReview(player, tr("&Forward, faster each time"), QStringLiteral("L"));
    stepBack = makeReview(player, tr("One frame back"), QStringLiteral("Left"), QStringLiteral("step-back"));
    stepForward = makeReview(player, tr("One frame on"), QStringLiteral("Right"), QStringLiteral("step-forward"));
    loop = makeReview(player, tr("&Repeat the clip"), QStringLiteral("R"), QStringLiteral("loop"));
    loop->setCheckable(true);
    loop->setChecked(true);
}

void RecordActions::keepOnlyPlayer() {
    const std::vector<QAction*> kept{play, stop, backward, forward, stepBack, stepForward, loop};
    for (QAction* action : findChildren<QAction*>(Qt::FindDirectChildrenOnly)) {
        if (std::find(kept.begin(), kept.end(), action) != kept.end()) continue;
        action->setEnabled(false);
        action->setVisible(false);
    }
}

void RecordActions::buildBounds() {
    QMenu* bounds = menu->addMenu(tr("Bound&s"));
    begin = makeReview(bounds, tr("&Begin here"), QStringLiteral("I"));
    end = makeReview(bounds, tr("&End here"), QStringLiteral("O"));
    beginEarlier = makeReview(bounds, tr("Begin one frame earlier"), QStringLiteral("Shift+Left"));
    beginLater = makeReview(bounds, tr("Begin one frame later"), QStringLiteral("Shift+Right"));
    endEarlier = makeReview(bounds, tr("End one frame earlier"), QStringLiteral("Ctrl+Left"));
    endLater = makeReview(bounds, tr("End one frame later"), QStringLiteral("Ctrl+Right"));
    bounds->addSeparator();
    split = makeReview(bounds, tr("&Split here"), QStringLiteral("S"), QStringLiteral("split"));
    merge = makeReview(bounds, tr("&Merge the selected clips"), QStringLiteral("M"), QStringLiteral("merge"));
}

}  // namespace ui
