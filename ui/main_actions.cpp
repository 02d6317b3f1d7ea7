#include "ui/main_actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>

#include "ui/icon.h"

namespace ui {

MainActions::MainActions(QMenuBar* bar, QWidget* window) : QObject(window), m_window(window) {
    buildSource(bar);
    buildView(bar);
    buildHelp(bar);
    qApp->installEventFilter(this);
}

bool MainActions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QAbstractButton*>(watched) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
        event->accept();
    return QObject::eventFilter(watched, event);
}

QAction* MainActions::make(const QString& text, const QString& shortcut) {
    auto* action = new QAction(text, m_window);
    if (!shortcut.isEmpty()) action->setShortcut(QKeySequence(shortcut));
    m_window->addAction(action);
    return action;
}

void MainActions::buildSource(QMenuBar* bar) {
    sourceMenu = bar->addMenu(tr("&Source"));
    m_sources = new QActionGroup(this);
    m_sources->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    simulator = make(tr("&Simulator"), QStringLiteral("Ctrl+1"));
    simulator->setCheckable(true);
    m_sources->addAction(simulator);
    openFile = make(tr("&Open file…"), QStringLiteral("Ctrl+O"));
    openFolder = make(tr("Open &folder of pictures…"), QStringLiteral("Ctrl+Shift+O"));
    openAddress = make(tr("&Network address…"), QStringLiteral("Ctrl+N"));
    restart = make(tr("Start &again"), QStringLiteral("Ctrl+R"));
    models = make(tr("&Models…"), QStringLiteral("Ctrl+B"));
    settings = make(tr("S&ettings…"), QStringLiteral("Ctrl+,"));
    quit = make(tr("&Quit"), QStringLiteral("Ctrl+Q"));
    sourceMenu->addAction(simulator);
    m_camerasEnd = sourceMenu->addSeparator();
    sourceMenu->addAction(openFile);
    sourceMenu->addAction(openFolder);
    sourceMenu->addAction(openAddress);
    sourceMenu->addSeparator();
    sourceMenu->addAction(restart);
    sourceMenu->addSeparator();
    sourceMenu->addAction(models);
    sourceMenu->addAction(settings);
    sourceMenu->addSeparator();
    sourceMenu->addAction(quit);
    setCameras({});
}

void MainActions::buildView(QMenuBar* bar) {
    m_view = bar->addMenu(tr("&View"));
    m_pagesEnd = m_view->addSeparator();
    freeze = make(tr("&Freeze picture"), QStringLiteral("Space"));
    freeze->setCheckable(true);
    freeze->setIcon(themedIcon(QStringLiteral("freeze")));
    mirrored = make(tr("&Mirrored"), QStringLiteral("Ctrl+M"));
    mirrored->setCheckable(true);
    mirrored->setIcon(themedIcon(QStringLiteral("mirror")));
    truth = make(tr("Simulator &truth"), QStringLiteral("Ctrl+T"));
    truth->setCheckable(true);
    truth->setChecked(true);
    latency = make(tr("&Latency and counters"), QStringLiteral("Ctrl+L"));
    fullScreen = make(tr("F&ull screen"), QStringLiteral("F11"));
    fullScreen->setCheckable(true);
    fullScreen->setIcon(themedIcon(QStringLiteral("fullscreen")));
    leaveFullScreen = make(tr("Leave full screen"), QStringLiteral("Esc"));
    for (QAction* action : {freeze, mirrored, truth, latency}) m_view->addAction(action);
    m_view->addSeparator();
    m_view->addAction(fullScreen);

    QMenu* appearance = m_view->addMenu(tr("&Appearance"));
    m_appearances = new QActionGroup(this);
    const std::pair<QString, Appearance> choices[] = {
        {tr("&System"), Appearance::System}, {tr("&Light"), Appearance::Light}, {tr("&Dark"), Appearance::Dark}};
    for (const auto& [text, value] : choices) {
        QAction* action = appearance->addAction(text);
        action->setCheckable(true);
        action->setData(int(value));
        m_appearances->addAction(action);
    }
    connect(m_appearances, &QActionGroup::triggered, this,
            [this](QAction* action) { Q_EMIT appearanceChosen(Appearance(action->data().toInt())); });
    setAppearance(Appearance::System);
}

void MainActions::buildHelp(QMenuBar* bar) {
    QMenu* menu = bar->addMenu(tr("&Help"));
    gestures = make(tr("&Gestures"), QStringLiteral("F1"));
    gestures->setIcon(themedIcon(QStringLiteral("gestures")));
    about = make(tr("&About Carpus"), {});
    menu->addAction(gestures);
    menu->addAction(about);
}

void MainActions::setCameras(const QVector<CameraEntry>& cameras) {
    for (QAction* action : m_cameras) delete action;
    m_cameras.clear();
    m_entries = cameras;
    for (const CameraEntry& camera : cameras) {
        auto* action = new QAction(camera.name, this);
        action->setCheckable(true);
        m_sources->addAction(action);
        connect(action, &QAction::triggered, this, [this, source = camera.source] { Q_EMIT cameraChosen(source); });
        m_cameras << action;
    }
    if (cameras.isEmpty()) {
        auto* none = new QAction(tr("No camera found"), this);
        none->setEnabled(false);
        m_cameras << none;
    }
    sourceMenu->insertActions(m_camerasEnd, m_cameras);
    setSource(m_source);
}

void MainActions::setSource(const QString& source) {
    m_source = source;
    simulator->setChecked(source == QLatin1String("sim"));
    for (int i = 0; i < m_entries.size(); ++i) m_cameras[i]->setChecked(m_entries[i].isNamed(source));
}

QAction* MainActions::addPage(const QString& title) {
    QAction* action = make(title, QStringLiteral("Alt+%1").arg(++m_pages));
    m_view->insertAction(m_pagesEnd, action);
    return action;
}

void MainActions::setLive(bool live) {
    for (QAction* action : {freeze, mirrored, truth}) action->setEnabled(live);
}

void MainActions::setAppearance(Appearance appearance) {
    for (QAction* action : m_appearances->actions())
        if (action->data().toInt() == int(appearance)) action->setChecked(true);
}

}  // namespace ui
