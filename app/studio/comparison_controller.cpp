#include "app/studio/comparison_controller.h"

#include <exception>

#include "app/common/model_lookup.h"
#include "app/studio/training_json.h"
#include "app/studio/training_plan.h"
#include "core/dataset/labelled_clips.h"
#include "training/dataset_parts.h"
#include "ui/evaluation_view.h"
#ifdef CARPUS_MEDIA
#include "app/studio/judged_footage.h"
#endif

namespace app {
namespace {

const QString kRecipe = QStringLiteral("own-gestures");

QString partOf(const QString& dataset) {
    core::DataConfig data;
    data.source = dataset.toStdString();
    const auto clips = core::readLabelledClips(data, {}).clips;
    const auto count = [&](core::DataPart part) { return int(training::recordsOf(clips, part, {}).size()); };
    return judgedPart(count(core::DataPart::CrossSubject), count(core::DataPart::CrossSceneSubject));
}

/// Throws core::Error where a model or the data set cannot be read.
QStringList argumentsFor(const QString& first, const QString& second, const QString& dataset) {
    const auto file = [](const QString& model) {
        return QString::fromStdString(findModel(model.toStdString()).string());
    };
    return {"evaluate",    recipeFile(kRecipe),
            "data.source", dataset,
            "--threads",   QString::number(trainingThreads()),
            "--part",      partOf(dataset),
            "--model",     file(first),
            "--compare",   file(second),
            "--json",      "-"};
}

}  // namespace

ComparisonController::ComparisonController(const QString& program) : m_evaluate(program) {
    m_worker.setMaxThreadCount(1);
    connect(&m_evaluate, &CarpusCommand::done, this, &ComparisonController::accept);
}

ComparisonController::~ComparisonController() { m_worker.waitForDone(); }

void ComparisonController::open(const QStringList& models, const QString& first, const QString& second,
                                QWidget* parent) {
    if (!m_dialog) {
        m_dialog = new ui::ComparisonDialog(parent);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ui::ComparisonDialog::compareWanted, this, &ComparisonController::compare);
        connect(m_dialog, &ui::ComparisonDialog::cancelWanted, this, &ComparisonController::cancel);
        connect(m_dialog, &QDialog::finished, this, &ComparisonController::cancel);
        connect(m_dialog, &ui::ComparisonDialog::useWanted, this, &ComparisonController::useWanted);
#ifdef CARPUS_MEDIA
        m_clips = std::make_unique<JudgedFootage>(m_dialog->result().judged());
#endif
    }
    if (busy()) cancel();
    m_dialog->setModels(models, first, second);
    m_dialog->setDatasets(m_datasets);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ComparisonController::compare(const QString& first, const QString& second, const QString& dataset) {
    m_dataset = dataset;
    m_looking = true;
#ifdef CARPUS_MEDIA
    m_clips->setDataset(dataset);
#endif
    m_dialog->result().setOpponent(second);
    m_dialog->setRunning(true);
    m_dialog->result().setUsable(false);
    m_dialog->result().setMeasuring(tr("%1 and %2 judge the clips…").arg(first, second));
    m_worker.start([this, first, second, dataset] {
        QStringList arguments;
        QString problem;
        try {
            arguments = argumentsFor(first, second, dataset);
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            this, [this, arguments, problem] { evaluate(arguments, problem); }, Qt::QueuedConnection);
    });
}

void ComparisonController::evaluate(const QStringList& arguments, const QString& problem) {
    if (!m_looking) return;  // cancelled
    m_looking = false;
    if (!problem.isEmpty()) return showProblem(problem);
    m_evaluate.run(arguments);
}

void ComparisonController::accept(const QByteArray& output, const QString& problem) {
    const auto evaluation = readEvaluation(output, m_dataset);
    if (!evaluation) return showProblem(problem.isEmpty() ? tr("The models could not be compared.") : problem);
    if (!m_dialog) return;
    m_dialog->setRunning(false);
    m_dialog->result().setEvaluation(*evaluation);
    m_dialog->result().setUsable(true);
}

void ComparisonController::cancel() {
    if (!busy()) return;
    m_looking = false;
    m_evaluate.cancel();
    showProblem(tr("The comparison was cancelled."));
}

void ComparisonController::showProblem(const QString& problem) {
    if (!m_dialog) return;
    m_dialog->setRunning(false);
    m_dialog->result().setNotice(problem, true);
}

}  // namespace app
