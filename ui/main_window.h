#pragma once

#include <QMainWindow>
#include <QTabBar>
#include <QToolButton>

#include "ui/live_page.h"
#include "ui/main_actions.h"
#include "ui/notice_bar.h"

class QStackedWidget;

namespace ui {

class LatencyPopup;
class StatusStrip;

/// The window: menus, the bar with the pages and the source, the pages, the status strip. It asks for sources by
/// signal and shows what it is told; it owns no engine. Live is its own page, others are added.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);

    LivePage& live() { return *m_live; }
    MainActions& actions() { return *m_actions; }
    StatusStrip& status() { return *m_status; }
    LatencyPopup& latencyPopup() { return *m_latency; }
    NoticeBar& notices() { return *m_notices; }

    /// Adds a page behind those that are there, with a tab and Alt+N; the window owns it from then on.
    void addPage(QWidget* page, const QString& title);
    void showPage(QWidget* page);
    QWidget* currentPage() const;

    void setCameras(const QVector<CameraEntry>& cameras) { m_actions->setCameras(cameras); }
    /// The source in use: its source string and the name shown on the button.
    void setSource(const QString& source, const QString& name);
    void setModel(const core::ClassifierInfo& info, double threshold);
    void setReading(const LiveReading& reading);
    void openLatency();
    void openSources();

Q_SIGNALS:
    /// A source string as `carpus live --source` takes it.
    void sourceChosen(const QString& source);
    void retryRequested();
    /// The source menu is about to open: the list of cameras should be made anew.
    void camerasWanted();
    void appearanceChosen(ui::Appearance appearance);
    /// The desktop changed its light or dark scheme.
    void systemSchemeChanged();

protected:
    bool event(QEvent* event) override;

private:
    QWidget* buildBar();
    void changePage(int index);
    void connectActions();
    void chooseFile();
    void chooseFolder();
    void chooseAddress();
    void setFullScreen(bool on);
    void showLegend();
    void showAbout();

    MainActions* m_actions = nullptr;
    QWidget* m_bar = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    QToolButton* m_source = nullptr;
    LivePage* m_live = nullptr;
    NoticeBar* m_notices = nullptr;
    StatusStrip* m_status = nullptr;
    LatencyPopup* m_latency = nullptr;
    LiveReading m_reading;
};

}  // namespace ui
