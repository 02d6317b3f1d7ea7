#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <memory>

#include "app/studio/carpus_command.h"
#include "ui/comparison_dialog.h"

namespace app {

class JudgedFootage;

/// Lets `carpus evaluate` judge the clips of a data set with two installed models, and shows the difference. Closing
/// the dialog ends the work. GUI thread; never waits.
class ComparisonController : public QObject {
    Q_OBJECT

public:
    explicit ComparisonController(const QString& program = carpusProgram());
    ~ComparisonController() override;

    /// The data sets to choose from, newest first.
    void setDatasets(const QStringList& folders) { m_datasets = folders; }
    /// Opens the dialog with two of the models chosen.
    void open(const QStringList& models, const QString& first, const QString& second, QWidget* parent);
    ui::ComparisonDialog* dialog() { return m_dialog; }
    bool busy() const { return m_looking || m_evaluate.busy(); }

Q_SIGNALS:
    void useWanted(const QString& model);

private:
    void compare(const QString& first, const QString& second, const QString& dataset);
    void evaluate(const QStringList& arguments, const QString& problem);
    void accept(const QByteArray& output, const QString& problem);
    void cancel();
    void showProblem(const QString& problem);

    QStringList m_datasets;
    QString m_dataset;  ///< that is judged
    QPointer<ui::ComparisonDialog> m_dialog;
    CarpusCommand m_evaluate;
    QThreadPool m_worker;
    bool m_looking = false;  ///< for the part of the data set that judges
#ifdef CARPUS_MEDIA
    std::unique_ptr<JudgedFootage> m_clips;
#endif
};

}  // namespace app
