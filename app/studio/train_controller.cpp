#include "app/studio/train_controller.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMenuBar>

#include "app/common/model_lookup.h"
#include "app/studio/training_json.h"
#include "app/studio/training_plan.h"
#include "core/types/error.h"
#include "training/recipe.h"
#include "ui/evaluation_view.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

namespace app {
namespace {

using ui::TrainingState;

const QString kEvaluation = QStringLiteral("evaluation.json");

/// What `carpus evaluate` wrote about the run's model; empty where it has not.
QByteArray evaluationOf(const TrainingRun& run) {
    QFile file(run.file(kEvaluation));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString shown(const core::Error& error) { return QString::fromUtf8(error.what()); }

}  // namespace

TrainController::TrainController(ui::MainWindow& window, const std::string& activeModel, const QString& program)
    : m_page(*new ui::TrainPage(&window)),
      m_program(program),
      m_preflight(program),
      m_prepare(program),
      m_evaluate(program),
      m_clips(m_page.result().judged()) {
    window.addPage(&m_page, ui::TrainPage::tr("Train"));
    window.menuBar()->insertMenu(window.menuBar()->actions().constLast(), &m_page.menu());
    connectSetup();
    connectTraining();
    connectResult();
    setActiveModel(activeModel);
    m_page.setup().setSettings(training::recipeSettings());
    m_page.setup().setRecipes(bundledRecipes());
    refreshRuns();
    findLeftRun();
}

TrainController::~TrainController() {
    if (m_run) m_run->pause();
}

void TrainController::setDatasets(const QStringList& folders) { m_page.setup().setDatasets(folders); }

void TrainController::setActiveModel(const std::string& model) {
    m_activeModel = model;
    try {
        m_page.setup().setActiveModel(QString::fromStdString(findModel(model).stem().string()));
    } catch (const core::Error&) {
        m_page.setup().setActiveModel({});  // told when somebody wants to train
    }
}

void TrainController::connectSetup() {
    ui::TrainSetupView& setup = m_page.setup();
    connect(&setup, &ui::TrainSetupView::recipeChosen, this, [this](const QString& recipe) {
        try {
            m_page.setup().setRecipeValues(recipeValuesOf(recipe));
        } catch (const core::Error& error) {
            m_page.setup().showProblem(shown(error));
        }
    });
    connect(&setup, &ui::TrainSetupView::setupChanged, this, &TrainController::look);
    connect(&setup, &ui::TrainSetupView::trainWanted, this, &TrainController::train);
    connect(&m_preflight, &CarpusCommand::done, this, &TrainController::acceptReport);
}

void TrainController::connectTraining() {
    ui::TrainingView& view = m_page.training();
    connect(&view, &ui::TrainingView::pauseWanted, this, [this] {
        if (m_run) m_run->pause();
    });
    connect(&view, &ui::TrainingView::resumeWanted, this, &TrainController::resume);
    connect(&view, &ui::TrainingView::stopWanted, this, [this] {
        if (!m_run) return;
        m_judgeAfterPause = true;
        if (m_run->alive())
            m_run->pause();
        else
            afterEnd();
    });
    connect(&m_page, &ui::TrainPage::runChosen, this, &TrainController::open);
    connect(&m_page, &ui::TrainPage::runTrashWanted, this, &TrainController::trash);
}

void TrainController::connectResult() {
    ui::EvaluationView& result = m_page.result();
    connect(&result, &ui::EvaluationView::measureWanted, this, &TrainController::measure);
    connect(&result, &ui::EvaluationView::cancelWanted, this, [this] {
        m_evaluate.cancel();
        m_page.result().setNotice(tr("The measurement was cancelled."), true);
    });
    connect(&result, &ui::EvaluationView::useWanted, this, [this] {
        if (m_run) Q_EMIT useModelWanted(m_run->news().model, QString::fromUtf8(evaluationOf(*m_run)));
    });
    connect(&m_evaluate, &CarpusCommand::done, this,
            [this](const QByteArray&, const QString& problem) { acceptEvaluation(problem); });
}

/// The look takes part of the processor for some seconds, so it waits while a training runs.
void TrainController::look(const ui::TrainingSetup& setup) {
    m_preflight.cancel();
    m_prepare.cancel();
    try {
        if (recipeValuesOf(setup.recipe).at("data.source") != "simulate" && setup.dataset.isEmpty()) {
            m_page.setup().showHint(
                tr("Choose a data set, or record one under Record & label. Its clips are looked at "
                   "here before anything starts: how many there are of each gesture, whether they "
                   "can be read, who is tested, how long it will take and how much memory."));
            return;
        }
        if (m_run && m_run->alive()) {
            m_page.setup().showProblem(
                tr("A training runs. When it has ended or is paused, change something here to "
                   "look at the clips."));
            return;
        }
        const QString model = QString::fromStdString(findModel(m_activeModel).string());
        m_page.setup().setLooking();
        m_looked = QStringList{"train"} + trainingArguments(setup, recipeFile(setup.recipe), model);
        m_preflight.run(m_looked + QStringList{"--preflight", "--json", "-"});
    } catch (const core::Error& error) {
        m_page.setup().showProblem(shown(error));
    }
}

void TrainController::acceptReport(const QByteArray& output, const QString& problem) {
    const auto report = readPreflight(output);
    if (!report) {
        m_page.setup().showProblem(problem.isEmpty() ? tr("The clips could not be looked at.") : problem);
        return;
    }
    m_report = *report;
    m_page.setup().setReport(*report);
    prepare();
}

/// While the report is read, the clips that the training begins with are made: few enough that nobody minds the work,
/// should they not train after all. What goes wrong then goes wrong in the training, too, and is told there.
void TrainController::prepare() {
    constexpr double kLongestS = 300;
    if (m_report.canStart() && m_report.prepareSeconds <= kLongestS) m_prepare.run(m_looked + QStringList{"--prepare"});
}

void TrainController::train(const ui::TrainingSetup& setup) {
    m_preflight.cancel();
    m_prepare.cancel();  // the training goes on from the clips that it made
    try {
        const QString folder = makeRun(setup, m_report, QString::fromStdString(findModel(m_activeModel).string()));
        open(folder);
        m_run->start();
        showRun();
    } catch (const core::Error& error) {
        m_page.setup().showProblem(shown(error));
        return;
    }
    refreshRuns();
    m_page.showTraining();
}

void TrainController::resume() {
    if (!m_run) return;
    m_judgeAfterPause = false;
    m_page.tell({});
    try {
        m_run->start();
    } catch (const core::Error& error) {
        m_page.tell(shown(error));
    }
    showRun();
    refreshRuns();
}

void TrainController::open(const QString& folder) {
    close();
    try {
        m_run = std::make_unique<TrainingRun>(folder, m_program);
    } catch (const core::Error& error) {
        m_page.tell(shown(error));
        refreshRuns();
        return;
    }
    connect(m_run.get(), &TrainingRun::changed, this, &TrainController::showRun);
    connect(m_run.get(), &TrainingRun::ended, this, &TrainController::afterEnd);
    m_clips.setDataset(m_run->record().dataset);
    m_page.setRun(folder);
    m_page.tell({});
    showRun();
    if (!showEvaluation()) m_page.result().setNotice(tr("Nothing has been measured yet."), false);
    m_page.showTraining();
    if (m_run->news().state == TrainingState::Finished && QFileInfo::exists(m_run->file(kEvaluation)))
        m_page.showResult();
}

/// Another run is shown from now on. One that works is not left to itself.
void TrainController::close() {
    m_evaluate.cancel();
    m_judgeAfterPause = false;
    if (!m_run) return;
    m_run->disconnect(this);
    m_run->pause();
    m_run.reset();
}

void TrainController::findLeftRun() {
    const QStringList folders = runFolders();
    if (folders.isEmpty()) return;
    const TrainingRun last(folders.first(), m_program);
    if (last.news().state == TrainingState::Finished) return;
    const bool runs = last.alive();
    const bool paused = last.news().state == TrainingState::Paused;
    open(folders.first());
    m_page.tell(runs     ? tr("This training went on while Carpus was closed. You are following it again.")
                : paused ? tr("This training is paused. Resume it, or set up another one.")
                         : tr("This training was cut off. Resume it, or set up another one."));
}

void TrainController::showRun() {
    if (!m_run) return;
    m_page.training().setNews(m_run->news());
    m_page.setup().setFree(!m_run->alive());
    m_page.result().setUsable(!m_run->news().model.isEmpty() && !m_run->alive());
}

void TrainController::refreshRuns() {
    QVector<ui::RunEntry> entries;
    for (const QString& folder : runFolders()) {
        const TrainingRun run(folder, m_program);
        entries << ui::RunEntry{folder, run.record().name, run.news().state};
    }
    m_page.setRuns(entries);
}

void TrainController::afterEnd() {
    showRun();
    refreshRuns();
    m_page.setup().lookAgain();
    const TrainingState state = m_run->news().state;
    const bool judge = state == TrainingState::Finished || (m_judgeAfterPause && !m_run->news().model.isEmpty());
    m_judgeAfterPause = false;
    if (judge) measure();
}

void TrainController::measure() {
    if (!m_run || m_run->alive()) return;
    if (m_run->news().model.isEmpty()) {
        m_page.result().setNotice(tr("There is no model yet. Resume the training until its first validation."), true);
        return;
    }
    m_page.result().setMeasuring(tr("Measuring the model on clips that it was not trained on…"));
    const RunRecord& record = m_run->record();
    QFile::remove(m_run->file(kEvaluation));
    QStringList arguments{"evaluate"};
    arguments << record.arguments << "--part" << record.part << "--model" << m_run->news().model << "--compare"
              << record.compared << "--json" << m_run->file(kEvaluation);
    m_evaluate.run(arguments);
    m_page.showResult();
}

void TrainController::acceptEvaluation(const QString& problem) {
    if (showEvaluation()) return;
    m_page.result().setNotice(problem.isEmpty() ? tr("The model could not be measured.") : problem, true);
}

bool TrainController::showEvaluation() {
    const auto evaluation = m_run ? readEvaluation(evaluationOf(*m_run), m_run->record().dataset) : std::nullopt;
    if (!evaluation) return false;
    m_page.result().setEvaluation(*evaluation);
    return true;
}

void TrainController::trash(const QString& folder) {
    close();
    if (!QFile::moveToTrash(folder)) m_page.tell(tr("Cannot move %1 to the trash.").arg(folder));
    m_page.setRun({});
    m_page.showSetup();
    m_page.setup().setFree(true);
    refreshRuns();
}

}  // namespace app
