#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <functional>

#include "app/common/library/model_library.h"
#include "app/studio/comparison_controller.h"
#include "ui/main_window.h"
#include "ui/model_library_dialog.h"

namespace app {

/// Carries the model library to the window and back. Reading, copying and checking happen on a thread of its own, one
/// after the other; the window never waits.
class LibraryController : public QObject {
    Q_OBJECT

public:
    explicit LibraryController(ui::MainWindow& window, ModelLibrary library = ModelLibrary());
    ~LibraryController() override;

    /// Opens the dialog, or brings it to the front.
    void open();
    /// "Use this model" of another page: installs the checkpoint with its evaluation and activates it; where something
    /// would be lost the user is asked first. `evaluation` may be empty.
    void offer(const QString& file, const QString& evaluation);
    /// The data sets that models can be compared on, newest first.
    void setDatasets(const QStringList& folders) { m_comparison.setDatasets(folders); }
    ComparisonController& comparison() { return m_comparison; }
    ui::ModelLibraryDialog* dialog() { return m_dialog; }
    bool busy() const { return m_jobs > 0; }

Q_SIGNALS:
    /// Another model is in use from now on.
    void activated(const QString& name);

private:
    using Job = std::function<void()>;

    /// Runs `work` on the worker, then `done` on the GUI thread; an error is shown instead.
    void run(const QString& what, Job work, Job done);
    void finish(const QString& problem, const Job& done);
    void refresh();
    void activate(const QString& name, bool anyway);
    void compare(const QString& name);
    void goBack();
    void install(const QString& file, const QString& evaluation, bool use);
    void told(const QString& text);

    ui::MainWindow& m_window;
    const ModelLibrary m_library;
    QPointer<ui::ModelLibraryDialog> m_dialog;
    ComparisonController m_comparison;
    QStringList m_usable;  ///< models that can be compared, the active one first
    QThreadPool m_worker;
    int m_jobs = 0;
};

/// What the window shows of a model.
ui::ModelEntry modelEntry(const ModelCard& card);

}  // namespace app
