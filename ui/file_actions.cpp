#include "ui/file_actions.h"

#include "ui/icon.h"

namespace ui {

FileActions::FileActions(QWidget* page) : QObject(page), m_page(page) {
    menu = new QMenu(tr("F&iles"), page);
    addFiles = make(menu, tr("&Add videos…"), QStringLiteral("Ctrl+I"), QStringLiteral("play"));
    addFolder = make(menu, tr("Add a &folder…"), QStringLiteral("Ctrl+Shift+I"), QStringLiteral("folder"));
    menu->addSeparator();
    cancel = make(menu, tr("&Cancel"), QStringLiteral("Ctrl+."));
    cancel->setEnabled(false);
    remove = make(menu, tr("&Remove from the list"), QStringLiteral("Del"), QStringLiteral("trash"));
    clear = make(menu, tr("Remo&ve all"), {});
    menu->addSeparator();
    attention = make(menu, tr("Show where the network &looked"), QStringLiteral("Ctrl+T"), QStringLiteral("suggest"));
    attention->setCheckable(true);
    attention->setChecked(true);
    menu->addSeparator();
    exports = menu->addMenu(tr("&Export"));
    addExport(tr("&Table (CSV)…"), QStringLiteral("Ctrl+S"), FileExport::Csv);
    addExport(tr("&JSON lines, as carpus classify writes them…"), QStringLiteral("Ctrl+Shift+S"), FileExport::Json);
    addExport(tr("&Subtitles (SRT)…"), {}, FileExport::Subtitles);
    addExport(tr("&Annotated videos…"), {}, FileExport::Videos);
    exports->setEnabled(false);
    setPageShown(false);
}

QAction* FileActions::make(QMenu* into, const QString& text, const QString& keys, const QString& icon) {
    auto* action = new QAction(text, this);
    if (!keys.isEmpty()) action->setShortcut(QKeySequence(keys));
    if (!icon.isEmpty()) action->setIcon(themedIcon(icon));
    into->addAction(action);
    m_page->addAction(action);
    return action;
}

void FileActions::addExport(const QString& text, const QString& keys, FileExport what) {
    connect(make(exports, text, keys), &QAction::triggered, this, [this, what] { Q_EMIT exportChosen(what); });
}

}  // namespace ui
