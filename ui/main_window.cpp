#include "ui/main_window.h"

#include <QApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/gesture_legend.h"
#include "ui/icon.h"
#include "ui/latency_popup.h"
#include "ui/plain_button.h"
#include "ui/status_strip.h"
#include "ui/theme.h"

namespace ui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
    setWindowTitle(QStringLiteral("Carpus Studio"));
    setWindowIcon(applicationIcon());
    m_actions = new MainActions(menuBar(), this);
    m_pages = new QStackedWidget(this);
    m_live = new LivePage(this);
    m_status = new StatusStrip(this);
    m_latency = new LatencyPopup(this);

    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = buildBar();
    m_notices = new NoticeBar(centre);
    layout->addWidget(m_bar);
    layout->addWidget(m_notices);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
    setCentralWidget(centre);
    addPage(m_live, tr("Live"));
    connectActions();
    setSource(QStringLiteral("sim"), tr("Simulator"));
    resize(1280, 800);
    m_live->setFocus();
}

bool MainWindow::event(QEvent* event) {
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::ThemeChange) Q_EMIT systemSchemeChanged();
    return handled;
}

void MainWindow::addPage(QWidget* page, const QString& title) {
    m_pages->addWidget(page);
    const QAction* action = m_actions->addPage(title);
    connect(action, &QAction::triggered, page, [this, page] { showPage(page); });
    m_tabs->setTabToolTip(m_tabs->addTab(title), action->shortcut().toString(QKeySequence::NativeText));
}

void MainWindow::showPage(QWidget* page) { m_tabs->setCurrentIndex(m_pages->indexOf(page)); }

QWidget* MainWindow::currentPage() const { return m_pages->currentWidget(); }

void MainWindow::changePage(int index) {
    m_pages->setCurrentIndex(index);
    m_tabs->updateGeometry();  // the current tab is bold and needs more room
    m_actions->setLive(currentPage() == m_live);
}

QWidget* MainWindow::buildBar() {
    auto* bar = new QFrame(this);
    bar->setObjectName("bar");
    m_tabs = new QTabBar(bar);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Pages"));
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::changePage);
    m_source = new QToolButton(bar);
    m_source->setMenu(m_actions->sourceMenu);
    m_source->setPopupMode(QToolButton::InstantPopup);
    m_source->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_source->setIcon(themedIcon(QStringLiteral("camera")));
    m_source->setIconSize({18, 18});
    m_source->setAccessibleName(tr("Source"));
    m_source->setToolTip(tr("Where the pictures come from"));

    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_tabs);
    layout->addStretch();
    for (QAction* action : {m_actions->freeze, m_actions->mirrored, m_actions->fullScreen, m_actions->gestures})
        layout->addWidget(plainButton(action, this));
    layout->addSpacing(kGrid);
    layout->addWidget(m_source);
    return bar;
}

void MainWindow::connectActions() {
    const MainActions& a = *m_actions;
    connect(a.simulator, &QAction::triggered, this, [this] { Q_EMIT sourceChosen(QStringLiteral("sim")); });
    connect(m_actions, &MainActions::cameraChosen, this, &MainWindow::sourceChosen);
    connect(a.openFile, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(a.openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(a.openAddress, &QAction::triggered, this, &MainWindow::chooseAddress);
    connect(a.restart, &QAction::triggered, this, &MainWindow::retryRequested);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.sourceMenu, &QMenu::aboutToShow, this, &MainWindow::camerasWanted);
    connect(a.freeze, &QAction::toggled, m_live, &LivePage::setFrozen);
    connect(a.mirrored, &QAction::toggled, &m_live->video(), &VideoView::setMirrored);
    connect(a.truth, &QAction::toggled, m_live, &LivePage::setTruthShown);
    connect(a.fullScreen, &QAction::toggled, this, &MainWindow::setFullScreen);
    connect(a.leaveFullScreen, &QAction::triggered, this, [this] { m_actions->fullScreen->setChecked(false); });
    connect(a.latency, &QAction::triggered, this, &MainWindow::openLatency);
    connect(a.gestures, &QAction::triggered, this, &MainWindow::showLegend);
    connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_notices, &NoticeBar::actionWanted, a.models, &QAction::trigger);
    connect(m_actions, &MainActions::appearanceChosen, this, &MainWindow::appearanceChosen);
    connect(m_status, &StatusStrip::latencyClicked, this, &MainWindow::openLatency);
    connect(m_live, &LivePage::retryRequested, this, &MainWindow::retryRequested);
    connect(m_live, &LivePage::sourceDropped, this, &MainWindow::sourceChosen);
    connect(m_live, &LivePage::simulatorRequested, a.simulator, &QAction::trigger);
}

void MainWindow::setSource(const QString& source, const QString& name) {
    m_actions->setSource(source);
    m_source->setText(QStringLiteral(" %1  \u25be").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, 260)));
    m_source->setAccessibleDescription(name);
}

void MainWindow::setModel(const core::ClassifierInfo& info, double threshold) {
    m_live->setModel(info, threshold);
    m_status->setModel(info);
}

void MainWindow::setReading(const LiveReading& reading) {
    m_reading = reading;
    m_status->setReading(reading);
    m_live->setSourceState(reading.worker.source, reading.simulated);
    if (m_latency->isVisible()) m_latency->setReading(reading);
}

void MainWindow::openLatency() {
    m_latency->setReading(m_reading);
    const QToolButton* button = m_status->latencyButton();
    m_latency->openAbove(button->mapToGlobal(QPoint(button->width(), -kGrid)));
}

/// Below its button, without waiting as QToolButton::showMenu would.
void MainWindow::openSources() {
    QMenu* menu = m_actions->sourceMenu;
    const QPoint corner = m_source->mapToGlobal(QPoint(m_source->width(), m_source->height() + kGrid / 2));
    menu->popup(corner - QPoint(menu->sizeHint().width(), 0));
}

void MainWindow::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Open a video as the source"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Videos (*.mp4 *.mkv *.webm *.avi *.mov *.m4v *.mpg *.mpeg *.ts *.ogv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { Q_EMIT sourceChosen(QStringLiteral("file:") + path); });
    dialog->open();
}

void MainWindow::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Open a folder of pictures as the source"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { Q_EMIT sourceChosen(QStringLiteral("file:") + path); });
    dialog->open();
}

void MainWindow::chooseAddress() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Network address"));
    dialog->setLabelText(tr("Address of a network camera (rtsp://… or http://…):"));
    dialog->setTextValue(QStringLiteral("rtsp://"));
    dialog->resize(480, dialog->sizeHint().height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty()) Q_EMIT sourceChosen(text.trimmed());
    });
    dialog->open();
}

/// Full screen means the picture and what belongs to it: menus and bars step aside, the shortcuts keep working. That a
/// camera is on stays in sight.
void MainWindow::setFullScreen(bool on) {
    menuBar()->setVisible(!on);
    m_bar->setVisible(!on);
    m_status->setVisible(!on);
    m_live->setSourceMarked(on);
    setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::showLegend() {
    auto* legend = new GestureLegend(this);
    legend->setAttribute(Qt::WA_DeleteOnClose);
    legend->show();
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Carpus"));
    box->setIconPixmap(iconPixmap(QStringLiteral("carpus"), Qt::black, 64, devicePixelRatioF()));
    box->setText(tr("<b>Carpus Studio %1</b>").arg(QApplication::applicationVersion()));
    box->setInformativeText(
        tr("Recognises hand gestures from a camera worn on the wrist.\nNothing leaves this "
           "computer. Apache License 2.0."));
    box->open();
}

}  // namespace ui
