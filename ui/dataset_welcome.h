#pragma once

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

namespace ui {

/// What the page shows while no data set is open: what this is for, and the ways to begin.
class DatasetWelcome : public QWidget {
    Q_OBJECT

public:
    DatasetWelcome(QAction* create, QAction* open, QWidget* parent = nullptr);

    /// Folders that were open before, newest first.
    void setRecent(const QStringList& folders);
    /// Why the last data set could not be opened, or that it is being opened; empty for neither.
    void setNotice(const QString& text, bool problem);

Q_SIGNALS:
    void recentChosen(const QString& folder);

private:
    QLabel* m_notice = nullptr;
    QVBoxLayout* m_recent = nullptr;
};

}  // namespace ui
