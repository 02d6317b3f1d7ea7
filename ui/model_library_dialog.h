#pragma once

#include <QDialog>
#include <QListWidget>
#include <QPushButton>

#include "ui/model_values.h"

class QLabel;
class QMenu;
class QScrollArea;
class QToolButton;

namespace ui {

class ModelDetails;

/// The installed models with what can be done with them. It asks by signal and shows what it is told; it never waits.
class ModelLibraryDialog : public QDialog {
    Q_OBJECT

public:
    explicit ModelLibraryDialog(QWidget* parent = nullptr);

    /// `trash` can be brought back; `canGoBack`: another model was in use before.
    void setModels(const QVector<ModelEntry>& models, const QStringList& trash, bool canGoBack);
    /// Says what is being done and holds the buttons back; empty when it is done.
    void setBusy(const QString& text);
    void setNotice(const QString& text, bool problem);
    QString notice() const;
    QString selected() const;
    void select(const QString& name);
    /// Says what would be lost and asks once; activateWanted(name, true) follows a yes.
    void askToReplace(const QString& name, const QStringList& losses);

Q_SIGNALS:
    /// `anyway`: the user has seen what is lost and wants it.
    void activateWanted(const QString& name, bool anyway);
    void goBackWanted();
    void importWanted(const QString& path);
    /// With another model, on the clips of a data set.
    void compareWanted(const QString& name);
    void exportWanted(const QString& name, const QString& path);
    void removeWanted(const QString& name);
    void restoreWanted(const QString& name);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildButtons();
    void showSelected();
    void chooseImport();
    void chooseExport();

    QVector<ModelEntry> m_models;
    QListWidget* m_list = nullptr;
    QScrollArea* m_scroll = nullptr;
    ModelDetails* m_details = nullptr;
    QLabel* m_notice = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_remove = nullptr;
    QToolButton* m_restore = nullptr;
    QMenu* m_trash = nullptr;
    bool m_busy = false;
    bool m_canGoBack = false;
};

}  // namespace ui
