#include "app/studio/library_controller.h"

#include <QLocale>
#include <exception>
#include <memory>

#include "core/types/error.h"

namespace app {
namespace {

QString words(const std::string& text) { return QString::fromStdString(text); }

QStringList sentencesOf(const Replacement& replacement) {
    QStringList all;
    for (const std::string& sentence : replacement.sentences()) all << words(sentence);
    return all;
}

/// What was found out on the worker, for the GUI thread.
struct Listing {
    QVector<ui::ModelEntry> models;
    QStringList trash;
    bool canGoBack = false;
};

Listing listingOf(const ModelLibrary& library) {
    Listing listing;
    for (const ModelCard& card : library.models()) listing.models << modelEntry(card);
    for (const std::string& name : library.trash()) listing.trash << words(name);
    listing.canGoBack = library.history().size() > 1;
    return listing;
}

QStringList usableOf(const Listing& listing) {
    QStringList names;
    for (const ui::ModelEntry& model : listing.models) {
        if (!model.problem.isEmpty()) continue;
        if (model.active)
            names.prepend(model.name);
        else
            names.append(model.name);
    }
    return names;
}

}  // namespace

ui::ModelEntry modelEntry(const ModelCard& card) {
    ui::ModelEntry entry;
    entry.name = words(card.name);
    entry.bundled = card.bundled;
    entry.active = card.active;
    entry.problem = words(card.problem);
    const auto fact = [&](const QString& name, const QString& value) {
        if (!value.isEmpty()) entry.facts.append({name, value});
    };
    if (card.summary) {
        const core::ModelConfig& config = card.summary->config;
        entry.architecture = words(config.name);
        for (const std::string& label : config.labels.names) entry.labels << words(label);
        fact(QObject::tr("Network"), QObject::tr("%1 frames of %2 × %2, %3 million parameters")
                                         .arg(config.frames)
                                         .arg(config.size)
                                         .arg(double(card.summary->parameters) / 1e6, 0, 'f', 2));
        for (const auto& [name, value] : card.summary->notes.metrics)
            fact(words(name), QStringLiteral("%L1 %").arg(value * 100, 0, 'f', 1));
        const auto data = card.summary->notes.provenance.find("data");
        if (data != card.summary->notes.provenance.end()) fact(QObject::tr("Trained on"), words(data->second));
    }
    fact(QObject::tr("Trained from"), words(card.parent()));
    if (card.record.top1)
        fact(QObject::tr("Evaluated"), QObject::tr("top-1 %1 %").arg(*card.record.top1 * 100, 0, 'f', 1));
    fact(QObject::tr("Installed"), words(card.record.installed).replace('T', ' ').remove('Z'));
    fact(QObject::tr("From"), words(card.record.origin));
    fact(QObject::tr("File"), words(card.file.string()));
    fact(QObject::tr("SHA-256"), words(card.record.sha256).left(16) + (card.record.sha256.empty() ? "" : "…"));
    if (card.record.comparison) {
        const ModelComparison& comparison = *card.record.comparison;
        entry.comparedWith = words(comparison.model);
        entry.before = comparison.before;
        entry.after = comparison.after;
        if (comparison.interval)
            entry.interval = QObject::tr("95 % interval of the difference: %1 to %2 points")
                                 .arg(comparison.interval->first * 100, 0, 'f', 1)
                                 .arg(comparison.interval->second * 100, 0, 'f', 1);
        for (const ClassChange& change : comparison.classes)
            entry.classes.append({words(change.label), change.clips, change.before, change.after});
    }
    return entry;
}

LibraryController::LibraryController(ui::MainWindow& window, ModelLibrary library)
    : m_window(window), m_library(std::move(library)) {
    m_worker.setMaxThreadCount(1);
    connect(m_window.actions().models, &QAction::triggered, this, &LibraryController::open);
    connect(&m_comparison, &ComparisonController::useWanted, this,
            [this](const QString& name) { activate(name, false); });
}

LibraryController::~LibraryController() { m_worker.waitForDone(); }

void LibraryController::open() {
    if (!m_dialog) {
        m_dialog = new ui::ModelLibraryDialog(&m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ui::ModelLibraryDialog::activateWanted, this, &LibraryController::activate);
        connect(m_dialog, &ui::ModelLibraryDialog::goBackWanted, this, &LibraryController::goBack);
        connect(m_dialog, &ui::ModelLibraryDialog::importWanted, this,
                [this](const QString& file) { install(file, {}, false); });
        connect(m_dialog, &ui::ModelLibraryDialog::compareWanted, this, &LibraryController::compare);
        connect(m_dialog, &ui::ModelLibraryDialog::exportWanted, this, [this](const QString& name, const QString& to) {
            run(
                tr("Writing %1…").arg(to),
                [this, name, to] { m_library.exportTo(name.toStdString(), to.toStdString()); },
                [this, to] { told(tr("%1 is written.").arg(to)); });
        });
        connect(m_dialog, &ui::ModelLibraryDialog::removeWanted, this, [this](const QString& name) {
            run(
                tr("Moving %1 to the trash…").arg(name), [this, name] { m_library.remove(name.toStdString()); },
                [this, name] { told(tr("%1 is in the trash; it can be brought back there.").arg(name)); });
        });
        connect(m_dialog, &ui::ModelLibraryDialog::restoreWanted, this, [this](const QString& name) {
            run(
                tr("Bringing %1 back…").arg(name), [this, name] { m_library.restore(name.toStdString()); },
                [this, name] { told(tr("%1 is installed again.").arg(name)); });
        });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    refresh();
}

void LibraryController::run(const QString& what, Job work, Job done) {
    ++m_jobs;
    if (m_dialog) m_dialog->setBusy(what);
    m_worker.start([this, work = std::move(work), done = std::move(done)] {
        QString problem;
        try {
            work();
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            this, [this, problem, done] { finish(problem, done); }, Qt::QueuedConnection);
    });
}

void LibraryController::finish(const QString& problem, const Job& done) {
    --m_jobs;
    if (m_dialog) m_dialog->setBusy({});
    if (problem.isEmpty()) {
        done();
    } else if (m_dialog) {
        m_dialog->setNotice(problem, true);
    } else {
        m_window.notices().show(problem);
    }
    refresh();
}

/// Fills the dialog anew; what the notice says stays.
void LibraryController::refresh() {
    if (!m_dialog || m_jobs > 0) return;
    ++m_jobs;
    m_worker.start([this] {
        auto listing = std::make_shared<Listing>();
        QString problem;
        try {
            *listing = listingOf(m_library);
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, listing, problem] {
                --m_jobs;
                m_usable = usableOf(*listing);
                if (!m_dialog) return;
                m_dialog->setModels(listing->models, listing->trash, listing->canGoBack);
                if (!problem.isEmpty()) m_dialog->setNotice(problem, true);
            },
            Qt::QueuedConnection);
    });
}

void LibraryController::activate(const QString& name, bool anyway) {
    const auto losses = std::make_shared<QStringList>();
    run(
        tr("Checking %1…").arg(name),
        [this, name, anyway, losses] {
            if (!anyway) *losses = sentencesOf(m_library.replacementBy(name.toStdString()));
            if (losses->isEmpty()) m_library.activate(name.toStdString(), anyway ? Consent::Given : Consent::NotGiven);
        },
        [this, name, losses] {
            if (!losses->isEmpty()) {
                if (!m_dialog) open();
                m_dialog->setNotice({}, false);
                m_dialog->askToReplace(name, *losses);
                return;
            }
            told(tr("%1 is in use now.").arg(name));
            Q_EMIT activated(name);
        });
}

/// With the active model; that one with the next.
void LibraryController::compare(const QString& name) {
    const qsizetype other = m_usable.value(0) == name ? 1 : 0;
    m_comparison.open(m_usable, name, m_usable.value(other), m_dialog);
}

void LibraryController::goBack() {
    const auto name = std::make_shared<QString>();
    run(
        tr("Going back…"), [this, name] { *name = words(m_library.rollBack()); },
        [this, name] {
            told(tr("%1 is in use again.").arg(*name));
            Q_EMIT activated(*name);
        });
}

void LibraryController::install(const QString& file, const QString& evaluation, bool use) {
    const auto name = std::make_shared<QString>();
    run(
        tr("Importing %1…").arg(file),
        [this, file, evaluation, name] {
            *name = words(m_library.install({file.toStdString(), {}, evaluation.toStdString()}).name);
        },
        [this, use, name] {
            told(tr("%1 is installed.").arg(*name));
            if (m_dialog) m_dialog->select(*name);
            if (use) activate(*name, false);
        });
}

void LibraryController::offer(const QString& file, const QString& evaluation) { install(file, evaluation, true); }

void LibraryController::told(const QString& text) {
    if (m_dialog)
        m_dialog->setNotice(text, false);
    else
        m_window.notices().show(text, tr("Models…"));
}

}  // namespace app
