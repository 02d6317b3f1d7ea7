#pragma once

#include <QObject>
#include <memory>

#include "app/studio/carpus_command.h"
#include "app/studio/judged_footage.h"
#include "app/studio/training_run.h"
#include "ui/main_window.h"
#include "ui/train_page.h"

namespace app {

/// Carries what the Train page asks for to `carpus` processes and back: the look at the clips, the training, the
/// evaluation. Trainings are kept in the user's data folder; one that was left running or was cut off is found again at
/// the start. GUI thread; never waits.
class TrainController : public QObject {
    Q_OBJECT

public:
    /// Adds the page to the window. `activeModel` as findModel() takes it.
    TrainController(ui::MainWindow& window, const std::string& activeModel, const QString& program = carpusProgram());
    /// A training that runs is paused: nothing goes on unseen, and nothing is lost.
    ~TrainController() override;

    ui::TrainPage& page() { return m_page; }
    void setDatasets(const QStringList& folders);
    /// What new runs begin with and are compared to.
    void setActiveModel(const std::string& model);
    /// The training that is shown; null while there is none.
    const TrainingRun* run() const { return m_run.get(); }
    /// Whether clips are made for a training that may be started.
    bool preparing() const { return m_prepare.busy(); }

Q_SIGNALS:
    /// The person wants to use a trained model; `evaluation` is the JSON that `carpus evaluate` wrote about it.
    void useModelWanted(const QString& model, const QString& evaluation);

private:
    void connectSetup();
    void connectTraining();
    void connectResult();
    void look(const ui::TrainingSetup& setup);
    void acceptReport(const QByteArray& output, const QString& problem);
    void prepare();
    void train(const ui::TrainingSetup& setup);
    void resume();
    void open(const QString& folder);
    void close();
    void findLeftRun();
    void showRun();
    void refreshRuns();
    void afterEnd();
    void measure();
    void acceptEvaluation(const QString& problem);
    bool showEvaluation();
    void trash(const QString& folder);

    ui::TrainPage& m_page;
    QString m_program;
    std::string m_activeModel;
    QStringList m_looked;  ///< the command whose clips were looked at
    CarpusCommand m_preflight;
    CarpusCommand m_prepare;
    CarpusCommand m_evaluate;
    core::PreflightReport m_report;
    std::unique_ptr<TrainingRun> m_run;
    bool m_judgeAfterPause = false;
    JudgedFootage m_clips;
};

}  // namespace app
